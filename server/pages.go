package server

import (
	"bytes"
	"fmt"
	"html/template"
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
)

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
	Focus   bool
	Version string
}

// param is one parameter of an address.
type param struct{ Name, Value string }

// loadPages reads the templates: the layout, and in it each page.
func loadPages(a *assets) (map[pageName]*template.Template, error) {
	functions := template.FuncMap{"asset": a.url, "num": number}
	base, err := template.New("layout.tmpl").Funcs(functions).ParseFS(web, "web/layout/*.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read layout: %w", err)
	}
	pages := map[pageName]*template.Template{}
	for _, name := range []pageName{pageSearch, pageDocument, pageHelp, pageError} {
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
func (s *Server) renderPage(c echo.Context, status int, name pageName, view any) error {
	var body bytes.Buffer
	if err := s.pages[name].Execute(&body, view); err != nil {
		return fmt.Errorf("render %s: %w", name, err)
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-cache")
	return writeBody(c, status, "text/html; charset=utf-8", body.Bytes())
}

// errorView is the page of an error.
type errorView struct {
	layout
	Status        int
	Message, Hint string
}

func (s *Server) errorPage(c echo.Context, p problem) error {
	l := layout{Title: p.Message, Query: c.QueryParam(paramQuery), Version: s.config.Version}
	if p.Code == "bad_query" || p.Code == "url_too_long" {
		l.Query = ""
	}
	return s.renderPage(c, p.status, pageError, errorView{layout: l, Status: p.status, Message: p.Message, Hint: p.Hint})
}

// number prints n with commas between thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
