package embedded_test

import (
	"strings"
	"sync"
	"testing"

	"cewen/analysis"
	"cewen/corpus/commitment"
	"cewen/search"
	"cewen/search/query"
)

// loadFinder loads the words once.
var loadFinder = sync.OnceValues(func() (*commitment.Finder, error) {
	words, err := analysis.LoadWords(nil)
	return commitment.NewFinder(words), err
})

// testPromises compares questions about commitments with the plain scan, which finds
// them in the texts: first where none are kept, then where all are.
func testPromises(t *testing.T, l *library, size extent) {
	finder, err := loadFinder()
	if err != nil {
		t.Fatal(err)
	}
	d := newDrawer(l, *seed+9)
	known := l.promises(finder)
	if len(known) == 0 {
		t.Fatal("no commitments in the reports")
	}
	trials := make([]trial, size.promises)
	for i := range trials {
		trials[i] = d.promiseTrial(t, known)
	}
	hits := 0
	for _, kept := range []bool{false, true} {
		if kept {
			if err := l.store.KeepCommitments(t.Context(), finder); err != nil {
				t.Fatal(err)
			}
		}
		for i, r := range trials {
			if !kept && i >= size.unkept {
				break // each reads all that it is about
			}
			c := l.compare(t, r)
			if c.difference != "" {
				t.Errorf("%s, kept %v: %s", r, kept, c.difference)
			}
			if kept && c.hits > 0 {
				hits++
			}
		}
	}
	t.Logf("%d questions about commitments, %d with hits, among %d commitments", len(trials), hits, len(known))
}

// promises are the commitments of the library.
func (l *library) promises(f *commitment.Finder) []commitment.Commitment {
	found := make([][]commitment.Commitment, len(l.documents))
	l.each(func(i int) {
		for _, p := range l.documents[i].places {
			if p.Text.Commitments != nil {
				found[i] = append(found[i], p.Text.Commitments(f)...)
			}
		}
	})
	var all []commitment.Commitment
	for _, list := range found {
		all = append(all, list...)
	}
	return all
}

func (d *drawer) promiseTrial(t *testing.T, known []commitment.Commitment) trial {
	t.Helper()
	a, b := pick(d, known...), pick(d, known...)
	asked := d.promise(&a)
	switch d.IntN(8) {
	case 0:
		asked = "(" + asked + ") (" + d.promise(&b) + ")"
	case 1:
		asked += " | " + d.promise(&b)
	case 2:
		asked = "-(" + asked + ") " + word(d.phrase(2, 3))
	case 3:
		asked += " " + word(d.phraseOf(a.Span, 1, 3))
	case 4:
		asked += " 部分:部署"
	}
	asked = "(" + asked + ")" + pick(d, "", "", "", " in:句", " in:节", " in:篇")
	e, err := query.Parser{Commitments: loadFinder}.Parse(asked)
	if err != nil {
		t.Fatalf("parse %s: %v", asked, err)
	}
	return trial{written: asked, expr: e, filter: pick(d, search.FilterValues{}, d.filter())}
}

// promise draws some of what a commitment fulfils.
func (d *drawer) promise(c *commitment.Commitment) string {
	parts := []string{"类型:" + c.Type.Name(), "力度:" + c.Strength.Name(), "承诺:" + word(d.phraseOf(c.Span, 2, 4))}
	if c.Action != "" {
		parts = append(parts, "动作:"+quoted(escape(c.Action)), "动作:"+quoted(escape(c.Action))+"|新建")
	}
	if c.Object != "" {
		parts = append(parts, "对象:("+word(d.phraseOf(c.Object, 1, 2))+" "+word(d.phraseOf(c.Object, 1, 2))+")", "对象:"+quoted(escape(c.Object)))
	}
	if c.Deadline != "" {
		parts = append(parts, "期限:"+quoted(escape(c.Deadline)), "期限:2025|年底")
	}
	if c.Lead != "" {
		parts = append(parts, "牵头:"+quoted(escape(c.Lead)))
	}
	for _, q := range c.Quantities {
		exact, ok := q.Exact()
		if ok && q.Unit != "" {
			parts = append(parts, "单位:"+quoted(escape(q.Unit)))
			parts = append(parts, "数量:"+quoted(pick(d, "", ">=", "<", ">")+exact.Value.String()+escape(q.Unit)))
		}
	}
	d.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return strings.Join(parts[:1+d.IntN(min(3, len(parts)))], " ")
}
