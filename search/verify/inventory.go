package verify

import (
	"context"

	"cewen/corpus"
	"cewen/corpus/store"
)

// checkInventory: every stored paragraph is in the index once, and the reverse.
func (r *Report) checkInventory(ctx context.Context, o Options) error {
	stored := make(map[store.Ordinal][]bool)
	err := o.Store.View(func(v *store.View) error {
		return v.Heads(func(version store.Ordinal, d *corpus.Document) error {
			current, err := v.Ordinal(d.ID)
			if err != nil || current != version {
				return nil // replaced or removed, and not yet purged
			}
			texts, err := v.Folded(version)
			if err != nil {
				return err
			}
			stored[version] = make([]bool, texts.Len())
			r.Documents++
			r.Paragraphs += texts.Len()
			return nil
		})
	})
	if err != nil {
		return err
	}
	found := 0
	err = o.Engine.Inventory(ctx, func(version store.Ordinal, paragraph int) {
		seen := stored[version]
		switch {
		case paragraph >= len(seen):
			r.Foreign++
		case seen[paragraph]:
			r.Repeated++
		default:
			seen[paragraph] = true
			found++
		}
	})
	r.Missing = r.Paragraphs - found
	return err
}
