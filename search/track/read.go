package track

import (
	"regexp"
	"strings"

	"cewen/corpus"
	"cewen/corpus/commitment"
)

// id is what an ID names.
type id struct {
	document string
	anchor   string // of a paragraph; empty for a whole document
	one      bool   // one commitment of the paragraph
}

// readID takes an ID apart; false for what cannot be one. Whether there is such a thing
// is not known here.
func readID(s string) (id, bool) {
	paragraph, one := s, strings.Contains(s, "@")
	if one {
		var err error
		if paragraph, _, _, err = commitment.SplitID(s); err != nil {
			return id{}, false
		}
	}
	document, anchor, below := corpus.SplitParagraphID(paragraph)
	return id{document, anchor, one}, document != "" && below == (anchor != "") && (below || !one)
}

// placeAndYear is a document by place and year; IDs have no characters beyond ASCII.
var placeAndYear = regexp.MustCompile(`^[^@＠]*\p{Han}[^@＠]*[@＠][^@＠]*$`)

// namesPlace tells a name by place and year from an ID.
func namesPlace(s string) bool { return placeAndYear.MatchString(s) }

// promisesOf tells of the commitments of a paragraph what is tracked.
func promisesOf(d *corpus.Document, number int, found []commitment.Commitment) []Tracked {
	p := &d.Paragraphs[number]
	var list []Tracked
	path := d.SectionPath(p.Section)
	for _, c := range found {
		around := Around(p.Text, Span{c.Start, c.End})
		t := Tracked{
			Paragraph: corpus.ParagraphID(d.ID, p.Anchor), Commitment: c, Sentence: around.Of(p.Text),
			At: Span{c.Start - around.Start, c.End - around.Start}, Section: path,
		}
		t.ID = commitment.ID(t.Paragraph, p.Text, &c)
		t.First, t.Last = span(d, path, t.Sentence, &c)
		list = append(list, t)
	}
	return list
}
