package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cewen/corpus"
)

// writeReports writes three small reports and returns their folder.
func writeReports(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for path, text := range map[string]string{
		"甲市/2020.md": "# 2020年甲市政府工作报告\n\n一、去年办成的事\n\n新修乡村公路三百公里，改造老旧小区四十个。\n\n二、今年要办的事\n\n再建两座污水处理厂。\n",
		"甲市/2021.md": "# 2021年甲市政府工作报告\n\n一、去年办成的事\n\n两座污水处理厂通水运行，河湖水质明显好转。\n\n（一）让老人安心\n\n社区食堂开到家门口。\n",
		"乙县/2021.md": "# 2021年乙县政府工作报告\n\n一、守护好绿水青山\n\n退耕还林两万亩，野生候鸟回来过冬。\n",
	} {
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func openLibrary(t *testing.T) (*workspace, *library) {
	t.Helper()
	w, err := openWorkspace(t.Context(), filepath.Join(t.TempDir(), "data"), writeReports(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.close(); err != nil {
			t.Error(err)
		}
	})
	lib, err := readLibrary(w.store, w.words)
	if err != nil {
		t.Fatal(err)
	}
	return w, lib
}

func TestEveryRankerFindsWhatIsThere(t *testing.T) {
	w, lib := openLibrary(t)
	index, err := buildBaselines(filepath.Join(t.TempDir(), "baselines"), lib)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := index.Close(); err != nil {
			t.Error(err)
		}
	}()
	rankers := append([]ranker{newCewen(w.engine)}, newBaselines(index, lib)...)
	if len(rankers) != 3 {
		t.Fatalf("%d rankers, want 3", len(rankers))
	}
	for _, r := range rankers {
		expr, _ := termOf("野生候鸟")
		ids, err := r.rank(context.Background(), question{text: "野生候鸟", expr: expr})
		if err != nil {
			t.Fatal(err)
		}
		if len(ids) == 0 || !strings.Contains(lib.show(func(id string) bool { return id == ids[0] }), "候鸟回来过冬") {
			t.Errorf("%s: %v", r.name(), ids)
		}
	}
}

func TestHeadingQuestionIsAnsweredByItsSection(t *testing.T) {
	_, lib := openLibrary(t)
	next := headingQuestions(lib)
	rng := newRand("test")
	asked := make(map[string]int) // right paragraphs by question
	for range 100 {
		for _, d := range lib.reports {
			if q, ok := next(lib, d, rng); ok {
				asked[q.text] = len(q.right)
			}
		}
	}
	want := map[string]int{
		"去年办成的事":  2 + 4, // heading and body of one report, with a section inside in the other
		"今年要办的事":  2,
		"让老人安心":   0, // too short
		"守护好绿水青山": 2,
	}
	for text, n := range want {
		if asked[text] != n {
			t.Errorf("%s: %d right paragraphs, want %d", text, asked[text], n)
		}
	}
}

func TestSentenceQuestionIsAnsweredByItsParagraphAlone(t *testing.T) {
	_, lib := openLibrary(t)
	rng := newRand("test")
	asked := 0
	for range 30 {
		for _, d := range lib.reports {
			q, ok := sentenceQuestion(lib, d, rng)
			if !ok {
				continue
			}
			asked++
			shown := lib.show(func(id string) bool { return q.right[id] })
			if len(q.right) != 1 || strings.Contains(shown, q.text) {
				t.Fatalf("%s: %d right, %s", q.text, len(q.right), shown)
			}
			for _, r := range q.text {
				if !strings.ContainsRune(shown, r) {
					t.Fatalf("%s is not from %s", q.text, shown)
				}
			}
		}
	}
	if asked == 0 {
		t.Error("no question was drawn")
	}
}

func TestReportThatCannotBeReadStopsTheEvaluation(t *testing.T) {
	dir := writeReports(t)
	if err := os.WriteFile(filepath.Join(dir, "空.md"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := openWorkspace(t.Context(), filepath.Join(t.TempDir(), "data"), dir)
	if err == nil {
		_ = w.close()
		t.Fatal("an empty file was let pass")
	}
}

func TestReportOfAParagraph(t *testing.T) {
	lib := &library{reports: []*report{
		{Document: &corpus.Document{}, from: 0, to: 3}, {Document: &corpus.Document{}, from: 3, to: 4}, {Document: &corpus.Document{}, from: 4, to: 9},
	}}
	for i, want := range []int{0, 0, 0, 1, 2, 2, 2, 2, 2} {
		if got := lib.reportOf(i); got != lib.reports[want] {
			t.Errorf("paragraph %d is of the report from %d, want that from %d", i, got.from, lib.reports[want].from)
		}
	}
}
