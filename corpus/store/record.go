package store

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"cewen/corpus"
)

// head is what is known of a document without its text.
type head struct {
	ID string `json:"id"`
	corpus.Metadata
	Source corpus.Source `json:"from"`
}

func (h *head) document() *corpus.Document {
	return &corpus.Document{ID: h.ID, Metadata: h.Metadata, Source: h.Source}
}

// outline is the structure of a document: its sections, and of each paragraph
// everything but the text.
type outline struct {
	sections   []corpus.Section
	paragraphs []corpus.Paragraph
}

// kindCodes are the bytes that stand for kinds of paragraph.
var kindCodes = []corpus.ParagraphKind{corpus.KindTitle, corpus.KindHeading, corpus.KindText, corpus.KindTable}

// What is added to the code of a kind where the paragraph has a label or a page.
// Most have neither, and then take no room for them; outlines of format 1 read as
// such.
const (
	flagLabel = 1 << 4
	flagPage  = 1 << 5
	kindMask  = flagLabel - 1
)

// encode lays out the sections as JSON, with its length before it, then for each
// paragraph the code of its kind, its section plus one, and its anchor with its
// length before it; where the code says so its label, with its length before it,
// and its page. Hits decode outlines all the time, so the many are binary.
func (o outline) encode() ([]byte, error) {
	sections, err := json.Marshal(o.sections)
	if err != nil {
		return nil, fmt.Errorf("encode sections: %w", err)
	}
	b := binary.AppendUvarint(nil, uint64(len(sections)))
	b = append(b, sections...)
	for _, p := range o.paragraphs {
		code := slices.Index(kindCodes, p.Kind)
		if code < 0 || p.Section < corpus.NoSection || p.Section >= len(o.sections) {
			return nil, fmt.Errorf("paragraph %s: kind %q, section %d of %d", p.Anchor, p.Kind, p.Section, len(o.sections))
		}
		if p.Label != "" {
			code |= flagLabel
		}
		if p.Page > 0 {
			code |= flagPage
		}
		b = binary.AppendUvarint(append(b, byte(code)), uint64(p.Section+1))
		b = binary.AppendUvarint(b, uint64(len(p.Anchor)))
		b = append(b, p.Anchor...)
		if p.Label != "" {
			b = binary.AppendUvarint(b, uint64(len(p.Label)))
			b = append(b, p.Label...)
		}
		if p.Page > 0 {
			b = binary.AppendUvarint(b, uint64(p.Page))
		}
	}
	return b, nil
}

func decodeOutline(b []byte) (*outline, error) {
	r := reader{rest: b}
	o := new(outline)
	if sections := r.bytes(r.number()); r.ok() {
		if err := json.Unmarshal(sections, &o.sections); err != nil {
			return nil, fmt.Errorf("%w: sections: %w", ErrDamaged, err)
		}
	}
	o.paragraphs = make([]corpus.Paragraph, 0, len(r.rest)/10)
	var labels lastString
	for r.ok() && len(r.rest) > 0 {
		code, section, anchor := r.number(), r.number()-1, r.bytes(r.number())
		p := corpus.Paragraph{Anchor: string(anchor), Section: section}
		if code&flagLabel != 0 {
			p.Label = labels.of(r.bytes(r.number()))
		}
		if code&flagPage != 0 {
			p.Page = r.number()
		}
		kind := code & kindMask
		if !r.ok() || code >= flagPage<<1 || kind >= len(kindCodes) || section >= len(o.sections) {
			r.bad = true
			break
		}
		p.Kind = kindCodes[kind]
		o.paragraphs = append(o.paragraphs, p)
	}
	if !r.ok() {
		return nil, fmt.Errorf("%w: outline of %d bytes", ErrDamaged, len(b))
	}
	return o, nil
}

// lastString makes one string of bytes that come again and again in a row, as the
// label of an article does.
type lastString string

func (l *lastString) of(b []byte) string {
	if string(b) != string(*l) {
		*l = lastString(b)
	}
	return string(*l)
}

// reader reads numbers and bytes until something is wrong.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) ok() bool { return !r.bad }

func (r *reader) number() int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > math.MaxInt32 {
		r.bad = true
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.rest) {
		r.bad = true
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// record is a document as it lies in the store.
type record struct {
	head, outline, edits, folded []byte
}

func decodeHead(b []byte) (*head, error) {
	h := new(head)
	if err := json.Unmarshal(b, h); err != nil {
		return nil, fmt.Errorf("%w: head: %w", ErrDamaged, err)
	}
	return h, nil
}

// decodeSummary reads a part of a head. That takes half the time of the whole.
func decodeSummary(b []byte, s *Summary) error {
	part := struct {
		ID string `json:"id"`
		*corpus.Metadata
		Origins struct{} `json:"origins"` // passed over
	}{Metadata: &s.Metadata}
	if err := json.Unmarshal(b, &part); err != nil {
		return fmt.Errorf("%w: head: %w", ErrDamaged, err)
	}
	s.ID = part.ID
	return nil
}

// idAlphabet is Crockford's base 32 in lower case: no i, l, o or u.
var idAlphabet = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// newID derives a document ID from the content that a document is first put
// with, so that the same files get the same IDs on every machine. salt tells
// apart documents that would get the same one.
func newID(sourceHash, salt string) string {
	const idBytes = 10 // 80 bits: 16 characters
	sum := sha256.Sum256([]byte("cewen document " + sourceHash + salt))
	return idAlphabet.EncodeToString(sum[:idBytes])
}
