package server

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"
)

// pageName is the folder of a page under web.
type pageName string

const (
	pageSearch   pageName = "search"
	pageDocument pageName = "document"
	pageHelp     pageName = "help"
	pageError    pageName = "error"
	pageCite     pageName = "cite"
	pageTrend    pageName = "trend"
	pageCoverage pageName = "coverage"
	pageAudit    pageName = "audit"
	pageImport   pageName = "import"

	pageResearch   pageName = "research"
	pageInstrument pageName = "instrument"
	pageTrack      pageName = "track"

	pageCommitments pageName = "commitments"
)

func pageNames() []pageName {
	return []pageName{pageSearch, pageDocument, pageHelp, pageError, pageCite, pageTrend, pageCoverage, pageAudit, pageImport, pageResearch, pageInstrument, pageTrack, pageCommitments}
}

// layout is what every page shows around its own content.
type layout struct {
	// Title of the page, without the name of the site.
	Title string
	// Query in the search box, and the other parameters to be kept with it.
	Query string
	Keep  []param
	// Home tells that the box stands alone in the middle.
	Home bool
	// Focus tells that the box has the focus at once.
	Focus bool
	// Feed is the address of an Atom feed of what is shown, if there is one.
	Feed string
	// Kind of page, to mark it in the navigation.
	Page pageName

	// The rest is filled in when the page is rendered.
	Version string
	Lang    language
	Switch  string // the same page in the other language
}

func (l *layout) frame() *layout { return l }

// framed is a page: what has a layout.
type framed interface{ frame() *layout }

// param is one parameter of an address.
type param struct{ Name, Value string }

// pageSet are the templates of all pages in one language.
type pageSet map[pageName]*template.Template

func loadAllPages(a *assets) (map[language]pageSet, error) {
	all := map[language]pageSet{}
	for _, l := range []language{chinese, english} {
		d, err := dictionaryOf(l)
		if err != nil {
			return nil, err
		}
		if all[l], err = loadPages(a, d); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// loadPages reads the templates: the layout, and in it each page.
func loadPages(a *assets, d dictionary) (pageSet, error) {
	functions := template.FuncMap{"asset": a.url, "href": href, "num": number, "t": d.words, "say": d.say}
	base, err := template.New("layout.tmpl").Funcs(functions).ParseFS(web, "web/layout/*.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read layout: %w", err)
	}
	pages := pageSet{}
	for _, name := range pageNames() {
		page, err := base.Clone()
		if err == nil {
			page, err = page.ParseFS(web, "web/"+string(name)+"/*.tmpl")
		}
		if err != nil {
			return nil, fmt.Errorf("read page %s: %w", name, err)
		}
		pages[name] = page
	}
	return pages, nil
}

// renderPage answers with a page. A template that fails is an internal error, not
// half a page.
func (s *Server) renderPage(c echo.Context, status int, name pageName, view framed) error {
	l := view.frame()
	l.Version, l.Lang, l.Page, l.Switch = s.config.Version, languageOf(c), name, switchAddress(c)
	var body bytes.Buffer
	if err := s.pages[l.Lang][name].Execute(&body, view); err != nil {
		return fmt.Errorf("render %s: %w", name, err)
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-cache")
	c.Response().Header().Set(echo.HeaderVary, "Cookie")
	return writeBody(c, status, "text/html; charset=utf-8", body.Bytes())
}

// switchAddress is where the language is changed and the same page shown again.
func switchAddress(c echo.Context) string {
	to := english
	if languageOf(c) == english {
		to = chinese
	}
	back := "/"
	if c.Request().Method == http.MethodGet && len(c.Request().RequestURI) < maxURLBytes/4 {
		known := append(append(pageParams(), paramCursor, paramExplain, paramBy, paramMeasure, paramState, paramFrom), instrumentParams()...)
		kept := maps.Clone(c.QueryParams())
		maps.DeleteFunc(kept, func(name string, _ []string) bool { return !slices.Contains(known, name) })
		back = (&url.URL{Path: c.Request().URL.Path, RawQuery: kept.Encode()}).String()
	}
	return "/language?" + url.Values{"to": {string(to)}, "back": {back}}.Encode()
}

// errorView is the page of an error.
type errorView struct {
	layout
	Status        int
	Message, Hint string
}

func (s *Server) errorPage(c echo.Context, p problem) error {
	l := layout{Title: p.Message, Query: c.QueryParam(paramQuery)}
	if p.Code == "bad_query" || p.Code == "url_too_long" {
		l.Query = ""
	}
	return s.renderPage(c, p.status, pageError, &errorView{layout: l, Status: p.status, Message: p.Message, Hint: p.Hint})
}

// number prints n with commas between thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
