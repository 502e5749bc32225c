package server

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"cewen/corpus"
	"cewen/corpus/ingest"
	"cewen/search"
)

// importView is the page on which files are imported.
type importView struct {
	layout
	ReadOnly bool
	Fields   []importField
	Problem  string
	Results  []importResult
	Preview  bool // the results were not stored
	Accept   string
}

// importField is a value of the metadata that can be set for all files.
type importField struct{ Name, Label, Hint string }

// importResult is what became of a file, or what was read in it.
type importResult struct {
	File, Outcome, Error, Href string
	Facts                      []fact
}

func importFields() []importField {
	return []importField{
		{string(corpus.FieldTitle), "标题", ""},
		{string(corpus.FieldIssuer), "发文机关", ""},
		{string(corpus.FieldRegion), "地区", "山西省/太原市"},
		{string(corpus.FieldLevel), "层级", "国家 省 市 县"},
		{string(corpus.FieldYear), "年份", "2024"},
		{string(corpus.FieldDate), "日期", "2024-02-27"},
		{string(corpus.FieldKind), "文种", ""},
		{string(corpus.FieldNumber), "文号", ""},
		{string(corpus.FieldSpeaker), "报告人", ""},
		{string(corpus.FieldURL), "来源链接", ""},
	}
}

func (s *Server) newImportView() *importView {
	return &importView{layout: layout{Title: "导入"}, ReadOnly: s.config.Token == "", Fields: importFields()}
}

func (s *Server) importPage(c echo.Context) error {
	return s.renderPage(c, http.StatusOK, pageImport, s.newImportView())
}

// importFromPage takes the form of the page, for browsers without scripts: the token
// is a part of it, which no other site knows.
func (s *Server) importFromPage(c echo.Context) error {
	view := s.newImportView()
	done, err := s.takeTurn(c.Request().Context())
	if err != nil {
		return err
	}
	defer done()
	form, err := s.takeForm(c, true)
	if err == nil && !s.isToken(form.token) {
		err = fmt.Errorf("%w: 访问令牌不对", errUnauthorized)
	}
	if view.ReadOnly {
		err = errReadOnly
	}
	if err != nil {
		p := s.newProblem(err)
		view.Problem = p.Message
		return s.renderPage(c, p.status, pageImport, view)
	}
	if form.preview {
		view.Preview = true
		for _, p := range previews(form.files) {
			view.Results = append(view.Results, importResult{File: p.File, Error: p.Error, Facts: p.facts})
		}
		return s.renderPage(c, http.StatusOK, pageImport, view)
	}
	for _, r := range s.config.Ingester.Put(c.Request().Context(), form.files...) {
		result := importResult{File: baseName(r.Path), Outcome: outcomeLabel(string(r.Outcome)), Error: r.Error}
		if r.ID != "" {
			result.Href = documentHref(r.ID, "", nil)
		}
		view.Results = append(view.Results, result)
	}
	s.waitSearchable(c.Request().Context())
	return s.renderPage(c, http.StatusOK, pageImport, view)
}

// takeForm reads a form with files, when its turn has come, and gives each file what
// is set.
func (s *Server) takeForm(c echo.Context, ofPage bool) (importForm, error) {
	allowTime(c, importTimeout)
	form, err := readImport(c.Request(), ofPage)
	if err != nil {
		return form, err
	}
	set, err := corpus.ParseSet(form.pairs)
	if err != nil {
		return form, fmt.Errorf("%w: set 参数有误：%s", search.ErrBadRequest, ingest.Explain(err))
	}
	if form.rows, err = form.sidecar(); err != nil {
		return form, err
	}
	for i, f := range form.files {
		form.files[i].Set, form.files[i].Sidecar = set, form.rows.For(f.Path)
		form.files[i].DropSource, form.files[i].Near = form.drop, form.near
	}
	return form, nil
}

// preview is what is read in a file, without storing it.
type preview struct {
	File     string            `json:"file"`
	Error    string            `json:"error,omitempty"`
	Metadata map[string]string `json:"metadata,omitempty"`
	// Origins says where each value came from.
	Origins    map[corpus.Field]corpus.Origin `json:"origins,omitempty"`
	Sections   int                            `json:"sections"`
	Paragraphs int                            `json:"paragraphs"`
	facts      []fact
}

// previews reads files. One that cannot be read says why.
func previews(files []ingest.File) []preview {
	list := make([]preview, len(files))
	for i, f := range files {
		list[i].File = baseName(f.Path)
		d, err := corpus.Read(corpus.Input{Path: f.Path, Data: f.Data, Set: f.Set, Sidecar: f.Sidecar})
		if err != nil {
			list[i].Error = ingest.Explain(err)
			continue
		}
		list[i].Origins, list[i].Sections, list[i].Paragraphs = d.Origins, len(d.Sections), len(d.Paragraphs)
		list[i].Metadata = map[string]string{
			"title": d.Title, "issuer": d.Issuer, "region": string(d.Region), "level": string(d.Level), "year": yearText(d.Year),
			"date": d.Date, "kind": d.Kind, "number": d.Number, "speaker": d.Speaker, "source": d.Source.URL,
		}
		list[i].facts = append([]fact{{Name: "标题", Value: d.Title, Origin: origin(d, corpus.FieldTitle)}}, facts(d)...)
	}
	return list
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

// apiPreview reads files as an import would and stores nothing.
func (s *Server) apiPreview(c echo.Context) error {
	done, err := s.takeTurn(c.Request().Context())
	if err != nil {
		return err
	}
	defer done()
	form, err := s.takeForm(c, false)
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, struct {
		Previews []preview `json:"previews"`
	}{previews(form.files)})
}
