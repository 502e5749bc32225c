// Package instruments lists the research instruments by name.
package instruments

import (
	"cewen/search/batch"
	"cewen/search/collocates"
	"cewen/search/commitments"
	"cewen/search/compare"
	"cewen/search/first"
	"cewen/search/holdings"
	"cewen/search/instrument"
	"cewen/search/keyness"
	"cewen/search/kwic"
	"cewen/search/newterms"
	"cewen/search/panel"
	"cewen/search/silence"
	"cewen/search/track"
	"cewen/search/trend"
)

// all are the instruments in the order in which they are listed.
func all() []instrument.Instrument {
	return []instrument.Instrument{
		new(kwic.KWIC), new(panel.Panel), new(batch.Batch), new(trend.Trend), new(first.First), new(silence.Silence),
		new(collocates.Collocates), new(keyness.Keyness), new(newterms.NewTerms), new(compare.Compare), new(track.Track), new(commitments.Commitments), new(holdings.Holdings),
	}
}

// Names lists the names of the instruments.
func Names() []string {
	var names []string
	for _, i := range all() {
		names = append(names, i.Name())
	}
	return names
}

// New returns an instrument of a name, its parameters not set yet.
func New(name string) (instrument.Instrument, bool) {
	for _, i := range all() {
		if i.Name() == name {
			return i, true
		}
	}
	return nil, false
}
