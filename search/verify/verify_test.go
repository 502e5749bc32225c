package verify

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/search/query"
)

// texts are four paragraphs with room for every operator.
func texts() []string {
	return []string{
		"推动太忻一体化经济区建设，加快太原区发展。新建公办幼儿园3所！", "ＧＤＰ增长５％，粮食总产量达到12.5万吨",
		"新建3所公办幼儿园，改造老旧小区267个。", "高质量發展，培育“专精特新”企业20家。",
	}
}

func isTerm(e query.Expr) bool {
	_, ok := e.(query.Term)
	return ok
}

func TestEveryFaultIsFound(t *testing.T) {
	s := testStore(t, texts()...)
	notTerm := func(e query.Expr) bool { return !isTerm(e) }
	wrongOperators := func(r *Report) int { return r.operators().Wrong }
	for _, test := range []struct {
		fault fault
		sound func(query.Expr) bool
		count func(*Report) int
	}{
		{noFault, nil, func(*Report) int { return 1 }},
		{missesHit, notTerm, func(r *Report) int { return r.Missed }},
		{inventsHit, notTerm, func(r *Report) int { return r.Extra }},
		{miscountsTotals, notTerm, func(r *Report) int { return r.WrongCounts }},
		{missesHit, isTerm, wrongOperators},
		{inventsHit, isTerm, wrongOperators},
		{repeatsHit, isTerm, wrongOperators},
		{mistakesHit, isTerm, wrongOperators},
		{miscountsHit, isTerm, wrongOperators},
		{miscountsTotals, isTerm, wrongOperators},
		{losesParagraph, nil, func(r *Report) int { return r.Missing }},
		{hasTwice, nil, func(r *Report) int { return r.Repeated }},
		{hasForeign, nil, func(r *Report) int { return r.Foreign }},
	} {
		engine := &brokenEngine{store: s, fault: test.fault, sound: test.sound}
		r, err := Run(context.Background(), Options{Store: s, Engine: engine, Sample: 50, Operators: 10, Seed: 7})
		if err != nil {
			t.Fatal(err)
		}
		if test.count(r) == 0 || r.OK() != (test.fault == noFault) {
			t.Errorf("engine that %s: %+v", test.fault, r)
		}
		if r.Terms < 90 || r.Found < 50 {
			t.Errorf("compared %d terms, %d found", r.Terms, r.Found)
		}
		var out bytes.Buffer
		if err := r.Write(&out); err != nil || strings.Contains(out.String(), "不一致") != (test.fault != noFault) {
			t.Errorf("report: %s %v", out.String(), err)
		}
	}
}

func TestADamagedSourceIsToldApart(t *testing.T) {
	s := testStore(t, "甲", "乙")
	if _, err := s.Put(context.Background(), &corpus.Document{
		Source: corpus.Source{Path: "x", SHA256: strings.Repeat("0", 64), Bytes: []byte("丙")},
		Paragraphs: []corpus.Paragraph{
			{Anchor: "0", Kind: corpus.KindText, Section: -1, Text: "丙"}, {Anchor: "1", Kind: corpus.KindText, Section: -1, Text: "丁"},
		},
	}); err != nil {
		t.Fatal(err)
	}
	r, err := Run(context.Background(), Options{Store: s, Engine: &brokenEngine{store: s, fault: noFault}, Sample: 5, Operators: 1})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	if r.OK() || !r.agree() || r.Sources != 1 || len(r.DamagedSources) != 1 || !strings.Contains(b.String(), "原始文件有损坏") {
		t.Errorf("%+v\n%s", r, b.String())
	}
}
