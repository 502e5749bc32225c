package server_test

import (
	"strings"
	"testing"

	"cewen/corpus"
)

func TestThePanelOfWhatADocumentPromises(t *testing.T) {
	w := newWorld(t, withWords)
	text := "# 2026年上海市政府通报\n\n成绩很大。\n"
	silent, err := corpus.Read(corpus.Input{Path: "/上海市/2026年通报.md", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	ids := w.put(plan(t), silent)
	look := func() {
		t.Helper()
		got := w.get("/d/" + ids[0]).body
		for _, s := range []string{
			`<a href="/commitments?document=` + ids[0] + `">3 条承诺</a>`, `type=project">项目 3</a>`, `<a class="review" href="/track?id=` + ids[0] + `">`,
			`">新建公办幼儿园3所</a> <small>3所</small>`, `">建成高标准农田1.2万亩</a> <small>1.2万亩 · 年底前</small>`, `<li><a href="#p-`,
		} {
			if !strings.Contains(got, s) {
				t.Errorf("no %s", s)
			}
		}
		if strings.Contains(got, "公办幼儿园9所</a>") {
			t.Error("a review is no promise")
		}
	}
	look() // found anew
	finder, err := loadedFinder()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.store.KeepCommitments(t.Context(), finder); err != nil {
		t.Fatal(err)
	}
	look() // kept
	if got := w.get("/d/" + ids[1]).body; strings.Contains(got, "条承诺") {
		t.Error("a document that promises nothing has a panel")
	}
}
