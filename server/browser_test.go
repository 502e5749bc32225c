//go:build browser

package server_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"cewen/corpus"
)

// browser is a tab in front of a served world.
type browser struct {
	t    *testing.T
	ctx  context.Context
	base string
}

// newBrowser serves w on a free port and opens a tab. It skips the test when
// there is no Chromium.
func newBrowser(t *testing.T, w *world) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "headless-shell"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("NOT COVERED: the pages in a browser; no chromium, google-chrome or headless-shell is installed")
	}
	ln, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	serving, stop := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- w.server.Serve(serving, ln) }()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.Headless, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.NoFirstRun,
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	tab, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		closeTab()
		stopAllocator()
		stop()
		if err := <-served; err != nil {
			t.Errorf("serve: %v", err)
		}
	})
	b := &browser{t: t, ctx: tab, base: "http://" + ln.Addr().String()}
	b.failOnConsole()
	return b
}

// failOnConsole makes what the browser complains about (scripts that fail, styles
// that the policy forbids) fail the test.
func (b *browser) failOnConsole() {
	err := chromedp.Listen(b.ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			b.t.Errorf("script failed: %+v", e.ExceptionDetails)
		case *log.EventEntryAdded:
			if !strings.Contains(e.Entry.Text, "the server responded with a status of 4") {
				b.t.Errorf("browser complains: %s", e.Entry.Text)
			}
		}
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) run(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) open(target string) { b.t.Helper(); b.run(chromedp.Navigate(b.base + target)) }

func (b *browser) size(width, height int64) {
	b.t.Helper()
	b.run(chromedp.EmulateViewport(width, height))
}

// eval returns the value of a script, or what its promise comes to.
func eval[T any](b *browser, script string) (v T) {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// shot keeps a picture of the page where CEWEN_SCREENSHOTS says.
func (b *browser) shot(name string) {
	b.t.Helper()
	dir := os.Getenv("CEWEN_SCREENSHOTS")
	if dir == "" {
		return
	}
	quality := int64(82)
	picture, err := chromedp.Run(b.ctx, chromedp.Action[[]byte](func(ctx context.Context, target *chromedp.Target) ([]byte, error) {
		shot, err := cdp.Call(ctx, target, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatWebp, Quality: &quality})
		return shot.Data, err
	}))
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".webp"), picture, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) scheme(value string) {
	b.t.Helper()
	b.run(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{
				{Name: "prefers-color-scheme", Value: value}, {Name: "prefers-reduced-motion", Value: "reduce"},
			},
		})
		return err
	}))
}

// press presses a key the way a keyboard does: a script that takes the key down
// for itself keeps it from being typed.
func (b *browser) press(key string) {
	b.t.Helper()
	b.run(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, down := cdp.Call(ctx, target, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Text: key})
		_, up := cdp.Call(ctx, target, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: key})
		return errors.Join(down, up)
	}))
}

func browserWorld(t *testing.T) (w *world, documentID string) {
	w = newWorld(t, withWords)
	w.putDigests()
	if dir := os.Getenv("CEWEN_TRIAL"); dir != "" { // real reports to look at
		putFolder(t, w, dir)
	}
	return w, w.put(report())[0]
}

