package verify

import (
	"math/rand/v2"
	"strings"

	"cewen/corpus/store"
	"cewen/search"
)

// sampleBytes is how much folded text is read to be compared with: a plain scan of
// it for each of some two hundred queries takes seconds.
const sampleBytes = 4 << 20

// documentSample are documents drawn from all.
type documentSample struct {
	ordinals []store.Ordinal
	ids      map[string]bool
}

// drawDocuments draws documents with together about sampleBytes of text.
func drawDocuments(s *store.Store, random *rand.Rand) (sample documentSample, err error) {
	sample.ids = make(map[string]bool)
	err = s.View(func(v *store.View) error {
		var all []store.Ordinal
		if err := v.Live(func(o store.Ordinal) bool { all = append(all, o); return true }); err != nil {
			return err
		}
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		size := 0
		for _, ordinal := range all {
			texts, err := v.Folded(ordinal)
			if err != nil {
				return err
			}
			if texts.Len() == 0 {
				continue
			}
			if size += texts.Size(); size > sampleBytes && len(sample.ordinals) > 0 {
				return nil
			}
			d, err := v.Head(ordinal)
			if err != nil {
				return err
			}
			sample.ordinals = append(sample.ordinals, ordinal)
			sample.ids[d.ID] = true
		}
		return nil
	})
	return sample, err
}

// drawPassage draws a paragraph of a document of a sample.
func drawPassage(v *store.View, sample documentSample, random *rand.Rand) (passage, error) {
	_, places, err := search.ReadPlaces(v, sample.ordinals[random.IntN(len(sample.ordinals))])
	if err != nil {
		return passage{}, err
	}
	text, other := places[random.IntN(len(places))].Text, places[random.IntN(len(places))].Text
	return passage{folded: strings.Clone(text.Folded), original: text.Original(), other: strings.Clone(other.Folded)}, nil
}
