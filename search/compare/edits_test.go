package compare_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cewen/corpus"
	"cewen/internal/testdata"
	"cewen/search/compare"
)

// edit is a change that was made to a report; a and b number the paragraph before and
// after, -1 where it is not there.
type edit struct {
	state string
	a, b  int
}

// injected changes ten paragraphs of a report: some inserted, dropped, reworded, moved.
func injected(r *rand.Rand, from []string) (to []string, edits []edit) {
	type line struct {
		text  string
		of    int
		state string
	}
	lines := make([]line, len(from))
	var long []int // what is long enough to be told from others
	for i, text := range from {
		lines[i] = line{text, i, compare.Same}
		if n := len([]rune(text)); n >= 20 && slices.Index(from, text) == i {
			long = append(long, i)
		}
	}
	r.Shuffle(len(long), func(i, j int) { long[i], long[j] = long[j], long[i] })
	states := []string{compare.Added, compare.Dropped, compare.Reworded, compare.Moved}
	for n, at := range long[:10] {
		lines[at].state = states[n%len(states)]
		if lines[at].state == compare.Reworded {
			runes := []rune(lines[at].text)
			for range max(2, len(runes)/10) {
				runes[r.IntN(len(runes))] = '改'
			}
			lines[at].text = string(runes)
		}
	}
	var kept, moved []line
	for _, l := range lines {
		switch l.state {
		case compare.Dropped:
			edits = append(edits, edit{compare.Dropped, l.of, -1})
		case compare.Moved:
			moved = append(moved, l)
		case compare.Added:
			kept = append(kept, line{l.text, l.of, compare.Same}, line{fmt.Sprintf("插入的第%d段，内容与别处全不相同，只为检验。", l.of), -1, compare.Added})
		default:
			kept = append(kept, l)
		}
	}
	for _, l := range moved { // at least ten paragraphs away
		at := (l.of + len(kept)/3 + r.IntN(len(kept)/3)) % len(kept)
		kept = slices.Insert(kept, at, l)
	}
	for b, l := range kept {
		to = append(to, l.text)
		if l.state != compare.Same {
			edits = append(edits, edit{l.state, l.of, b})
		}
	}
	return to, edits
}

// 500 edits of real reports are reported at the right paragraph.
func TestInjectedEditsAreFound(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(testdata.Shared(t), "reports", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	if nested, _ := filepath.Glob(filepath.Join(testdata.Shared(t), "reports", "*", "*", "*.md")); len(nested) > 0 {
		paths = append(paths, nested...)
	}
	r := rand.New(rand.NewPCG(1, 2))
	slices.Sort(paths)
	r.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
	made, found, strange := 0, 0, 0
	for _, path := range paths {
		if made >= 500 {
			break
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := corpus.Read(corpus.Input{Path: path, Data: data})
		if err != nil || len(d.Paragraphs) < 60 {
			continue
		}
		var from []string
		for _, p := range d.Paragraphs {
			from = append(from, p.Text)
		}
		to, edits := injected(r, from)
		made += len(edits)
		reported := make(map[edit]bool)
		for _, p := range compare.Align(from, to) {
			if p.State != compare.Same {
				reported[edit{p.State, p.A, p.B}] = true
			}
		}
		for _, e := range edits {
			if reported[e] {
				found++
				delete(reported, e)
			} else {
				t.Logf("%s: not found %+v", filepath.Base(path), e)
			}
		}
		strange += len(reported)
	}
	t.Logf("%d edits, %d found at the right paragraph, %d reports of something else", made, found, strange)
	if made < 500 || found*100 < 98*made {
		t.Errorf("%d of %d edits found", found, made)
	}
}
