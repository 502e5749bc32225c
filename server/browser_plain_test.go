//go:build browser

package server_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// plain is a browser in which no script runs. So nothing can be asked of its pages by
// script either: it is driven by the mouse, by typing and by the tree of the page.
type plain struct {
	*browser
	loaded chan struct{}
}

// pagePatience is how long a page may take to load on a machine that does other things.
const pagePatience = 30 * time.Second

func newPlain(t *testing.T, w *world) *plain {
	t.Helper()
	p := &plain{newBrowser(t, w), make(chan struct{}, 16)}
	err := chromedp.Listen(p.ctx, func(event any) {
		if _, ok := event.(*page.EventLoadEventFired); ok {
			p.loaded <- struct{}{}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	return p
}

// call sends a command to the tab.
func call[P, R any](p *plain, command cdp.Command[P, R], params P) (result R) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, pagePatience)
	defer cancel()
	err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) (err error) {
		result, err = cdp.Call(ctx, target, command, params)
		return err
	}))
	if err != nil {
		p.t.Fatalf("%s: %v", command.Method, err)
	}
	return result
}

// load does something that leads to another page and waits for it.
func (p *plain) load(what string, do func()) {
	p.t.Helper()
	for len(p.loaded) > 0 {
		<-p.loaded
	}
	do()
	select {
	case <-p.loaded:
	case <-time.After(pagePatience):
		p.t.Fatalf("%s leads nowhere from %s", what, p.at())
	}
}

func (p *plain) open(target string) {
	p.t.Helper()
	p.load(target, func() { call(p, page.Navigate, page.NavigateParams{URL: p.base + target}) })
}

// at is the address of the page.
func (p *plain) at() *url.URL {
	p.t.Helper()
	history := call(p, page.GetNavigationHistory, cdp.Empty{})
	u, err := url.Parse(history.Entries[history.CurrentIndex].URL)
	if err != nil {
		p.t.Fatal(err)
	}
	return u
}

// with finds the first element of a selector and does something with it. The browser
// numbers the elements anew whenever somebody asks for the tree, as chromedp does once a
// page has loaded; so what has lost its number is looked for again.
func (p *plain) with(selector string, do func(ctx context.Context, target *chromedp.Target, node cdp.NodeID) error) {
	p.t.Helper()
	var err error
	for range 20 {
		if err = p.tryWith(selector, do); err == nil || !strings.Contains(err.Error(), "Could not find node") {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil {
		p.t.Fatalf("%s at %s: %v", selector, p.at(), err)
	}
}

var errNoElement = errors.New("there is none")

func (p *plain) tryWith(selector string, do func(ctx context.Context, target *chromedp.Target, node cdp.NodeID) error) error {
	ctx, cancel := context.WithTimeout(p.ctx, pagePatience)
	defer cancel()
	return chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		document, err := cdp.Call(ctx, target, dom.GetDocument, dom.GetDocumentParams{})
		if err != nil {
			return err
		}
		found, err := cdp.Call(ctx, target, dom.QuerySelector, dom.QuerySelectorParams{NodeID: document.Root.NodeID, Selector: selector})
		if err != nil {
			return err
		}
		if found.NodeID == 0 {
			return errNoElement
		}
		return do(ctx, target, found.NodeID)
	}))
}

// has tells whether there is an element of a selector.
func (p *plain) has(selector string) (found bool) {
	p.t.Helper()
	p.with("html", func(ctx context.Context, target *chromedp.Target, root cdp.NodeID) error {
		result, err := cdp.Call(ctx, target, dom.QuerySelector, dom.QuerySelectorParams{NodeID: root, Selector: selector})
		found = result.NodeID != 0
		return err
	})
	return found
}

func (p *plain) want(selector string) {
	p.t.Helper()
	if !p.has(selector) {
		p.t.Errorf("no %s at %s", selector, p.at())
	}
}

// html is an element as it stands.
func (p *plain) html(selector string) (html string) {
	p.t.Helper()
	p.with(selector, func(ctx context.Context, target *chromedp.Target, node cdp.NodeID) error {
		result, err := cdp.Call(ctx, target, dom.GetOuterHTML, dom.GetOuterHTMLParams{NodeID: node})
		html = result.OuterHTML
		return err
	})
	return html
}

func (p *plain) text(selector string) string { p.t.Helper(); return visible(p.html(selector)) }

