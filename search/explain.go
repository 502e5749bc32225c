package search

import "time"

// Explain says how an answer was come by: what the index was asked, how much that
// left to be read, and what it took.
type Explain struct {
	// Scope is the unit in which the query had to hold: 句, 段, 节 or 篇.
	Scope string `json:"scope"`
	// Parts are the texts of the query, with what the index was asked for each.
	Parts []ExplainPart `json:"parts"`
	// Records is the number of paragraphs in the index.
	Records int `json:"records"`
	// Candidates are the paragraphs that the index left, Verified those of them
	// whose text was read, Matched those that match.
	Candidates int `json:"candidates"`
	Verified   int `json:"verified"`
	Matched    int `json:"matched"`
	// Stages are the steps in order.
	Stages []ExplainStage `json:"stages"`
}

// ExplainPart is a text of a query.
type ExplainPart struct {
	Text string `json:"text"`
	// Grams is the condition that the index was asked: grams that must be there, &
	// and | between them, … behind the beginning of one; * where it cannot help.
	Grams string `json:"grams"`
	// Candidates is how many paragraphs fulfil it.
	Candidates int `json:"candidates"`
}

// ExplainStage is a step with what it took.
type ExplainStage struct {
	Name         string `json:"name"`
	Microseconds int64  `json:"microseconds"`
}

// Add adds a step that began at start and ends now. A nil Explain takes none.
func (e *Explain) Add(name string, start time.Time) {
	if e != nil {
		e.Stages = append(e.Stages, ExplainStage{Name: name, Microseconds: time.Since(start).Microseconds()})
	}
}
