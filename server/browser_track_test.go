//go:build browser

package server_test

import (
	"fmt"
	"os"
	"testing"
)

// TestBrowserTrack looks at a promise beside its review in both widths and colours: it
// fits, works without a script, and axe-core finds nothing where CEWEN_AXE names it.
func TestBrowserTrack(t *testing.T) {
	w := newWorld(t, withWords)
	plan, review := tracked(t, w)
	if dir := os.Getenv("CEWEN_TRIAL"); dir != "" { // real reports to look at
		putFolder(t, w, dir)
	}
	b := newBrowser(t, w)
	axe := ""
	if path := os.Getenv("CEWEN_AXE"); path != "" {
		script, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		axe = string(script)
	}
	pages := []struct{ name, target string }{
		{"track", "/track?id=" + plan}, {"track-not-held", "/track?id=" + review}, {"track-empty", "/track"}, {"track-wrong", "/track?id=x"},
	}
	if target := os.Getenv("CEWEN_TRIAL_PAGE"); target != "" {
		pages = append(pages, struct{ name, target string }{"track-trial", target})
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{360, 1280} {
			b.scheme(scheme)
			b.size(width, 900)
			for _, page := range pages {
				b.open(page.target)
				if got := eval[int64](b, "document.documentElement.scrollWidth"); got > width {
					t.Errorf("%s is %d px wide on a screen of %d", page.name, got, width)
				}
				b.shot(fmt.Sprintf("%s-%d-%s", page.name, width, scheme))
				if axe == "" {
					continue
				}
				eval[any](b, axe+"; null")
				for _, f := range eval[[]string](b, `axe.run().then(r => r.violations.flatMap(v => v.nodes.map(n => v.impact + " " + v.id + ": " + n.html)))`) {
					t.Errorf("%s, %s, %d px: %s", page.name, scheme, width, f)
				}
			}
		}
	}
	if axe == "" {
		t.Log("NOT COVERED: accessibility of /track; CEWEN_AXE does not name axe-core's axe.min.js")
	}
}
