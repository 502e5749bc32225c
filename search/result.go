package search

import (
	"cmp"
	"fmt"
	"slices"

	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/search/query"
)

// Totals count what matches, exactly.
type Totals struct {
	Documents   int `json:"documents"`
	Paragraphs  int `json:"paragraphs"`
	Occurrences int `json:"occurrences"`
}

// Add adds other to t.
func (t *Totals) Add(other Totals) {
	t.Documents += other.Documents
	t.Paragraphs += other.Paragraphs
	t.Occurrences += other.Occurrences
}

// Result is the answer to a Request.
type Result struct {
	// Query is the expression as it was understood, in canonical form.
	Query  string `json:"query"`
	Totals Totals `json:"totals"`
	// Sort is the order of Hits: by date where relevance was asked for and the
	// words that rank are still being loaded.
	Sort   Sort                   `json:"sort"`
	Hits   []Hit                  `json:"hits"`
	Facets map[FacetName][]Bucket `json:"facets"`
	// Terms say for each part of the query that is counted how much of the totals it
	// makes up.
	Terms []TermCount `json:"terms"`
	// Documents are the totals of each document with a hit, in order of their IDs,
	// where that was asked for. They add up to Totals.
	Documents []DocumentTotals `json:"documents,omitempty"`
	// Related are paragraphs about the same words where nothing matches. They are
	// never part of Totals.
	Related []Hit `json:"related"`
	// Next is the cursor of the page after, empty on the last one.
	Next string `json:"next,omitempty"`
	// Explain says how the answer was come by, where that was asked for.
	Explain *Explain `json:"explain,omitempty"`
}

// DocumentTotals are the hits of one document.
type DocumentTotals struct {
	ID          string `json:"id"`
	Paragraphs  int    `json:"paragraphs"`
	Occurrences int    `json:"occurrences"`
}

// SortDocuments puts documents in the order of their IDs.
func SortDocuments(list []DocumentTotals) {
	slices.SortFunc(list, func(a, b DocumentTotals) int { return cmp.Compare(a.ID, b.ID) })
}

// TermCount counts one part of a query within the hits: the documents and
// paragraphs that have it and its occurrences there.
type TermCount struct {
	Term string `json:"term"`
	Totals
}

// NewTermCounts returns the parts of a query that are counted, with no counts yet.
func NewTermCounts(e query.Expr) []TermCount {
	atoms := query.Atoms(e)
	counts := make([]TermCount, len(atoms))
	for i, a := range atoms {
		counts[i].Term = a.String()
	}
	return counts
}

// Hit is a matching paragraph.
type Hit struct {
	Document DocumentRef `json:"document"`
	Section  []string    `json:"section"`
	Role     corpus.Role `json:"role"`
	// Reading is the role that it is read for commitments in, see commitment.Readings.
	Reading   corpus.Role  `json:"-"`
	Paragraph ParagraphRef `json:"paragraph"`
	// Segments are Paragraph.Text cut where occurrences begin and end: put
	// together again they are that text.
	Segments    []Segment `json:"segments"`
	Occurrences int       `json:"occurrences"`
	Score       float64   `json:"score"`
}

// DocumentRef says which document a hit lies in.
type DocumentRef struct {
	ID     string        `json:"id"`
	Title  string        `json:"title"`
	Region corpus.Region `json:"region,omitempty"`
	Level  corpus.Level  `json:"level,omitempty"`
	Year   int           `json:"year,omitempty"`
	Date   string        `json:"date,omitempty"`
	Kind   string        `json:"kind,omitempty"`
	Issuer string        `json:"issuer,omitempty"`
	Number string        `json:"number,omitempty"`
	URL    string        `json:"url,omitempty"`
}

// NewDocumentRef refers to a document.
func NewDocumentRef(d *corpus.Document) DocumentRef {
	return DocumentRef{
		ID: d.ID, Title: d.Title, Region: d.Region, Level: d.Level, Year: d.Year, Date: d.Date,
		Kind: d.Kind, Issuer: d.Issuer, Number: d.Number, URL: d.Source.URL,
	}
}

// ParagraphRef is the paragraph of a hit.
type ParagraphRef struct {
	ID   string               `json:"id"`
	Kind corpus.ParagraphKind `json:"kind"`
	// Label is the article that the paragraph belongs to, 第十二条; see corpus.Paragraph.
	Label string `json:"label,omitempty"`
	// Page is the page that it begins on, 0 where the file has none.
	Page int    `json:"page,omitempty"`
	Text string `json:"text"`
}

// Path is where the hit stands in its document: the headings from the outermost
// inwards, the article, and the page of a file that has pages.
func (h *Hit) Path() []string {
	path := corpus.WithLabel(h.Section, h.Paragraph.Label)
	if h.Paragraph.Page > 0 {
		path = append(slices.Clip(path), fmt.Sprintf("第 %d 页", h.Paragraph.Page))
	}
	return path
}

// NewHit is the hit on a paragraph of a document, without segments.
func NewHit(d *corpus.Document, p corpus.Paragraph) Hit {
	section := d.SectionPath(p.Section)
	if section == nil {
		section = []string{}
	}
	return Hit{
		Document:  NewDocumentRef(d),
		Section:   section,
		Role:      d.Role(p.Section),
		Reading:   commitment.ReadingsOf(d).RoleOf(&p),
		Paragraph: ParagraphRef{ID: corpus.ParagraphID(d.ID, p.Anchor), Kind: p.Kind, Label: p.Label, Page: p.Page, Text: p.Text},
	}
}

// Bucket is one value of a facet with what it would leave as a filter.
type Bucket struct {
	Value string `json:"value"`
	Totals
}

// SortBuckets puts the buckets of a facet in the order in which they are read:
// years upwards, levels from the centre outwards, the rest by documents, most
// first. None comes last.
func SortBuckets(name FacetName, buckets []Bucket) {
	rank := func(b Bucket) int {
		switch {
		case b.Value == None:
			return 1 << 30
		case name == FacetLevel:
			return slices.Index(corpus.Levels(), corpus.Level(b.Value))
		case name == FacetRole:
			return slices.Index(corpus.Roles(), corpus.Role(b.Value))
		}
		return 0
	}
	slices.SortFunc(buckets, func(a, b Bucket) int {
		byCount := 0
		if name != FacetYear && name != FacetLevel {
			byCount = cmp.Compare(b.Documents, a.Documents)
		}
		return cmp.Or(cmp.Compare(rank(a), rank(b)), byCount, cmp.Compare(a.Value, b.Value))
	})
}
