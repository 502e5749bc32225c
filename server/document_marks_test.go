package server_test

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/corpus"
	"cewen/search"
)

// marksOn reads from a document page how many marks it says to have and the places
// that are marked, and how many occurrences these are.
func marksOn(t interface{ Fatalf(string, ...any) }, body string) (said, marked, occurrences int) {
	number := func(pattern string, otherwise int) int {
		m := regexp.MustCompile(pattern).FindStringSubmatch(body)
		if m == nil {
			return otherwise
		}
		n := 0
		if _, err := fmt.Sscan(strings.ReplaceAll(m[1], ",", ""), &n); err != nil {
			t.Fatalf("%s: %v", m[0], err)
		}
		return n
	}
	said = number(`本篇标出 <b>([0-9,]+)</b> 处`, 0)
	return said, strings.Count(body, `<mark id="hit-`), number(`共 ([0-9,]+) 次`, said)
}

// drawnReport is a document of a few sections with text of few characters, in which
// everything occurs often.
func drawnReport(t *rapid.T) *corpus.Document {
	d := &corpus.Document{
		Metadata: corpus.Metadata{Title: "某市2022年报告", Year: 2022},
		Source:   corpus.Source{Path: "/x", SHA256: strings.Repeat("d", 64)},
		Sections: []corpus.Section{
			{Title: "一、回顾", Level: 1, Parent: -1, Role: corpus.RoleReview},
			{Title: "（一）甲", Level: 2, Parent: 0, Role: corpus.RoleReview},
			{Title: "二、部署", Level: 1, Parent: -1, Role: corpus.RolePlan},
		},
	}
	text := rapid.StringOfN(rapid.SampledFrom([]rune("甲甲乙乙丙，。３3㎡體体 ")), 1, 30, -1)
	for i, section := range rapid.SliceOfN(rapid.IntRange(-1, 2), 1, 8).Draw(t, "sections") {
		kind := rapid.SampledFrom([]corpus.ParagraphKind{corpus.KindText, corpus.KindTable, corpus.KindText}).Draw(t, "kind")
		d.Paragraphs = append(d.Paragraphs, corpus.Paragraph{
			Anchor: fmt.Sprintf("p%07d", i), Kind: kind, Section: section, Text: "字" + text.Draw(t, "text"),
		})
	}
	return d
}

func TestADocumentIsMarkedWhereTheSearchFoundIt(t *testing.T) {
	queries := []string{
		"甲", "甲甲", "甲 乙", "甲 -丙", "甲 | 甲乙", "甲?乙", "甲*丙", "甲 NEAR/3 乙", "甲 THEN/2 (乙 | 丙)", "in:句 甲 乙", "in:节 甲 丙", "in:篇 甲乙 3",
		"in:句 /甲.*乙/ -丙", "/甲+/", `exact:"３"`, `exact:"體"`, "体", "3", "部分:部署 甲", "章节:甲 乙", "-甲", "年:2022 乙", "年:2021 乙", "~双碳 | 甲",
	}
	w := newWorld(t)
	rapid.Check(t, func(rt *rapid.T) {
		id := w.put(drawnReport(rt))[0]
		defer func() {
			if err := w.store.Delete(id); err != nil {
				rt.Error(err)
			}
		}()
		asked := rapid.SampledFrom(queries).Draw(rt, "query")
		role := rapid.SampledFrom([]string{"", "部署", "review"}).Draw(rt, "role")
		values := url.Values{"q": {asked}, "role": {role}}
		var found search.Result
		w.get("/api/v1/search?limit=200&"+values.Encode()).decode(t, &found)
		segments := 0
		for _, h := range found.Hits {
			for _, s := range h.Segments {
				if s.Hit {
					segments++
				}
			}
		}
		page := w.get("/d/" + id + "?" + values.Encode())
		said, marked, occurrences := marksOn(rt, page.body)
		if said != marked || marked != segments || occurrences != found.Totals.Occurrences {
			rt.Errorf("%s in %q: %d said, %d marked, %d occurrences; the search has %d marks and %d occurrences",
				asked, role, said, marked, occurrences, segments, found.Totals.Occurrences)
		}
		if len(found.Terms) == 1 && found.Terms[0].Occurrences != occurrences {
			rt.Errorf("%s: %d occurrences of %v", asked, occurrences, found.Terms)
		}
	})
}

func TestADocumentFoundInOnePartIsMarkedThere(t *testing.T) {
	w := newWorld(t)
	d := report()
	d.Sections = append(d.Sections, corpus.Section{Title: "二、部署", Level: 1, Parent: -1})
	d.Paragraphs = append(d.Paragraphs, corpus.Paragraph{Anchor: "head0003", Kind: corpus.KindHeading, Section: 2, Text: "二、2022年工作部署"},
		corpus.Paragraph{Anchor: "text0003", Kind: corpus.KindText, Section: 2, Text: "推进太忻一体化。"})
	id := w.put(d)[0]
	whole := w.get("/d/" + id + "?" + url.Values{"q": {"太忻一体化"}}.Encode())
	if said, _, _ := marksOn(t, whole.body); said != 4 || strings.Contains(whole.body, "只看") {
		t.Errorf("%d marks in all of it", said)
	}
	result := w.get("/?" + url.Values{"q": {"太忻一体化"}, "role": {"plan"}, "sort": {"date"}}.Encode())
	href := regexp.MustCompile(`class="view" href="([^"#]+)`).FindStringSubmatch(result.body)
	if href == nil {
		t.Fatalf("no hits in %s", visible(result.body))
	}
	part := w.get(strings.ReplaceAll(href[1], "&amp;", "&"))
	if said, _, _ := marksOn(t, part.body); said != 1 || !strings.Contains(visible(part.body), "只看“部署”部分。") {
		t.Errorf("%d marks in one part: %s", said, visible(part.body))
	}
	back := `<a href="/?` + strings.ReplaceAll(url.Values{"q": {"太忻一体化"}, "role": {"部署"}, "sort": {"date"}}.Encode(), "&", "&amp;") + `">← 检索结果`
	if !strings.Contains(part.body, back) {
		t.Errorf("no way back %s", back)
	}
}

func TestMarksThatOverlapAreOnePlaceAndCountedEach(t *testing.T) {
	w := newWorld(t)
	id := w.put(report())[0]
	got := w.get("/d/" + id + "?" + url.Values{"q": {"太忻 | 太忻一体化"}}.Encode())
	if text := visible(got.body); !strings.Contains(text, "本篇标出 3 处，共 6 次（相重叠的标作一处）") {
		t.Errorf("%s", text)
	}
	scanned, err := search.Scan(context.Background(), w.store, search.Request{Expr: mustParse(t, "太忻 | 太忻一体化")})
	if err != nil || scanned.Totals.Occurrences != 6 {
		t.Errorf("the scan counts %+v, %v", scanned, err)
	}
}
