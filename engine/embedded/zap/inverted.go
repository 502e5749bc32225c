package zap

import (
	"slices"
	"strings"
)

// inverted is a field turned round: its terms in their order, each with its records.
type inverted struct {
	terms []string
	// first tells where the postings of each term begin; one more tells where they end.
	first []uint32
	// records are those of the first term in their order, then those of the second, and so
	// on.
	records []uint32
	// frequencies and lengths, a posting each; nil where only records are kept.
	frequencies, lengths []uint32
	at                   int    // the next term
	key                  []byte // the last one
}

// invert turns a field round. fields are what records have of it, nil for nothing.
func invert(fields []*Field) *inverted {
	numbers := NewNumbering()
	var terms []string // by number, as they come
	var counts []uint32
	var sequence []uint32 // the number of each term of each record
	scored := false
	for _, f := range fields {
		if f == nil {
			continue
		}
		scored = scored || f.Frequencies != nil
		for _, term := range f.Terms {
			number, added := numbers.Number(term)
			if added {
				terms, counts = append(terms, term), append(counts, 0)
			}
			counts[number]++
			sequence = append(sequence, number)
		}
	}
	order := make([]uint32, len(terms)) // the numbers in the order of their terms
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return strings.Compare(terms[a], terms[b]) })
	in := &inverted{terms: make([]string, len(terms)), first: make([]uint32, len(terms)+1), records: make([]uint32, len(sequence))}
	next := make([]uint32, len(terms)) // by number: where its next posting goes
	for i, number := range order {
		in.terms[i] = terms[number]
		next[number] = in.first[i]
		in.first[i+1] = in.first[i] + counts[number]
	}
	if scored {
		in.frequencies, in.lengths = make([]uint32, len(sequence)), make([]uint32, len(sequence))
	}
	in.fill(fields, sequence, next)
	return in
}

// fill puts each posting where it belongs.
func (in *inverted) fill(fields []*Field, sequence, next []uint32) {
	for record, f := range fields {
		if f == nil {
			continue
		}
		for i := range f.Terms {
			at := next[sequence[i]]
			next[sequence[i]]++
			in.records[at] = uint32(record)
			if in.frequencies != nil {
				in.frequencies[at], in.lengths[at] = f.frequency(i), uint32(f.Length)
			}
		}
		sequence = sequence[len(f.Terms):]
	}
}

// next implements terms.
func (in *inverted) next() (term []byte, p postings, ok bool, err error) {
	i := in.at
	if i == len(in.terms) {
		return nil, p, false, nil
	}
	in.at++
	in.key = append(in.key[:0], in.terms[i]...)
	from, to := in.first[i], in.first[i+1]
	p.records = in.records[from:to]
	if in.frequencies != nil {
		p.frequencies, p.lengths = in.frequencies[from:to], in.lengths[from:to]
	}
	return in.key, p, true, nil
}
