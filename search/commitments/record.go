package commitments

import (
	"strings"
	"unicode/utf8"

	"cewen/corpus"
	"cewen/corpus/commitment"
)

// Record is a commitment in its place, as it is given out.
type Record struct {
	// ID is what track takes: the paragraph and where in it. It is "" where the document is
	// not held.
	ID string `json:"id,omitempty"`
	commitment.Commitment
	// Explain says what the rule reads, where that was asked for.
	Explain   string        `json:"explain,omitempty"`
	Region    corpus.Region `json:"region,omitempty"`
	Level     corpus.Level  `json:"level,omitempty"`
	Year      int           `json:"year,omitempty"`
	Date      string        `json:"date,omitempty"`
	Title     string        `json:"title"`
	Document  string        `json:"document,omitempty"` // its ID
	Paragraph Paragraph     `json:"paragraph"`
	Sentence  string        `json:"sentence"` // that it stands in
	URL       string        `json:"url,omitempty"`
}

// Paragraph is where a commitment stands. Offsets are into its text.
type Paragraph struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// newRecord is a commitment of a paragraph of a document, which is printed as text. base is what the
// address begins with.
func (a *asked) newRecord(d *corpus.Document, paragraph int, text string, c *commitment.Commitment) Record {
	r := Record{
		Commitment: *c, Region: d.Region, Level: d.Level, Year: d.Year, Date: d.Date, Title: d.Title, Document: d.ID,
		Paragraph: Paragraph{d.Paragraphs[paragraph].Anchor, text}, Sentence: sentenceOf(text, c),
	}
	if r.Quantities == nil {
		r.Quantities = []commitment.Quantity{}
	}
	if a.Explain {
		r.Explain = commitment.Rules()[c.Rule]
	}
	if d.ID != "" {
		r.Paragraph.ID = corpus.ParagraphID(d.ID, r.Paragraph.ID)
		r.ID = commitment.ID(r.Paragraph.ID, text, c)
		r.URL = strings.TrimSuffix(a.Base, "/") + "/p/" + r.Paragraph.ID
	}
	return r
}

// sentenceOf is the sentence of a text that a commitment stands in.
func sentenceOf(text string, c *commitment.Commitment) string {
	const ends = "。！？；\n"
	from := 0
	if i := strings.LastIndexAny(text[:c.Start], ends); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		from = i + size
	}
	to := len(text)
	if i := strings.IndexAny(text[c.End:], ends); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[c.End+i:])
		to = c.End + i + size
	}
	return strings.TrimSpace(text[from:to])
}

// InSentence cuts the sentence in three: what stands before the commitment, its span, and
// what follows.
func (r *Record) InSentence() (before, span, after string) {
	at := strings.Index(r.Paragraph.Text, r.Sentence)
	for at >= 0 && at+len(r.Sentence) < r.End { // the same sentence stands there twice
		next := strings.Index(r.Paragraph.Text[at+1:], r.Sentence)
		if next < 0 {
			break
		}
		at += 1 + next
	}
	from, to := r.Start-at, r.End-at
	if at < 0 || from < 0 || to > len(r.Sentence) {
		return "", r.Span, ""
	}
	return r.Sentence[:from], r.Sentence[from:to], r.Sentence[to:]
}
