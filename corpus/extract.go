package corpus

import (
	"strconv"
	"strings"
)

// evidence is all that metadata is read from.
type evidence struct {
	set   map[Field]string // by the user, checked
	front map[Field]string // stated in the front matter
	path  string
	head  []string // the head of the document and the first lines of its text
	doc   *Document

	titles []string // printed
	places []string // regions that the path names, the most specific first
	report bool     // it is a report on the work of a government
}

// finding is a value and where it was found; the empty value means not found.
type finding struct {
	value  string
	origin Origin
}

// extract reads the metadata of a document, each by the rule in its own file. For
// every field, what the user set counts before what the front matter states,
// that before the text, and the text before the path.
func extract(e *evidence) (m Metadata, url string) {
	for _, p := range e.doc.Paragraphs {
		if p.Kind == KindTitle {
			e.titles = append(e.titles, p.Text)
		}
	}
	e.places = pathRegions(e.path)
	m.Origins = make(map[Field]Origin)

	kind := e.settle(&m, FieldKind, e.kind)
	e.report = kind == workReport
	m.Kind = kind
	m.Number = e.settle(&m, FieldNumber, e.number)
	m.Date = e.settle(&m, FieldDate, e.date)
	m.Speaker = e.settle(&m, FieldSpeaker, e.speaker)
	m.Region = Region(e.settle(&m, FieldRegion, e.region))
	if level := e.settle(&m, FieldLevel, func() finding { return finding{string(levelOf(m.Region)), OriginDerived} }); level != "" {
		m.Level = Level(level)
	}
	m.Issuer = e.settle(&m, FieldIssuer, func() finding { return e.issuer(m.Region) })
	m.Year, _ = strconv.Atoi(e.settle(&m, FieldYear, func() finding { return e.year(m) }))
	m.Title = e.settle(&m, FieldTitle, func() finding { return e.title(m) })
	url = e.settle(&m, FieldURL, func() finding { return finding{} })
	return m, url
}

// settle returns the value of a field by order of authority and notes its origin.
func (e *evidence) settle(m *Metadata, field Field, read func() finding) string {
	f := finding{e.set[field], OriginSet}
	if f.value == "" && field != FieldRegion {
		f = finding{e.front[field], OriginFrontMatter}
	}
	if f.value == "" {
		f = read()
	}
	if f.value != "" {
		m.Origins[field] = f.origin
	}
	return f.value
}

// fileStem is the name of the file without its extension.
func fileStem(path string) string {
	name := baseName(path)
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	return name
}
