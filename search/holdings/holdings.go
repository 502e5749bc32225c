// Package holdings lists the documents held, each with what identifies it (馆藏): two
// corpora whose lists are the same give the same answers.
package holdings

import (
	"context"

	"cewen/search/instrument"
)

// Holdings is the instrument. It has no parameters.
type Holdings struct{}

var _ instrument.Instrument = (*Holdings)(nil)

// Name implements instrument.Instrument.
func (h *Holdings) Name() string { return "holdings" }

// Run implements instrument.Instrument.
func (h *Holdings) Run(ctx context.Context, c *instrument.Corpus, out instrument.Sink) error {
	_, prints, err := c.Prints(ctx)
	if err != nil {
		return err
	}
	columns := append(instrument.DocumentColumns(), "issuer", "kind", "number", "source_sha256", "text_sha256")
	if err := out.Begin(h.Name(), columns...); err != nil {
		return err
	}
	for _, p := range prints {
		m := p.Metadata
		err := out.Row(
			string(m.Region), string(m.Level), instrument.Year(m.Year), m.Date, m.Title, p.ID, m.Issuer, m.Kind, m.Number, p.Source, p.Text,
		)
		if err != nil {
			return err
		}
	}
	return nil
}
