// Package indexer carries changes from the store to an engine: it follows the
// journal in batches, builds new generations and tells how far it is.
package indexer

// Progress tells how far the index follows the store.
type Progress struct {
	// Position is the journal position that searches see.
	Position uint64 `json:"position"`
	// Target is the journal position of the store.
	Target uint64 `json:"target"`
	// Serving tells whether there is a generation that answers searches.
	Serving bool `json:"serving"`
	// Rebuilding tells whether a new generation is being built, of which Done of
	// Total documents are in.
	Rebuilding bool `json:"rebuilding"`
	Done       int  `json:"done,omitempty"`
	Total      int  `json:"total,omitempty"`
	// Error is what stopped the indexer, empty while it works.
	Error string `json:"error,omitempty"`
}

// Current tells whether searches see everything that is stored. They do so too while a
// new generation is built beside one that serves and has all of it.
func (p Progress) Current() bool { return p.Serving && p.Position >= p.Target && p.Error == "" }

// CaughtUp tells whether searches see everything that is stored.
func (p Progress) CaughtUp() bool { return p.Position >= p.Target && !p.Rebuilding && p.Error == "" }
