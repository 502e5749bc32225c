package store

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"

	"cewen/corpus"
)

// head is what is known of a document without its text.
type head struct {
	ID string `json:"id"`
	corpus.Metadata
	Source corpus.Source `json:"from"`
}

// outline is the structure of a document: sections, and for each paragraph its
// anchor, kind and section.
type outline struct {
	Sections []corpus.Section       `json:"sections,omitempty"`
	Anchors  []string               `json:"anchors"`
	Kinds    []corpus.ParagraphKind `json:"kinds"`
	Section  []int                  `json:"section"`
}

// record is a document as it lies in the store.
type record struct {
	head, outline, original, folded []byte
}

func encode(id string, d *corpus.Document) (record, error) {
	h, err := json.Marshal(head{ID: id, Metadata: d.Metadata, Source: d.Source})
	if err != nil {
		return record{}, fmt.Errorf("encode head: %w", err)
	}
	o := outline{Sections: d.Sections}
	for _, p := range d.Paragraphs {
		o.Anchors = append(o.Anchors, p.Anchor)
		o.Kinds = append(o.Kinds, p.Kind)
		o.Section = append(o.Section, p.Section)
	}
	ob, err := json.Marshal(o)
	if err != nil {
		return record{}, fmt.Errorf("encode outline: %w", err)
	}
	original := packTexts(len(d.Paragraphs), func(dst []byte, i int) []byte {
		return append(dst, d.Paragraphs[i].Text...)
	})
	texts, err := openTexts(original)
	if err != nil {
		return record{}, err
	}
	return record{head: h, outline: ob, original: original, folded: foldTexts(texts)}, nil
}

func decodeHead(b []byte) (*head, error) {
	h := new(head)
	if err := json.Unmarshal(b, h); err != nil {
		return nil, fmt.Errorf("%w: head: %w", ErrDamaged, err)
	}
	return h, nil
}

func decodeOutline(b []byte) (*outline, error) {
	o := new(outline)
	if err := json.Unmarshal(b, o); err != nil {
		return nil, fmt.Errorf("%w: outline: %w", ErrDamaged, err)
	}
	if len(o.Kinds) != len(o.Anchors) || len(o.Section) != len(o.Anchors) {
		return nil, fmt.Errorf("%w: outline of %d anchors, %d kinds, %d sections", ErrDamaged, len(o.Anchors), len(o.Kinds), len(o.Section))
	}
	return o, nil
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