func putFolder(t *testing.T, w *world, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		d, err := corpus.Read(corpus.Input{Path: path, Data: data})
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		w.put(d)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestBrowserSearchLeadsToTheMarkInTheText(t *testing.T) {
	w, _ := browserWorld(t)
	b := newBrowser(t, w)
	b.size(1280, 900)
	b.open("/")
	b.run(
		chromedp.SendKeys("#q", "太忻一体化\r"),
		chromedp.WaitVisible(".hits .view"),
		chromedp.Click(".hits .view"),
		chromedp.WaitVisible(".body"),
	)
	visible := eval[bool](b, `(() => {
		const p = document.getElementById(decodeURIComponent(location.hash.slice(1)));
		const mark = p && p.querySelector("mark");
		const box = mark && mark.getBoundingClientRect();
		return !!box && box.top >= 0 && box.bottom <= innerHeight;
	})()`)
	if !visible {
		t.Errorf("no mark to be seen at %s", eval[string](b, "location.href"))
	}
}

func TestBrowserKeys(t *testing.T) {
	w, id := browserWorld(t)
	b := newBrowser(t, w)
	b.size(1280, 700)
	b.scheme("light")
	b.open("/d/" + id + "?q=太忻一体化")
	b.press("/")
	if got := eval[string](b, "document.activeElement.id"); got != "q" {
		t.Errorf("/ put the focus on %q, not the search box", got)
	}
	if got := eval[string](b, `document.getElementById("q").value`); got != "太忻一体化" {
		t.Errorf("/ was typed into the box: %q", got)
	}
	b.press("n")
	if got := eval[string](b, "location.hash"); got != "" {
		t.Errorf("n in the search box jumped to %s", got)
	}
	eval[any](b, "document.activeElement.blur()")
	for _, step := range []struct{ key, hash string }{
		{"n", "#hit-1"}, {"n", "#hit-2"}, {"n", "#hit-3"}, {"n", "#hit-1"}, {"m", "#hit-3"}, {"m", "#hit-2"},
	} {
		b.press(step.key)
		if got := eval[string](b, "location.hash"); got != step.hash {
			t.Fatalf("%s went to %s, want %s", step.key, got, step.hash)
		}
	}
	if got := eval[string](b, `document.querySelector("#found [role=status]").textContent`); got != "第 2 处，共 3 处" {
		t.Errorf("status says %q", got)
	}
}

// pagesToTry are the pages that a reader can come to.
func pagesToTry(id string) []struct{ name, target string } {
	return []struct{ name, target string }{
		{"home", "/"},
		{"hits", "/?q=太忻一体化"},
		{"hits-many", "/?q=高质量发展&region=山西省"},
		{"nothing", "/?q=太忻一体化示范城市群"},
		{"malformed", "/?q=" + "%28%E5%85%BB%E8%80%81%20%7C%20%E6%89%98%E8%82%B2"},
		{"document", "/d/" + id + "?q=太忻一体化"},
		{"missing", "/d/nothing"},
		{"parts", "/?q=~双碳&explain=true"},
		{"filtered", "/?q=发展&year=2022..&region=山西省/太原市&role=部署"},
		{"many-parts", "/?q=" + url.QueryEscape("发 | 展 | 建 | 设 | 新 | 区 | 工 | 作 | 民 | 生 | /.{200}/ | "+strings.Repeat("长", 60)) + "&explain=true"},
		{"help", "/help"},
		{"by-document", "/?q=高质量发展&group=document"},
		{"trend", "/trend?q=高质量发展&q=新质生产力"},
		{"trend-regions", "/trend?q=发展&by=region&measure=occurrences&year=2022.."},
		{"trend-empty", "/trend"},
		{"coverage", "/coverage"},
		{"audit", "/audit?q=太忻一体化&year=2022"},
		{"import", "/import"},
		{"cite", "/cite/" + id + "-text0001"},
		{"filtered-away", "/?q=太忻一体化&year=1999"},
		{"research", "/research"},
		{"kwic", "/kwic?q=高质量发展"},
		{"kwic-wrong", "/kwic?q=%28%E5%85%BB&region=山西省&left=10"},
		{"panel", "/panel?list=发展%0A养老&by=region,year"},
		{"panel-empty", "/panel"},
		{"batch", "/batch?list=发展%0A养老&hits=true"},
		{"first", "/first?q=高质量发展"},
		{"silence", "/silence?q=养老"},
		{"newterms", "/newterms?in=2024&min=1&min_documents=1"},
		{"commitments", "/commitments?role=部署&sort=date"},
		{"commitments-empty", "/commitments"},
		{"commitments-wrong", "/commitments?sort=value"},
		{"compare", "/compare?a=" + id + "&b=全国@2024"},
		{"english", "/language?to=en&back=" + url.QueryEscape("/?q=太忻一体化&year=2022")},
		{"english-document", "/d/" + id + "?q=太忻一体化"},
		{"chinese", "/language?to=zh-CN&back=/"},
	}
}

// TestBrowserAccessibility runs axe-core, whose script CEWEN_AXE names, over every
// page in both colours.
func TestBrowserAccessibility(t *testing.T) {
	path := os.Getenv("CEWEN_AXE")
	if path == "" {
		t.Skip("NOT COVERED: accessibility; CEWEN_AXE does not name axe-core's axe.min.js")
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	w, id := browserWorld(t)
	b := newBrowser(t, w)
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{360, 1280} {
			if scheme == "dark" && width == 360 {
				continue // colours do not change with the width, nor sizes with colours
			}
			b.scheme(scheme)
			b.size(width, 900)
			for _, page := range pagesToTry(id) {
				b.open(page.target)
				eval[any](b, string(axe)+"; null")
				found := eval[[]string](b, `axe.run().then(r => r.violations.flatMap(v => v.nodes.map(n => v.impact + " " + v.id + ": " + n.html)))`)
				for _, f := range found {
					t.Errorf("%s, %s, %d px: %s", page.name, scheme, width, f)
				}
			}
		}
	}
}

// TestBrowserPagesFit looks at every page in both widths and both colours.
func TestBrowserPagesFit(t *testing.T) {
	w, id := browserWorld(t)
	b := newBrowser(t, w)
	pages := pagesToTry(id)
	if target := os.Getenv("CEWEN_TRIAL_PAGE"); target != "" {
		pages = append(pages, struct{ name, target string }{"trial", target})
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{360, 1280, 1920} {
			b.scheme(scheme)
			b.size(width, 900)
			for _, page := range pages {
				b.open(page.target)
				if got := eval[int64](b, "document.documentElement.scrollWidth"); got > width {
					t.Errorf("%s is %d px wide on a screen of %d", page.name, got, width)
				}
				b.shot(strings.Join([]string{page.name, fmt.Sprint(width), scheme}, "-"))
			}
		}
	}
}
