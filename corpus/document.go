// Package corpus models policy documents and reads them from files: bytes go
// in, a Document with its sections, paragraphs and metadata comes out.
package corpus

import "strings"

// Document is one policy document (文档) with everything that it prints.
type Document struct {
	// ID is given by the store when the document is first put and never
	// changes afterwards. It is empty on a document that was only read.
	ID string
	Metadata
	Source     Source
	Sections   []Section
	Paragraphs []Paragraph
}

// Source says where a document came from.
type Source struct {
	// Path names the file: absolute, or "archive.zip!/entry" inside an archive.
	// It identifies the source: the same path again replaces the document.
	Path string `json:"path,omitempty"`
	// URL is the address of the original, when the file states one.
	URL string `json:"url,omitempty"`
	// SHA256 is the lower-case hexadecimal digest of the source bytes.
	SHA256 string `json:"sha256,omitempty"`
	// Bytes are the source bytes of a document on its way into the store, which keeps
	// them apart; nil where they are not kept.
	Bytes []byte `json:"-"`
	// Unread says what of the source could not be read, for end users; "" if all of it
	// was. Only a document that was just read has it.
	Unread string `json:"-"`
}

// Section is a headed part of a document (章节). Sections are stored in the
// order of their headings; Parent always points backwards.
type Section struct {
	Title  string `json:"title"`
	Level  int    `json:"level"`  // 1 is the outermost level used in this document
	Parent int    `json:"parent"` // index into Document.Sections, NoSection at the top
	// Role follows from the headings, see AssignRoles, and is therefore not stored.
	Role Role `json:"-"`
}

// NoSection stands where a paragraph or section lies in no section.
const NoSection = -1

// ParagraphKind tells what a paragraph was in print.
type ParagraphKind string

// The kinds of paragraph. List items and lines with a date or a speaker are
// KindText.
const (
	KindTitle   ParagraphKind = "title"
	KindHeading ParagraphKind = "heading"
	KindText    ParagraphKind = "text"
	KindTable   ParagraphKind = "table" // one table row, cells joined by " | "
)

// Paragraph is the unit of retrieval (段落).
type Paragraph struct {
	// Anchor identifies the paragraph within its document by its text, so that
	// it survives edits elsewhere: eight characters, with "-2", "-3", … appended
	// where the same text is printed again.
	Anchor  string
	Kind    ParagraphKind
	Section int // index into Document.Sections or NoSection; a heading lies in the section it opens
	// Label is the number of the article that the paragraph belongs to, as printed
	// (第十二条); empty outside of articles.
	Label string
	// Page is the number of the page that the paragraph begins on, from 1; 0 where
	// the file has no pages.
	Page int
	// Text is what is printed, without markup, trimmed, never empty, on one line.
	Text string
}

// ParagraphID is the identifier of a paragraph across all documents:
// the document's ID, "-" and the paragraph's anchor.
func ParagraphID(documentID, anchor string) string { return documentID + "-" + anchor }

// SplitParagraphID undoes ParagraphID. Document IDs hold no "-".
func SplitParagraphID(id string) (documentID, anchor string, ok bool) {
	return strings.Cut(id, "-")
}

// WithLabel is a path of headings with the label of a paragraph below them at its
// end: 第二章 预算管理职权 › 第十二条. A last heading that opens with the label says it
// already.
func WithLabel(path []string, label string) []string {
	if label == "" || len(path) > 0 && strings.HasPrefix(path[len(path)-1], label) {
		return path
	}
	return append(path[:len(path):len(path)], label)
}

// SectionPath returns the titles from the outermost section down to section i,
// or nil for NoSection.
func (d *Document) SectionPath(i int) []string {
	var path []string
	for ; i >= 0 && i < len(d.Sections); i = d.Sections[i].Parent {
		path = append(path, d.Sections[i].Title)
	}
	for l, r := 0, len(path)-1; l < r; l, r = l+1, r-1 {
		path[l], path[r] = path[r], path[l]
	}
	return path
}