// click clicks into the middle of an element, wherever that has to be scrolled to.
func (p *plain) click(selector string) {
	p.t.Helper()
	var x, y float64
	p.with(selector, func(ctx context.Context, target *chromedp.Target, node cdp.NodeID) error {
		if _, err := cdp.Call(ctx, target, dom.ScrollIntoViewIfNeeded, dom.ScrollIntoViewIfNeededParams{NodeID: node}); err != nil {
			return err
		}
		box, err := cdp.Call(ctx, target, dom.GetContentQuads, dom.GetContentQuadsParams{NodeID: node})
		if err == nil && len(box.Quads) == 0 {
			err = errors.New("it is not to be seen")
		}
		if err == nil {
			q := box.Quads[0] // of a link over two lines the first
			x, y = (q[0]+q[2])/2, (q[1]+q[5])/2
		}
		return err
	})
	for _, what := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
		call(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: what, X: x, Y: y, Button: input.MouseButtonLeft, ClickCount: 1})
	}
}

// follow clicks on a link or a button and waits for the page that it leads to.
func (p *plain) follow(selector string) {
	p.t.Helper()
	p.load(selector, func() { p.click(selector) })
}

// fill types into a field.
func (p *plain) fill(selector, text string) {
	p.t.Helper()
	p.with(selector, func(ctx context.Context, target *chromedp.Target, node cdp.NodeID) error {
		_, err := cdp.Call(ctx, target, dom.Focus, dom.FocusParams{NodeID: node})
		return err
	})
	call(p, input.InsertText, input.InsertTextParams{Text: text})
}

// enter presses the key that sends a form.
func (p *plain) enter() {
	p.t.Helper()
	p.load("enter", func() {
		p.run(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, down := cdp.Call(ctx, target, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "Enter", Code: "Enter", Text: "\r", WindowsVirtualKeyCode: 13})
			_, up := cdp.Call(ctx, target, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13})
			return errors.Join(down, up)
		}))
	})
}

// fits tells whether the page is no wider than the screen.
func (p *plain) fits(width int64) {
	p.t.Helper()
	metrics := call(p, page.GetLayoutMetrics, cdp.Empty{})
	if got := int64(metrics.CSSContentSize.Width); got > width {
		p.t.Errorf("%s is %d px wide on a screen of %d", p.at(), got, width)
	}
}

// TestBrowserWithoutScripts goes the ways of a reader in whose browser no script runs.
func TestBrowserWithoutScripts(t *testing.T) {
	w, id := browserWorld(t)
	p := newPlain(t, w)
	for _, width := range []int64{360, 1280} {
		p.size(width, 800)
		for _, way := range []struct {
			name string
			walk func(t *testing.T, p *plain, id string)
		}{
			{"search", walkSearch},
			{"paging", walkPaging},
			{"document", walkDocument},
			{"trend", walkTrend},
			{"import", walkImport},
			{"language", walkLanguage},
			{"no hits", walkNoHits},
		} {
			t.Run(fmt.Sprintf("%s at %d px", way.name, width), func(t *testing.T) {
				here := &plain{&browser{t: t, ctx: p.ctx, base: p.base}, p.loaded}
				way.walk(t, here, id)
				here.fits(width)
			})
		}
	}
}

// walkSearch asks, filters by a facet and takes the filter off.
func walkSearch(t *testing.T, p *plain, _ string) {
	p.open("/")
	if p.has(`#q[role="combobox"]`) {
		t.Fatal("a script is at work")
	}
	p.fill("#q", "太忻一体化")
	p.enter()
	all := onPage(t, p.html("html"))
	if got := p.at().Query().Get("q"); got != "太忻一体化" || all.paragraphs == 0 {
		t.Fatalf("asked %q, found %+v", got, all)
	}
	p.follow(`#facet-level ~ ul a[href*="level"]`)
	narrow := onPage(t, p.html("html"))
	if level := p.at().Query().Get("level"); level == "" || narrow.paragraphs == 0 || narrow.paragraphs > all.paragraphs {
		t.Errorf("by level %q: %+v of %+v", level, narrow, all)
	}
	if chip := p.text(".chips"); !strings.Contains(chip, p.at().Query().Get("level")) {
		t.Errorf("the filter is not among %q", chip)
	}
	p.follow(".chips a")
	if got := onPage(t, p.html("html")); got != all || p.at().Query().Has("level") {
		t.Errorf("without the filter %+v, before %+v", got, all)
	}
}

// walkPaging goes through all pages: no hit comes twice, and all come.
func walkPaging(t *testing.T, p *plain, _ string) {
	p.open("/?limit=2&q=" + url.QueryEscape("太忻一体化"))
	total := onPage(t, p.html("html"))
	seen := map[string]bool{}
	for range 100 {
		for _, view := range links(p.html(".hits"), "/p/") {
			if seen[view] {
				t.Errorf("%s comes twice", view)
			}
			seen[view] = true
		}
		if !p.has(".pages .next") {
			break
		}
		p.follow(".pages .next")
	}
	if len(seen) != total.paragraphs || total.paragraphs < 3 {
		t.Errorf("%d hits on all pages, %d said", len(seen), total.paragraphs)
	}
	p.follow(`.pages a[href]:not([rel])`)
	if p.at().Query().Has("cursor") {
		t.Errorf("the first page is at %s", p.at())
	}
}

