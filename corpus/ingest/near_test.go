package ingest

import (
	"context"
	"strings"
	"testing"

	"cewen/corpus/store"
)

// report is a text of some length with a word in it.
func report(word string) string {
	var b strings.Builder
	b.WriteString("# " + word + "工作报告\n")
	for i, r := range []rune("金木水火土日月星辰山川河海湖泊风雨雷电春夏秋冬东西南北中") {
		b.WriteString("\n第" + string(r) + "项任务由" + strings.Repeat(string(r+rune(i)), 3) + "负责，" + string(r+7) + "年内完成" + string(r+11) + "个项目的建设。\n")
	}
	b.WriteString("\n" + word + "。\n")
	return b.String()
}

// importNear imports files and returns the results.
func importNear(t *testing.T, s *store.Store, near NearDuplicates, files ...File) []Result {
	t.Helper()
	for i := range files {
		files[i].Near = near
	}
	g := &Ingester{Store: s}
	return g.Put(context.Background(), files...)
}

func TestANearDuplicateIsReported(t *testing.T) {
	s := openStore(t)
	first := importNear(t, s, NearDuplicates{}, File{Path: "a.md", Data: []byte(report("甲"))}, File{Path: "other.md", Data: []byte("完全不同的一篇文档。")})
	got := importNear(t, s, NearDuplicates{}, File{Path: "b.md", Data: []byte(report("乙"))}, File{Path: "c.md", Data: []byte(report("乙丙"))})
	for i, want := range []struct{ path, id string }{{"a.md", first[0].ID}, {"b.md", got[0].ID}} {
		r := got[i]
		if r.Outcome != store.Imported || r.Resembles == nil || r.Resembles.Path != want.path || r.Resembles.ID != want.id ||
			r.Resembles.Similarity < 0.8 || r.Resembles.Similarity >= 1 {
			t.Errorf("%+v resembles %+v, want %s", r, r.Resembles, want.path)
		}
	}
	for _, r := range first {
		if r.Resembles != nil {
			t.Errorf("%s resembles %+v", r.Path, r.Resembles)
		}
	}
	// Nothing is said of what was there before, nor of earlier versions of itself.
	again := importNear(t, s, NearDuplicates{}, File{Path: "b.md", Data: []byte(report("乙"))}, File{Path: "d.md", Data: []byte(report("甲"))})
	if again[0].Outcome != store.Unchanged || again[0].Resembles != nil || again[1].Outcome != store.Duplicate || again[1].Resembles != nil {
		t.Errorf("%+v", again)
	}
}

func TestANearDuplicateIsLeftOutWhereAsked(t *testing.T) {
	s := openStore(t)
	skip := NearDuplicates{Skip: true}
	got := importNear(t, s, skip, File{Path: "a.md", Data: []byte(report("甲"))}, File{Path: "b.md", Data: []byte(report("乙"))})
	if got[0].Outcome != store.Imported || got[1].Outcome != Skipped || got[1].Resembles == nil || got[1].Resembles.ID != got[0].ID ||
		!strings.Contains(got[1].Error, "与 a.md 近似（9") {
		t.Fatalf("%+v", got)
	}
	// A new version of what is held is stored, and a stricter threshold lets more in.
	got = importNear(t, s, skip, File{Path: "a.md", Data: []byte(report("甲改"))})
	if got[0].Outcome != store.Updated {
		t.Errorf("%+v", got)
	}
	got = importNear(t, s, NearDuplicates{Skip: true, Threshold: 0.999}, File{Path: "b.md", Data: []byte(report("乙"))})
	if got[0].Outcome != store.Imported {
		t.Errorf("%+v", got)
	}
	var skipped int
	must(t, s.View(func(v *store.View) error {
		return v.Attempts(0, func(a store.Attempt) bool {
			if a.Outcome == Skipped && a.Path == "b.md" && a.DuplicateOf == "a.md" {
				skipped++
			}
			return true
		})
	}))
	if skipped != 1 {
		t.Errorf("%d lines in the log", skipped)
	}
}

func pairs(t *testing.T, f *Finder) (list []string) {
	t.Helper()
	must(t, f.Pairs(context.Background(), DefaultSimilarity, func(p Pair) bool {
		list = append(list, p.First.Source.Path+" "+p.Second.Source.Path)
		return true
	}))
	return list
}

func TestPairsFollowTheStore(t *testing.T) {
	s := openStore(t)
	f := &Finder{Store: s}
	got := importNear(t, s, NearDuplicates{},
		File{Path: "a.md", Data: []byte(report("甲"))}, File{Path: "b.md", Data: []byte(report("乙"))}, File{Path: "c.md", Data: []byte("别的。")})
	if list := pairs(t, f); len(list) != 1 || list[0] != "a.md b.md" {
		t.Errorf("pairs %q", list)
	}
	importNear(t, s, NearDuplicates{}, File{Path: "c.md", Data: []byte(report("丙"))})
	if list := pairs(t, f); strings.Join(list, ", ") != "a.md b.md, a.md c.md, b.md c.md" {
		t.Errorf("pairs %q", list)
	}
	must(t, s.Delete(got[0].ID))
	if list := pairs(t, f); strings.Join(list, ", ") != "b.md c.md" {
		t.Errorf("pairs %q", list)
	}
	if list := pairs(t, &Finder{Store: s}); strings.Join(list, ", ") != "b.md c.md" {
		t.Errorf("pairs of a new finder %q", list)
	}
}
