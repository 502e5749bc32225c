package server

import (
	"context"
	"sync"

	"cewen/corpus"
	"cewen/corpus/ingest"
)

const (
	// shownAlike is how many documents alike a page names: what one looks through.
	shownAlike = 5
	// keptAlike bounds for how many documents they are kept.
	keptAlike = 4096
)

// alikes keeps which documents are alike, for what is held now: finding them takes some
// tens of milliseconds.
type alikes struct {
	mu   sync.Mutex
	of   *listing
	byID map[string][]ingest.Alike
}

// alikeTo finds the documents of the same kind and of other places that have most runs of
// characters in common with one. Those of its own place are its neighbours by year.
func (s *Server) alikeTo(ctx context.Context, l *listing, d *corpus.Document) ([]link, error) {
	found, ok := s.alikes.get(l, d.ID)
	if !ok {
		var err error
		found, err = s.config.Ingester.Finder().Alike(ctx, d.ID, shownAlike, func(other *corpus.Document) bool {
			return other.Kind == d.Kind && (other.Region != d.Region || d.Region == "") && other.Title != ""
		})
		if err != nil {
			return nil, err
		}
		s.alikes.put(l, d.ID, found)
	}
	var links []link
	for _, a := range found {
		if a.Similarity > 0 {
			resemblance := ingest.Resemblance{Similarity: a.Similarity}
			links = append(links, link{Label: a.Title + "（" + resemblance.Percent() + "）", Href: documentHref(a.ID, "", nil)})
		}
	}
	return links, nil
}

func (a *alikes) get(l *listing, id string) ([]ingest.Alike, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.of != l {
		a.of, a.byID = l, map[string][]ingest.Alike{}
	}
	found, ok := a.byID[id]
	return found, ok
}

func (a *alikes) put(l *listing, id string, found []ingest.Alike) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.of == l && len(a.byID) < keptAlike {
		a.byID[id] = found
	}
}
