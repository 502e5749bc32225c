package instrument

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
)

// Fingerprint names a state of the corpus: two corpora of one fingerprint have the
// same documents, each with the same text and metadata.
type Fingerprint struct {
	Documents int `json:"documents"`
	// SHA256 is that of the lines of the documents, see Print.
	SHA256 string `json:"sha256"`
	// Position is the last change of the store. It is not part of the fingerprint.
	Position uint64 `json:"-"`
}

// Print is what identifies one document.
type Print struct {
	ID       string          `json:"id"`
	Metadata corpus.Metadata `json:"metadata"`
	// Source is the SHA-256 of the source file, Text that of the paragraphs as they
	// are compared, each with its role and a line feed.
	Source string `json:"source"`
	Text   string `json:"text"`
}

// Prints returns the fingerprint of the corpus and the documents that it is of, in
// the order of Compare.
func (c *Corpus) Prints(ctx context.Context) (f Fingerprint, prints []Print, err error) {
	err = c.Store.View(func(v *store.View) error {
		f, prints, err = printsOf(ctx, v)
		return err
	})
	return f, prints, err
}

func printsOf(ctx context.Context, v *store.View) (Fingerprint, []Print, error) {
	f := Fingerprint{Position: v.Position()}
	heads, err := headsOf(ctx, v)
	if err != nil {
		return f, nil, err
	}
	all := sha256.New()
	fmt.Fprintf(all, "fold%d\n", analysis.FoldVersion)
	prints := make([]Print, len(heads))
	for i, h := range heads {
		if err := ctx.Err(); err != nil {
			return f, nil, err
		}
		if prints[i], err = printOf(v, h); err != nil {
			return f, nil, err
		}
		line, err := json.Marshal(prints[i])
		if err != nil {
			return f, nil, fmt.Errorf("fingerprint: %w", err)
		}
		all.Write(append(line, '\n'))
	}
	f.Documents, f.SHA256 = len(heads), hex.EncodeToString(all.Sum(nil))
	return f, prints, nil
}

func printOf(v *store.View, h Head) (Print, error) {
	d, err := v.Outline(h.Ordinal)
	if err != nil {
		return Print{}, fmt.Errorf("fingerprint of %s: %w", h.ID, err)
	}
	texts, err := v.Folded(h.Ordinal)
	if err != nil {
		return Print{}, fmt.Errorf("fingerprint of %s: %w", h.ID, err)
	}
	sum := sha256.New()
	for i := range min(texts.Len(), len(d.Paragraphs)) {
		sum.Write([]byte(d.Role(d.Paragraphs[i].Section)))
		sum.Write(texts.At(i))
		sum.Write([]byte{'\n'})
	}
	p := Print{ID: d.ID, Metadata: d.Metadata, Source: d.Source.SHA256, Text: hex.EncodeToString(sum.Sum(nil))}
	p.Metadata.Origins = nil // how a value was found changes nothing
	return p, nil
}
