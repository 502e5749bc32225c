// Package cells divides a corpus into cells, by year, region and what else one asks
// for, and tells the cells that hold a report from those that do not: a count of 0 and
// a report that is missing are not the same.
package cells

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cewen/corpus"
	"cewen/search/instrument"
)

// Dimension is what a corpus is divided by.
type Dimension string

// The dimensions.
const (
	Year     Dimension = "year"
	Region   Dimension = "region"   // the place as a path
	Province Dimension = "province" // the first of its path
	Level    Dimension = "level"
	Issuer   Dimension = "issuer"
	Kind     Dimension = "kind"
	Role     Dimension = "role"
	Document Dimension = "document" // its ID
	Title    Dimension = "title"    // only beside Document
	Date     Dimension = "date"     // only beside Document
)

func dimensions() []Dimension {
	return []Dimension{Year, Region, Province, Level, Issuer, Kind, Role, Document, Title, Date}
}

// ParseBy reads names of dimensions, several of them separated by commas if need be.
// Every error is search.ErrBadRequest.
func ParseBy(names []string) ([]Dimension, error) {
	var by []Dimension
	for name := range strings.SplitSeq(strings.ReplaceAll(strings.Join(names, ","), "，", ","), ",") {
		d := Dimension(strings.TrimSpace(name))
		if d == "" {
			continue
		}
		if !slices.Contains(dimensions(), d) {
			return nil, instrument.BadRequest("不能按“%s”分，可用 year、region、province、level、issuer、kind、role、document（此时还可加 title、date）", d)
		}
		if slices.Contains(by, d) {
			return nil, instrument.BadRequest("“%s”写了两次", d)
		}
		by = append(by, d)
	}
	if len(by) == 0 {
		return nil, instrument.BadRequest("没有说按什么分，例如 year,region")
	}
	if !slices.Contains(by, Document) && (slices.Contains(by, Title) || slices.Contains(by, Date)) {
		return nil, instrument.BadRequest("title 和 date 要与 document 一起用")
	}
	return by, nil
}

// Names are the names of dimensions, which are those of columns.
func Names(by []Dimension) []string {
	names := make([]string, len(by))
	for i, d := range by {
		names[i] = string(d)
	}
	return names
}

// of is the value of a document in a dimension, empty where it states none.
func (d Dimension) of(doc *corpus.Document) string {
	switch d {
	case Year:
		if doc.Year == 0 {
			return ""
		}
		return strconv.Itoa(doc.Year)
	case Region:
		return string(doc.Region)
	case Province:
		province, _, _ := strings.Cut(string(doc.Region), "/")
		return province
	case Level:
		return string(doc.Level)
	case Issuer:
		return doc.Issuer
	case Kind:
		return doc.Kind
	case Document:
		return doc.ID
	case Title:
		return doc.Title
	case Date:
		return doc.Date
	case Role: // of parts, not of documents
	}
	return ""
}

// compare orders the values of a dimension: years upwards, levels from the centre
// outwards, roles as a report has them, all else by character; what is not stated last.
func (d Dimension) compare(a, b string) int {
	rank := func(v string) int {
		switch {
		case v == "":
			return 1 << 20
		case d == Level:
			return slices.Index(corpus.Levels(), corpus.Level(v))
		case d == Role:
			return slices.Index(corpus.Roles(), corpus.Role(v))
		case d == Year:
			n, err := strconv.Atoi(v)
			if err == nil {
				return n
			}
		}
		return 0
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
}

// cell is a value as it stands in a table: years are numbers, nothing is empty.
func (d Dimension) cell(v string) any {
	if v == "" {
		return nil
	}
	if d == Year {
		if n, err := strconv.Atoi(v); err == nil {
			return n
		}
	}
	return v
}
