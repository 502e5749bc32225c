//go:build browser

package server_test

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// until waits until a script says true.
func (b *browser) until(what, script string) {
	b.t.Helper()
	for start := time.Now(); !eval[bool](b, script); time.Sleep(50 * time.Millisecond) {
		if time.Since(start) > 20*time.Second {
			b.t.Fatalf("%s: not so: %s", what, script)
		}
	}
}

// key presses a key that types nothing, by its name.
func (b *browser) key(name string) {
	b.t.Helper()
	b.run(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, down := cdp.Call(ctx, target, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: name, Code: name})
		_, up := cdp.Call(ctx, target, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: name, Code: name})
		return errors.Join(down, up)
	}))
}

func TestBrowserSuggestionsByKeyboard(t *testing.T) {
	w, _ := browserWorld(t)
	b := newBrowser(t, w)
	for _, width := range []int64{360, 1280} {
		b.size(width, 800)
		b.open("/")
		b.run(chromedp.SendKeys("#q", "太原"))
		b.until("suggestions appear", `document.querySelectorAll("#suggestions li").length > 0 && !document.getElementById("suggestions").hidden`)
		first := eval[string](b, `document.querySelector("#suggestions li span").textContent`)
		b.key("ArrowDown")
		if got := eval[string](b, `document.getElementById("q").value`); got != first {
			t.Errorf("%d px: the box has %q, the first suggestion is %q", width, got, first)
		}
		if got := eval[string](b, `document.getElementById("q").getAttribute("aria-activedescendant")`); got != "suggestion-0" {
			t.Errorf("%d px: active is %q", width, got)
		}
		b.key("Escape")
		if got := eval[string](b, `document.getElementById("q").value`); got != "太原" || !eval[bool](b, `document.getElementById("suggestions").hidden`) {
			t.Errorf("%d px: after escape the box has %q", width, got)
		}
	}
}

func TestBrowserHitsByKeyboard(t *testing.T) {
	w, _ := browserWorld(t)
	b := newBrowser(t, w)
	b.size(1280, 700)
	b.scheme("light")
	b.open("/?q=太忻一体化")
	for _, step := range []struct {
		key string
		at  int64
	}{{"j", 0}, {"j", 1}, {"k", 0}, {"k", 0}} {
		b.press(step.key)
		if got := eval[int64](b, `[...document.querySelectorAll(".hit")].findIndex((h) => h.contains(document.activeElement))`); got != step.at {
			t.Fatalf("%s: the focus is in hit %d, want %d", step.key, got, step.at)
		}
	}
	b.run(chromedp.KeyEvent("\r"), chromedp.WaitVisible(".body"))
	eval[any](b, "history.back()")
	b.until("back is back", `location.pathname === "/" && !!document.querySelector(".hits")`)
}

func TestBrowserCopiesAQuotation(t *testing.T) {
	w, id := browserWorld(t)
	b := newBrowser(t, w)
	b.size(1280, 900)
	b.open("/?q=" + url.QueryEscape("加快太忻一体化经济区建设"))
	eval[any](b, `navigator.clipboard.write = async (items) => { window.copied = await (await items[0].getType("text/plain")).text(); };
		navigator.clipboard.writeText = async (text) => { window.copied = text; }; null`)
	b.run(chromedp.Click(".tail button"))
	b.until("something is copied", `!!window.copied`)
	copied := eval[string](b, `window.copied`)
	for _, want := range []string{"“加快太忻一体化经济区建设，太忻一体化全面起势。”", "太原市人民政府. 太原市2022年政府工作报告[R/OL]", "/p/" + id + "-text0001"} {
		if !strings.Contains(copied, want) {
			t.Errorf("no %s in %s", want, copied)
		}
	}
}

