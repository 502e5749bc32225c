package track

import (
	"slices"
	"unicode/utf8"

	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/search/instrument"
)

// State is what there is beside a promise.
type State string

// The states of a promise.
const (
	Found   State = "有线索"  // sentences that may tell what became of it
	Nothing State = "没有找到" // reports are held, and no sentence is near enough
	NotHeld State = "没有收录" // no report that would tell is held
)

// Caution is what every answer says.
const Caution = "供人判断的线索，不是结论"

// Answer is what there is beside the promises of a document.
type Answer struct {
	Document *corpus.Document
	Promises []Tracked
	// Reports are those in which one of the promises would be reviewed, by year, held
	// or not.
	Reports []Report
}

// Report is a year of which a report was looked for.
type Report struct {
	Year int
	// Documents are those held, none if nothing is.
	Documents []*corpus.Document
	// Unparted tells that no part of them is known to be a review, so that all was read
	// that is not known to be a plan and does not speak of what is to come.
	Unparted bool
}

// Held tells whether there is a document to read.
func (r Report) Held() bool { return len(r.Documents) > 0 }

// Tracked is a promise with what was found beside it.
type Tracked struct {
	ID         string // of the commitment
	Paragraph  string // ID of its paragraph
	Commitment commitment.Commitment
	Sentence   string // around it, as printed
	At         Span   // of the commitment in the sentence
	Section    []string
	// First and Last are the years of the reports in which it would be reviewed.
	First, Last int
	Missing     []int // those of these years that are not held
	State       State
	Evidence    []Cited
}

// Several tells whether the promise is of several years.
func (t Tracked) Several() bool { return t.Last > t.First }

// Cited is evidence with where it stands.
type Cited struct {
	Evidence
	Document  *corpus.Document
	Paragraph string // ID
	At        Span   // of the sentence in the paragraph, in bytes
	Section   []string
	Role      corpus.Role
}

// reader gathers what an answer is made of, in one walk over a place's documents.
type reader struct {
	of      *corpus.Document
	cut     Cutter
	weights Weights
	reports map[int]*reportText
}

// reportText is what was read of a year's reports.
type reportText struct {
	Report
	review, rest []*Sentence
	places       []place // by Sentence.Source
}

// place is where a sentence stands.
type place struct {
	document  *corpus.Document
	paragraph string
	at        Span
	section   []string
	role      corpus.Role
}

// read takes a document in.
func (r *reader) read(t *instrument.Text) {
	if r.of.Kind != t.Kind && !reports(r.of, t.Document) {
		return
	}
	var to *reportText
	if reports(r.of, t.Document) {
		if to = r.reports[t.Year]; to == nil {
			to = &reportText{Report: Report{Year: t.Year}}
			r.reports[t.Year] = to
		}
		to.Documents = append(to.Documents, t.Document)
	}
	for _, p := range t.Places {
		if kind := t.Document.Paragraphs[p.Number].Kind; kind == corpus.KindHeading || kind == corpus.KindTitle {
			continue
		}
		for _, s := range Sentences(p.Text.Folded) {
			r.weights.Add(s.Of(p.Text.Folded))
		}
		if role := t.Document.Role(p.Section); to != nil && role != corpus.RolePlan {
			to.paragraph(t.Document, &t.Document.Paragraphs[p.Number], p.Text.Original())
		}
	}
}

// paragraph takes the sentences of a paragraph in, printed as given.
func (r *reportText) paragraph(d *corpus.Document, p *corpus.Paragraph, printed string) {
	path, role := d.SectionPath(p.Section), d.Role(p.Section)
	several := severalYears(path, backSeveral)
	for i, s := range Sentences(printed) {
		text := s.Of(printed)
		if utf8.RuneCountInString(text) < shortestSentence {
			continue
		}
		ofSeveral := several
		if says := backSeveral.MatchString(text); says || oneYear.MatchString(text) {
			ofSeveral = says
			several = several || i == 0 && says
		}
		sentence := NewSentence(text, ofSeveral, len(r.places))
		r.places = append(r.places, place{d, corpus.ParagraphID(d.ID, p.Anchor), s, path, role})
		switch {
		case role == corpus.RoleReview:
			r.review = append(r.review, sentence)
		case !speaksAhead(text, d.Year):
			r.rest = append(r.rest, sentence)
		}
	}
}

// shortestSentence is less than any that tells of something, in characters.
const shortestSentence = 5

// sentences are those that may tell of a promise: of the review or, where no part is
// known to be one, all.
func (r *reportText) sentences() []*Sentence {
	if len(r.review) > 0 {
		return r.review
	}
	return r.rest
}

// track looks for what became of a promise.
func (r *reader) track(t *Tracked, limit int) {
	promise := NewPromise(&t.Commitment, Context{t.clause(), t.Sentence, t.Several()}, &r.weights, r.cut)
	t.State = NotHeld
	for year := t.First; year <= t.Last; year++ {
		report := r.reports[year]
		if report == nil {
			t.Missing = append(t.Missing, year)
			continue
		}
		if t.State == NotHeld {
			t.State = Nothing
		}
		for _, e := range promise.Rank(report.sentences(), limit) {
			at := report.places[e.Source]
			t.Evidence = append(t.Evidence, Cited{e, at.document, at.paragraph, at.at, at.section, at.role})
		}
	}
	slices.SortStableFunc(t.Evidence, func(a, b Cited) int { return byScore(a.Evidence, b.Evidence) })
	if t.Evidence = t.Evidence[:min(limit, len(t.Evidence))]; len(t.Evidence) > 0 {
		t.State = Found
	}
}

// clause is what stands around the commitment in its sentence, up to the next commas.
func (t *Tracked) clause() string {
	p := newPassage(t.Sentence)
	from, to := p.folded.Range(t.At.Start, t.At.End)
	first, last := p.clauseAt(from), p.clauseAt(max(from, to-1))
	if first < 0 {
		return ""
	}
	return p.folded.Text[min(from, p.clauses[first].Start):max(to, p.clauses[last].End)]
}
