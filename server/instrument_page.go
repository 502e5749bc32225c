package server

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"cewen/search/instrument"
)

// routeInstrumentPages offers a page for each form, and one that lists them.
func (s *Server) routeInstrumentPages(e *echo.Echo) {
	e.Match([]string{http.MethodGet, http.MethodHead}, "/research", s.researchPage)
	for _, f := range instrumentForms() {
		h := instrumentPage{s, f}
		e.Match([]string{http.MethodGet, http.MethodHead}, "/"+f.name(), h.get)
		e.POST("/"+f.name(), h.post)
	}
}

// researchView lists the instruments.
type researchView struct {
	layout
	Pages []researchLink
}

type researchLink struct {
	Href        string
	Title, Lead phrase
}

func (s *Server) researchPage(c echo.Context) error {
	view := researchView{layout: layout{Title: "研究"}}
	view.Pages = append(view.Pages, researchLink{commitmentsPath, ph("承诺"), commitmentsLead()})
	for _, f := range instrumentForms() {
		view.Pages = append(view.Pages, researchLink{"/" + f.name(), f.title, f.lead})
	}
	view.Pages = append(view.Pages, researchLink{"/track", ph("对照承诺"), ph("一条承诺旁边，列出下一年报告里最可能说到它的句子。")})
	view.Pages = append(view.Pages, researchLink{"/trend", ph("走势"), ph("一个或几个说法逐年出现多少。没有文件的年份是空白，有文件而没有说的是零。")})
	return s.renderPage(c, http.StatusOK, pageResearch, &view)
}

// instrumentView is the page of an instrument.
type instrumentView struct {
	layout
	Name          string
	Heading, Lead phrase
	Fields        []fieldView
	Filters       []fieldView
	Filtered      bool
	Also          []link
	Problem       *problem
	Answered      bool
	Notes         []string
	Tables        []tableView
	Record        *instrument.Record
}

// fieldView is a field with what was filled in.
type fieldView struct {
	instrumentField
	Values []string // one at least
	Needed bool
}

// instrumentPage answers for the page of one instrument.
type instrumentPage struct {
	server *Server
	form   instrumentForm
}

// get answers for an address, which is the whole state.
func (h instrumentPage) get(c echo.Context) error { return h.answer(c, c.QueryParams()) }

// post answers for what is too long for an address, and else sends the reader to the
// address.
func (h instrumentPage) post(c echo.Context) error {
	v, err := c.FormParams()
	if err != nil {
		return err
	}
	v = h.kept(v)
	if target := h.address("/"+h.form.name(), v); fitsAddress(target) {
		return c.Redirect(http.StatusSeeOther, target)
	}
	if table := c.FormValue("file"); table != "" {
		i, err := h.read(v)
		if err != nil {
			return err
		}
		ctx, done, err := h.server.beginMeasuring(c)
		if err != nil {
			return err
		}
		defer done()
		return h.server.answerTable(ctx, asked{Instrument: i, format: formatCSV, table: table}, c.Response())
	}
	return h.answer(c, v)
}

// fitsAddress tells whether an address is short enough for browsers, with room for the
// parameters of a file and for going back from a change of language.
func fitsAddress(target string) bool { return len(target) < maxURLBytes/4 }

// kept are the parameters of the instrument that are given, as they are in addresses.
func (h instrumentPage) kept(v url.Values) url.Values {
	kept := url.Values{}
	for _, name := range instrument.Parameters(h.form.new()) {
		for _, value := range v[name] {
			if value = strings.TrimSpace(strings.ReplaceAll(value, "\r\n", "\n")); value != "" {
				kept[name] = append(kept[name], value)
			}
		}
	}
	return kept
}

func (h instrumentPage) address(path string, v url.Values) string {
	return (&url.URL{Path: path, RawQuery: v.Encode()}).String()
}

func (h instrumentPage) read(v url.Values) (instrument.Instrument, error) {
	i := h.form.new()
	return i, instrument.SetValues(i, v)
}

// answer renders the page: the form, and the answer where enough is asked.
func (h instrumentPage) answer(c echo.Context, given url.Values) error {
	v := h.kept(given)
	view := h.view(v)
	missing := func(name string) bool { return v.Get(name) == "" }
	if slices.ContainsFunc(h.form.needs, missing) {
		return h.server.renderPage(c, http.StatusOK, pageInstrument, &view)
	}
	status := http.StatusOK
	if err := h.run(c, v, &view); err != nil {
		p := h.server.newProblem(err)
		if p.internal {
			return err
		}
		view.Problem, status = &p, p.status
	}
	return h.server.renderPage(c, status, pageInstrument, &view)
}

func (h instrumentPage) run(c echo.Context, v url.Values, view *instrumentView) error {
	i, err := h.read(v)
	if err != nil {
		return err
	}
	ctx, done, err := h.server.beginMeasuring(c)
	if err != nil {
		return err
	}
	defer done()
	out := new(tablesPreview)
	if view.Record, err = instrument.Answer(ctx, h.server.corpus(), i, out); err != nil {
		return err
	}
	view.Answered, view.Notes = true, out.Notes
	for n := range out.Tables.Tables {
		t := &out.Tables.Tables[n]
		at := slices.IndexFunc(h.form.tables, func(s shownTable) bool { return s.name == t.Name })
		if at < 0 {
			continue
		}
		table := newTableView(t, out.counts[n], h.form.tables[at])
		table.File = h.file(v, t.Name)
		view.Tables = append(view.Tables, table)
	}
	return nil
}

// file is the address of a table as a file, empty where it would be too long.
func (h instrumentPage) file(v url.Values, table string) string {
	if !fitsAddress(h.address("/", v)) {
		return ""
	}
	file := url.Values{paramFormat: {formatCSV}, paramTable: {table}}
	for name, values := range v {
		file[name] = values
	}
	return h.address("/api/v1/"+h.form.name(), file)
}

func (h instrumentPage) view(v url.Values) instrumentView {
	f := h.form
	view := instrumentView{layout: layout{Title: f.title.Text}, Name: f.name(), Heading: f.title, Lead: f.lead}
	for _, field := range f.fields {
		view.Fields = append(view.Fields, newFieldView(field, v, slices.Contains(f.needs, field.Name)))
	}
	for _, field := range filterFields(f.new()) {
		view.Filters = append(view.Filters, newFieldView(field, v, false))
		view.Filtered = view.Filtered || len(v[field.Name]) > 0
	}
	for _, l := range f.also {
		if q := v.Get(paramQuery); q != "" {
			l.Href = h.address(l.Href, url.Values{paramQuery: {q}})
		}
		view.Also = append(view.Also, l)
	}
	return view
}

// newFieldView fills a field in. What is given and not among the choices is one more.
func newFieldView(f instrumentField, v url.Values, needed bool) fieldView {
	view := fieldView{instrumentField: f, Values: v[f.Name], Needed: needed}
	if len(view.Values) == 0 {
		view.Values = []string{""}
	}
	if f.Kind != fieldChoice {
		return view
	}
	chosen := strings.Join(view.Values, ",")
	view.Choices = slices.Clone(f.Choices)
	if !slices.ContainsFunc(f.Choices, func(o fieldOption) bool { return o.Value == chosen }) && chosen != "" {
		view.Choices = append(view.Choices, fieldOption{Value: chosen, Label: phrase{Text: chosen}})
	}
	for i := range view.Choices {
		view.Choices[i].Current = view.Choices[i].Value == chosen
	}
	return view
}