// walkDocument goes from a hit to its place, from mark to mark and back.
func walkDocument(t *testing.T, p *plain, id string) {
	p.open("/?q=" + url.QueryEscape("太忻一体化"))
	p.follow(`.hit a.view[href^="/d/` + id + `"]`)
	if at := p.at(); at.Path != "/d/"+id || !strings.HasPrefix(at.Fragment, "p-") {
		t.Fatalf("a hit leads to %s", at)
	}
	p.want("#" + p.at().Fragment + " mark")
	p.click(".found-first")
	if got := p.at().Fragment; got != "hit-1" {
		t.Errorf("the first mark is at #%s", got)
	}
	p.click(`a[href="#hit-2"]`)
	if got := p.at().Fragment; got != "hit-2" {
		t.Errorf("from the first mark on to #%s", got)
	}
	p.click(".found-last")
	last := p.at().Fragment
	p.want("#" + last)
	if p.has(fmt.Sprintf("#%s ~ mark[id]", last)) {
		t.Errorf("#%s is not the last", last)
	}
	p.click(`.outline li a`)
	if got := p.at().Fragment; !strings.HasPrefix(got, "p-") {
		t.Errorf("the outline leads to #%s", got)
	}
	p.follow(".back a")
	if got := p.at(); got.Path != "/" || got.Query().Get("q") != "太忻一体化" {
		t.Errorf("back is %s", got)
	}
}

// walkTrend draws two phrases and follows a point to its hits.
func walkTrend(t *testing.T, p *plain, _ string) {
	p.open("/trend")
	p.fill(".phrases input", "太忻一体化")
	p.enter()
	p.want(".chart circle")
	p.follow(`.choices a[href*="measure=occurrences"]`)
	cell := p.text(".numbers td a")
	p.follow(".numbers td a")
	if got := onPage(t, p.html("html")); fmt.Sprint(got.occurrences) != cell {
		t.Errorf("%s in the table, %+v behind it", cell, got)
	}
}

// walkImport looks at what is read in a file, stores it and opens it.
func walkImport(t *testing.T, p *plain, _ string) {
	name := strings.NewReplacer("/", "-", " ", "-").Replace(t.Name())
	file := filepath.Join(t.TempDir(), name+".md")
	if err := os.WriteFile(file, []byte("# 太原市2022年政府工作报告\n\n来自"+name+"。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	send := func(button string) {
		p.fill("#token", testToken)
		p.with("#files", func(ctx context.Context, target *chromedp.Target, node cdp.NodeID) error {
			_, err := cdp.Call(ctx, target, dom.SetFileInputFiles, dom.SetFileInputFilesParams{NodeID: node, Files: []string{file}})
			return err
		})
		p.follow(button)
	}
	p.open("/import")
	send("#import button[name=preview]")
	if got := p.text(".done"); !strings.Contains(got, "还没有入库") || !strings.Contains(got, "太原市") {
		t.Errorf("read: %s", got)
	}
	send("#import button:not([name])")
	if got := p.text(".done"); !strings.Contains(got, "新增") {
		t.Errorf("stored: %s", got)
	}
	p.follow(".done a")
	if got := p.text(".paper"); !strings.Contains(got, name) {
		t.Errorf("%s has not the text", p.at())
	}
}

// walkLanguage changes the language and back, on the same page.
func walkLanguage(t *testing.T, p *plain, _ string) {
	p.open("/?year=2022&q=" + url.QueryEscape("太忻一体化"))
	before := p.at().String()
	for _, step := range []struct{ lang, says string }{{"en", "Found"}, {"zh-CN", "命中"}} {
		p.follow(`.foot a[href^="/language"]`)
		if got := p.html("html"); !strings.HasPrefix(got, `<html lang="`+step.lang+`"`) || !strings.Contains(p.text(".totals"), step.says) {
			t.Errorf("not in %s: %s", step.lang, p.text(".totals"))
		}
		if got := p.at(); got.Query().Encode() != "q="+url.QueryEscape("太忻一体化")+"&year=2022" || got.Path != "/" {
			t.Errorf("%s became %s", before, got)
		}
	}
}

// walkNoHits follows what is offered where a filter removed all hits.
func walkNoHits(t *testing.T, p *plain, _ string) {
	p.open("/?year=1999&q=" + url.QueryEscape("太忻一体化"))
	p.follow(".nohits a")
	if got := onPage(t, p.html("html")); got.paragraphs == 0 {
		t.Errorf("what is offered, %s, has no hits", p.at())
	}
}
