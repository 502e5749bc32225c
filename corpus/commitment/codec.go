package commitment

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"cewen/analysis/numeral"
)

// ErrEncoding is the error about bytes that Encode has not made.
var ErrEncoding = errors.New("commitments cannot be decoded")

// Encode lays out the commitments of the paragraphs of a document, without their spans:
// these are parts of the texts.
func Encode(all [][]Commitment) []byte {
	b := binary.AppendUvarint(nil, uint64(len(all)))
	for _, list := range all {
		b = binary.AppendUvarint(b, uint64(len(list)))
		for i := range list {
			b = appendCommitment(b, &list[i])
		}
	}
	return b
}

func appendCommitment(b []byte, c *Commitment) []byte {
	b = binary.AppendUvarint(b, uint64(c.Start))
	b = binary.AppendUvarint(b, uint64(c.End-c.Start))
	for _, s := range []string{string(c.Type), string(c.Strength), string(c.Rule), c.Action, c.Object, c.Deadline, c.Lead} {
		b = appendString(b, s)
	}
	b = binary.AppendUvarint(b, uint64(len(c.Quantities)))
	for _, q := range c.Quantities {
		for _, s := range []string{q.Raw, q.Unit, string(q.Comparator)} {
			b = appendString(b, s)
		}
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(q.Value))
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(q.Value2))
	}
	return b
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// Decode reads what Encode laid out; text gives the paragraphs as printed.
func Decode(b []byte, text func(paragraph int) (string, error)) ([][]Commitment, error) {
	d := decoder{rest: b, names: make(map[string]string)}
	all := make([][]Commitment, d.count())
	for i := range all {
		n := d.count()
		if n == 0 {
			continue
		}
		printed, err := text(i)
		if err != nil {
			return nil, err
		}
		all[i] = make([]Commitment, n)
		for j := range all[i] {
			d.commitment(&all[i][j], printed)
		}
	}
	if d.bad || len(d.rest) > 0 {
		return nil, fmt.Errorf("%w: %d bytes, %d left", ErrEncoding, len(b), len(d.rest))
	}
	return all, nil
}

// decoder takes values off the front of some bytes. Once one is wrong, all are zero.
type decoder struct {
	rest []byte
	bad  bool
	// names are strings that came before: types, verbs, units come again and again.
	names map[string]string
}

func (d *decoder) fail() { d.bad, d.rest = true, nil }

func (d *decoder) number() int {
	n, size := binary.Uvarint(d.rest)
	if size <= 0 || n > math.MaxInt32 {
		d.fail()
		return 0
	}
	d.rest = d.rest[size:]
	return int(n)
}

// count is a number of things of which each takes at least a byte.
func (d *decoder) count() int {
	n := d.number()
	if n > len(d.rest) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) string() string {
	n := d.count()
	s := string(d.rest[:n])
	d.rest = d.rest[n:]
	return s
}

// name is a string that is likely to come again.
func (d *decoder) name() string {
	n := d.count()
	s, ok := d.names[string(d.rest[:n])]
	if !ok {
		s = string(d.rest[:n])
		d.names[s] = s
	}
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) float() float64 {
	const size = 8
	if len(d.rest) < size {
		d.fail()
		return 0
	}
	f := math.Float64frombits(binary.LittleEndian.Uint64(d.rest))
	d.rest = d.rest[size:]
	return f
}

func (d *decoder) commitment(c *Commitment, printed string) {
	c.Start = d.number()
	c.End = c.Start + d.number()
	if c.End > len(printed) {
		d.fail()
		return
	}
	c.Span = printed[c.Start:c.End]
	c.Type, c.Strength, c.Rule = Type(d.name()), Strength(d.name()), Rule(d.name())
	c.Action, c.Object, c.Deadline, c.Lead = d.name(), d.string(), d.name(), d.name()
	c.Quantities = make([]Quantity, d.count())
	for i := range c.Quantities {
		q := &c.Quantities[i]
		q.Raw, q.Unit, q.Comparator = d.string(), d.name(), numeral.Comparator(d.name())
		q.Value, q.Value2 = d.float(), d.float()
	}
}
