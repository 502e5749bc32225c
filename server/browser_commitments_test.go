//go:build browser

package server_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// point moves the pointer to the middle of an element.
func (b *browser) point(selector string) {
	b.t.Helper()
	at := eval[[]float64](b, fmt.Sprintf(`(() => { const r = document.querySelector(%q).getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`, selector))
	b.run(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: at[0], Y: at[1]})
		return err
	}))
}

// Each commitment is shown in its sentence to who points at it and to who comes to it by
// the keyboard, and Escape puts the sentence away.
func TestBrowserCommitmentsInTheirSentences(t *testing.T) {
	w := newWorld(t, withWords)
	w.put(plan(t))
	if dir := os.Getenv("CEWEN_TRIAL"); dir != "" { // real reports to look at
		putFolder(t, w, dir)
	}
	b := newBrowser(t, w)
	shown := func(row int) string {
		return fmt.Sprintf(`getComputedStyle(document.querySelectorAll(".promises .whole")[%d]).visibility === "visible"`, row)
	}
	b.size(1280, 900)
	b.open("/commitments?sort=date")
	if eval[bool](b, shown(0)) || eval[bool](b, shown(1)) {
		t.Error("sentences lie over the table")
	}
	eval[any](b, `document.querySelector("th.c-region a").focus()`)
	b.key("Tab") // the order by date
	b.key("Tab")
	if got := eval[bool](b, `document.activeElement === document.querySelector(".brief a")`); !got {
		t.Errorf("Tab comes to %s", eval[string](b, "document.activeElement.outerHTML"))
	}
	b.until("the sentence of what has the focus", shown(0))
	b.shot("commitments-focus-1280")
	b.key("Escape")
	b.until("Escape", "!("+shown(0)+")")
	b.point(".promises tbody tr:nth-child(2) .brief a")
	b.until("the sentence of what is pointed at", shown(1))
	b.shot("commitments-hover-1280")
	for _, width := range []int64{360, 768, 1280, 1920} {
		b.size(width, 900)
		b.open("/commitments?sort=date")
		if got := eval[int64](b, "document.documentElement.scrollWidth"); got > width {
			t.Errorf("the page is %d px wide on a screen of %d", got, width)
		}
		if cut := eval[[]string](b, `[...document.querySelectorAll(".promises td:not(.c-said), .promises th")].filter(c => c.scrollWidth > c.clientWidth + 1).map(c => c.className)`); width >= 1280 && len(cut) > 0 {
			t.Errorf("%d px: cut off: %v", width, cut)
		}
		if width == 360 && !eval[bool](b, shown(0)) {
			t.Error("on a narrow screen the sentence is not there")
		}
	}
}

// The page in use and the panel of a document, for readers of all kinds.
func TestBrowserCommitmentsAreAccessible(t *testing.T) {
	path := os.Getenv("CEWEN_AXE")
	if path == "" {
		t.Skip("NOT COVERED: accessibility of commitments; CEWEN_AXE does not name axe-core's axe.min.js")
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t, withWords)
	w.putDigests()
	id := w.put(plan(t))[0]
	b := newBrowser(t, w)
	for _, page := range []string{
		"/commitments?q=新建&type=project&unit=个&sort=-value&deadline=年内&deadline=none", "/commitments?document=" + id, "/d/" + id, "/commitments?q=%28",
	} {
		for _, width := range []int64{360, 1280} {
			for _, scheme := range []string{"light", "dark"} {
				b.scheme(scheme)
				b.size(width, 900)
				b.open(page)
				eval[any](b, `document.querySelectorAll("details").forEach(d => { d.open = true; })`)
				if got := eval[int64](b, "document.documentElement.scrollWidth"); got > width {
					t.Errorf("%s is %d px wide on a screen of %d", page, got, width)
				}
				eval[any](b, string(axe)+"; null")
				for _, f := range eval[[]string](b, `axe.run().then(r => r.violations.flatMap(v => v.nodes.map(n => v.impact + " " + v.id + ": " + n.html)))`) {
					t.Errorf("%s, %s, %d px: %s", page, scheme, width, f)
				}
			}
		}
	}
}
