package corpus

import (
	"strconv"
	"strings"
	"sync"
)

// evidence is all that metadata is read from.
type evidence struct {
	sidecar map[Field]string // by the user for this file, checked
	set     map[Field]string // by the user for all files, checked
	front   map[Field]string // stated in the front matter
	table   map[Field]string // stated in the table of a government page
	path    string
	head    []string // the head of the document and the first lines of its text
	doc     *Document

	tableKind                string // how the table of a government page calls the document
	pageTitle, pagePublished string // what the head of a web page says

	titles  []string // printed
	opening []string // the first paragraphs, whatever they are
	carried string   // the name of the document that an announcement makes public
	says    int      // which of opening says so
	places  []string // regions that the path names, the most specific first
	report  bool     // it is a report on the work of a government

	note   func() string    // see enactment
	signed func() signature // see signature
}

// maxOpening is how many paragraphs are searched for an announcement, a note of
// enactment and the lines of a title.
const maxOpening = 40

// finding is a value and where it was found; the empty value means not found.
type finding struct {
	value  string
	origin Origin
}

// extract reads the metadata of a document, each by the rule in its own file. For
// every field, what the user gave for the file or for all files counts before
// what the front matter states, that before the table of a government page, that
// before the text, and the text before the path.
func extract(e *evidence) (m Metadata, url string) {
	e.prepare()
	m.Origins = make(map[Field]Origin)
	settle := func(field Field, read func() finding) string { return e.settle(&m, field, read) }

	m.Kind = settle(FieldKind, e.kind)
	e.report = m.Kind == workReport
	m.Number = settle(FieldNumber, e.number)
	e.dates(&m)
	m.Speaker = settle(FieldSpeaker, e.speaker)
	m.Office = settle(FieldOffice, e.office)
	m.Session = settle(FieldSession, e.session)
	m.Region = Region(settle(FieldRegion, e.region))
	m.Level = Level(settle(FieldLevel, func() finding { return finding{string(levelOf(m.Region)), OriginDerived} }))
	m.Issuer = settle(FieldIssuer, func() finding { return e.issuer(m.Region) })
	m.Year, _ = strconv.Atoi(settle(FieldYear, func() finding { return e.year(m) }))
	m.Title = settle(FieldTitle, func() finding { return e.title(m) })
	m.Index = settle(FieldIndex, nowhere)
	m.Topic = settle(FieldTopic, nowhere)
	e.enforced(&m)
	return m, settle(FieldURL, nowhere)
}

// nowhere is the rule of what no text states by itself.
func nowhere() finding { return finding{} }

func (e *evidence) prepare() {
	for i, p := range e.doc.Paragraphs {
		if p.Kind == KindTitle {
			e.titles = append(e.titles, p.Text)
		}
		if i < maxOpening {
			e.opening = append(e.opening, clip(p.Text, evidenceBytes))
		}
	}
	e.carried, e.says = promulgated(e.opening)
	e.places = pathRegions(e.path)
	e.note = sync.OnceValue(e.readEnactment)
	e.signed = sync.OnceValue(e.readSignature)
}

// settle returns the value of a field by order of authority and notes its origin.
func (e *evidence) settle(m *Metadata, field Field, read func() finding) string {
	f := e.given(field)
	if f.value == "" {
		f = read()
	}
	if f.value != "" {
		m.Origins[field] = f.origin
	}
	return f.value
}

// given is what is stated about the document outside of its text. A region in the
// front matter is left to the rule of regions, which settles it among other places.
func (e *evidence) given(field Field) finding {
	for _, by := range []struct {
		values map[Field]string
		origin Origin
	}{
		{e.sidecar, OriginSidecar},
		{e.set, OriginSet},
		{e.front, OriginFrontMatter},
		{e.table, OriginTable},
	} {
		if v := by.values[field]; v != "" && !(field == FieldRegion && by.origin == OriginFrontMatter) {
			return finding{v, by.origin}
		}
	}
	return finding{}
}

// fileStem is the name of the file without its extension.
func fileStem(path string) string {
	name := baseName(path)
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	return name
}
