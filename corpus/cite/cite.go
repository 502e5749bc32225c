// Package cite writes references to documents: after GB/T 7714-2015, as BibTeX, as
// RIS, and as a quotation with its source. What a document does not state is left
// out; nothing is invented.
package cite

import (
	"strconv"
	"strings"
	"time"

	"cewen/corpus"
)

// Reference is what is cited.
type Reference struct {
	Document *corpus.Document
	// Section are the headings over the place that is cited, from the outermost in;
	// empty for all of a document.
	Section []string
	// Page is the page of the original that the place is on, from 1; 0 for all of a
	// document, and where the original has none.
	Page int
	// Permalink is the address of the document or the place on this site.
	Permalink string
	// Seen is the day on which it was looked up.
	Seen time.Time
}

// Format is a form of a reference.
type Format string

// The formats.
const (
	GBT    Format = "gbt"
	BibTeX Format = "bibtex"
	RIS    Format = "ris"
)

// Formats lists the formats.
func Formats() []Format { return []Format{GBT, BibTeX, RIS} }

// Write returns the reference in a format, "" for one that does not exist.
func (r Reference) Write(f Format) string {
	switch f {
	case GBT:
		return r.gbt()
	case BibTeX:
		return r.bibTeX()
	case RIS:
		return r.ris()
	}
	return ""
}

// Quote returns a text with its source and where to find it again.
func (r Reference) Quote(text string) string {
	place := ""
	if len(r.Section) > 0 {
		place = "章节：" + strings.Join(r.Section, " › ") + "\n"
	}
	if r.Page > 0 {
		place += "第 " + r.page() + " 页\n"
	}
	return "“" + text + "”\n——" + r.gbt() + "\n" + place + "固定链接：" + r.Permalink + "\n"
}

// page is the page that is cited, "" for none.
func (r Reference) page() string {
	if r.Page == 0 {
		return ""
	}
	return strconv.Itoa(r.Page)
}

// title is that of the document in one line.
func (r Reference) title() string {
	if title := oneLine(r.Document.Title); title != "" {
		return title
	}
	return "无标题"
}

// address is where the original can be read: its own address before ours.
func (r Reference) address() string {
	if url := oneLine(r.Document.Source.URL); strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		return url
	}
	return r.Permalink
}

// oneLine puts a text on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