func TestBrowserImportsAFileThatWasCorrected(t *testing.T) {
	w := newWorld(t)
	b := newBrowser(t, w)
	file := filepath.Join(t.TempDir(), "太原-2022.md")
	if err := os.WriteFile(file, []byte("# 太原市2022年政府工作报告\n\n加快太忻一体化经济区建设。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.size(1280, 900)
	b.open("/import")
	b.run(chromedp.SetValue("#token", testToken), chromedp.SetUploadFiles("#files", []string{file}))
	b.until("it was read", `!!document.querySelector("#queue [data-name=issuer]")`)
	if got := eval[string](b, `document.querySelector("#queue [data-name=year]").value`); got != "2022" {
		t.Errorf("the year read is %q", got)
	}
	b.run(chromedp.SetValue("#queue [data-name=issuer]", "某局"), chromedp.Click("#queue .buttons button"))
	b.until("it is stored", `!!document.querySelector("#queue a")`)
	if got := w.get("/?issuer=" + url.QueryEscape("某局")); !strings.Contains(got.body, "<b>1</b> 篇") {
		t.Errorf("%s", visible(got.body))
	}
}

func TestBrowserAList(t *testing.T) {
	w, _ := browserWorld(t)
	b := newBrowser(t, w)
	b.size(1280, 900)
	b.open("/research")
	b.run(chromedp.Click(`a[href="/panel"]`), chromedp.WaitVisible("#f-list"), chromedp.SendKeys("#f-list", "太忻一体化\n公办幼儿园"), chromedp.Click(".go button"), chromedp.WaitVisible("#t-panel"))
	if got := eval[string](b, `decodeURIComponent(location.search)`); !strings.Contains(got, "list=太忻一体化\n公办幼儿园") {
		t.Errorf("the address is %s", got)
	}
	if got := eval[string](b, `document.querySelector(".of-panel tbody").textContent`); !strings.Contains(got, "公办幼儿园") {
		t.Errorf("the table says %s", got)
	}
	if got := eval[bool](b, `fetch(document.querySelector(".file a").href).then((r) => r.text()).then((t) => t.includes("公办幼儿园,"))`); !got {
		t.Error("the file does not have the table")
	}
}

// TestBrowserStaysOnItsHost looks at all that pages fetch.
func TestBrowserStaysOnItsHost(t *testing.T) {
	w, id := browserWorld(t)
	b := newBrowser(t, w)
	err := chromedp.Listen(b.ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok && !strings.HasPrefix(e.Request.URL, b.base) && !strings.HasPrefix(e.Request.URL, "data:") {
			t.Errorf("a page fetches %s", e.Request.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pagesToTry(id) {
		b.open(page.target)
	}
}

// maxShift is how much may move while a page loads. What the measure's own makers call
// good is 0.1 (web.dev/cls).
const maxShift = 0.05

// TestBrowserNothingMovesWhilePagesLoad measures layout shifts.
func TestBrowserNothingMovesWhilePagesLoad(t *testing.T) {
	w, id := browserWorld(t)
	b := newBrowser(t, w)
	for _, width := range []int64{360, 1280} {
		b.size(width, 800)
		for _, page := range pagesToTry(id) {
			b.open(page.target)
			found := eval[shift](b, `new Promise((done) => {
				const found = { sum: 0, moved: [] };
				new PerformanceObserver((list) => {
					for (const e of list.getEntries()) {
						found.sum += e.value;
						for (const s of e.sources) found.moved.push((s.node?.nodeName ?? "") + "." + (s.node?.className ?? "") + " " + [s.previousRect, s.currentRect].map((r) => [r.x, r.y, r.width, r.height].map(Math.round)).join(" to "));
					}
				}).observe({ type: "layout-shift", buffered: true });
				setTimeout(() => done(found), 300);
			})`)
			if found.Sum > maxShift {
				t.Errorf("%s at %d px shifts by %.3f: %q", page.name, width, found.Sum, found.Moved)
			}
		}
	}
}

// shift is how much moved, and what.
type shift struct {
	Sum   float64  `json:"sum"`
	Moved []string `json:"moved"`
}
