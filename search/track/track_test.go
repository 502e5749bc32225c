package track_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"cewen/corpus/commitment"
	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
	"cewen/search/track"
)

func reportOf(city, year, review, plan string) string {
	return "# " + year + "年" + city + "人民政府工作报告\n\n## 一、过去一年工作回顾\n\n" + review + "\n\n## 二、" + year + "年工作安排\n\n" + plan + "\n"
}

// files are reports of two cities that never said this.
func files() map[string]string {
	return map[string]string{
		"太原市/2021.md": reportOf("太原市", "2021", "过去一年，全市上下一心。", "新建公办幼儿园3所，完成99个老旧小区改造。建成体育公园4座。"),
		"太原市/2022.md": reportOf("太原市", "2022", "建成公办幼儿园5所，新增学位2100个。完成83个老旧小区改造，加装电梯22部。", "新建公办幼儿园6所。"),
		"大同市/2022.md": reportOf("大同市", "2022", "建成体育公园4座。新建公办幼儿园3所。", "新建公办小学2所。"),
	}
}

// idOf is the ID of the document of a place and year.
func idOf(t *testing.T, c *instrument.Corpus, region, year string) string {
	t.Helper()
	filter, err := search.ParseFilter(search.FilterValues{Region: []string{region}, Year: []string{year}})
	if err != nil {
		t.Fatal(err)
	}
	held, err := c.Held(context.Background(), filter)
	if err != nil || len(held) != 1 {
		t.Fatalf("%s %s: %d held, %v", region, year, len(held), err)
	}
	return held[0].ID
}

func TestPlanBesideReview(t *testing.T) {
	c := instrumenttest.Corpus(t, files())
	answer := instrumenttest.Run(t, c, &track.Track{ID: idOf(t, c, "太原市", "2021")})
	instrumenttest.Want(t, instrumenttest.Lines(t, answer, "track", "span", "state", "rank", "promised", "reported", "difference", "sentence", "period", "year"),
		"新建公办幼儿园3所 有线索 1 3所 5所 2 建成公办幼儿园5所，新增学位2100个。 上年 2022",
		"完成99个老旧小区改造 有线索 1 99个 83个 -16 完成83个老旧小区改造，加装电梯22部。 上年 2022",
		"建成体育公园4座 没有找到 - - - - - - -",
	)
	instrumenttest.Want(t, instrumenttest.Lines(t, answer, "reports", "year", "state", "title", "review"), "2022 收录 2022年太原市人民政府工作报告 有")
	if len(answer.Notes) != 2 || !strings.HasPrefix(answer.Notes[0], track.Caution) || !strings.Contains(answer.Notes[1], "2 条有线索，1 条没有找到") {
		t.Errorf("%q", answer.Notes)
	}
}

func TestAReportThatIsNotHeldIsNotSilence(t *testing.T) {
	c := instrumenttest.Corpus(t, files())
	answer := instrumenttest.Run(t, c, &track.Track{ID: idOf(t, c, "太原市", "2022")})
	instrumenttest.Want(t, instrumenttest.Lines(t, answer, "track", "span", "state"), "新建公办幼儿园6所 没有收录")
	instrumenttest.Want(t, instrumenttest.Lines(t, answer, "reports", "year", "state", "document"), "2023 没有收录 -")
}

// What the store keeps is what would be found anew.
func TestKeptCommitmentsAreTracked(t *testing.T) {
	c := instrumenttest.Corpus(t, files())
	ask := &track.Track{ID: idOf(t, c, "太原市", "2021")}
	anew := instrumenttest.Lines(t, instrumenttest.Run(t, c, ask), "track", "commitment", "span", "state", "sentence")
	words, err := c.Words()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Store.KeepCommitments(t.Context(), commitment.NewFinder(words)); err != nil {
		t.Fatal(err)
	}
	instrumenttest.Want(t, instrumenttest.Lines(t, instrumenttest.Run(t, c, ask), "track", "commitment", "span", "state", "sentence"), anew...)
}

// An ID names a document, a paragraph or one commitment, and each gives the rows of the
// one above it.
func TestIDsOfEveryKind(t *testing.T) {
	c := instrumenttest.Corpus(t, files())
	rows := func(id string) [][]any {
		answer := instrumenttest.Run(t, c, &track.Track{ID: id})
		table, _ := answer.Table("promises")
		return table.Rows
	}
	all := rows(idOf(t, c, "太原市", "2021"))
	for _, name := range []string{"太原市@2021", "山西省/太原市＠2021"} {
		if got := rows(name); len(got) != len(all) {
			t.Errorf("%s: %d of %d", name, len(got), len(all))
		}
	}
	for _, row := range all {
		commitment, paragraph := row[0].(string), row[15].(string)
		if !strings.HasPrefix(commitment, paragraph+"@") {
			t.Errorf("%s in %s", commitment, paragraph)
		}
		if got := rows(commitment); len(got) != 1 || !slices.Equal(got[0], row) {
			t.Errorf("%s: %v", commitment, got)
		}
		if got := rows(paragraph); len(got) != len(all) {
			t.Errorf("%s: %d of %d", paragraph, len(got), len(all))
		}
	}
}

func TestIDsThatNameNothing(t *testing.T) {
	c := instrumenttest.Corpus(t, files())
	document := idOf(t, c, "太原市", "2021")
	for _, id := range []string{
		"", " ", "@", "-", "x", "x-y@1-2", document + "-", document + "-00000000", document + "-00000000@0-9", document + "@", document + "@0-9",
		document + "-@", strings.Repeat("长", 5000), "../../etc/passwd", "<script>alert(1)</script>", "太原市@", "太原市@1999", "没有的地方@2021", "长@长@长", document + "\x00", "\xff\xfe",
	} {
		err := instrumenttest.Fails(t, c, &track.Track{ID: id})
		if !errors.Is(err, search.ErrBadRequest) || len(err.Error()) > 600 {
			t.Errorf("%.40q: %.200v", id, err)
		}
	}
	for _, limit := range []int{-1, track.MaxLimit + 1} {
		if err := instrumenttest.Fails(t, c, &track.Track{ID: document, Limit: limit}); !errors.Is(err, search.ErrBadRequest) {
			t.Errorf("limit %d: %v", limit, err)
		}
	}
}

// Every sentence that is shown stands in a report of the same place that came later.
func TestNoSentenceOfAnotherDocument(t *testing.T) {
	c := instrumenttest.Corpus(t, files())
	heads, err := c.Held(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, h := range heads {
		answer, err := (&track.Track{ID: h.ID, Limit: track.MaxLimit}).Find(context.Background(), c)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range answer.Promises {
			for _, e := range p.Evidence {
				shown++
				paragraph := ""
				whole, err := c.FindText(e.Document.ID)
				if err != nil {
					t.Fatal(err)
				}
				for _, candidate := range whole.Paragraphs {
					if strings.HasSuffix(e.Paragraph, "-"+candidate.Anchor) {
						paragraph = candidate.Text
					}
				}
				if e.Document.Region != h.Region || e.Document.Year < p.First || e.Document.Year > p.Last || e.At.Of(paragraph) != e.Text {
					t.Errorf("%s: %s in %s %d", p.ID, e.Text, e.Document.Region, e.Document.Year)
				}
			}
		}
	}
	if shown == 0 {
		t.Error("nothing was shown")
	}
}

func TestTheAnswerOfAPlainScanIsTheSame(t *testing.T) {
	c := instrumenttest.Corpus(t, files())
	i := &track.Track{ID: idOf(t, c, "太原市", "2021")}
	audit, err := instrument.AuditAnswer(context.Background(), c, i, instrumenttest.Run(t, c, i))
	if err != nil || !audit.OK() || audit.Rows == 0 {
		t.Errorf("%+v %v", audit, err)
	}
}

// Where no part of a report is known to be a review, what speaks of the coming year is
// left out.
func TestAReportWithoutParts(t *testing.T) {
	all := files()
	all["太原市/2022.md"] = "# 2022年太原市人民政府工作报告\n\n各位代表：现在报告工作。建成公办幼儿园5所，新增学位2100个。今年新建公办幼儿园3所。\n"
	c := instrumenttest.Corpus(t, all)
	answer := instrumenttest.Run(t, c, &track.Track{ID: idOf(t, c, "太原市", "2021")})
	got := instrumenttest.Lines(t, answer, "track", "sentence", "role")
	if got[0] != "建成公办幼儿园5所，新增学位2100个。 其他" || slices.Contains(got, "今年新建公办幼儿园3所。 其他") {
		t.Errorf("%q", got)
	}
	instrumenttest.Want(t, instrumenttest.Lines(t, answer, "reports", "review"), "分不出")
}

// Of a promise of several years, the years that are not held are told, too.
func TestYearsThatAreNotHeldAreNamed(t *testing.T) {
	all := files()
	all["太原市/2021.md"] = reportOf("太原市", "2021", "过去一年，全市上下一心。", "今后五年，建成体育公园40座。")
	c := instrumenttest.Corpus(t, all)
	answer := instrumenttest.Run(t, c, &track.Track{ID: idOf(t, c, "太原市", "2021")})
	instrumenttest.Want(t, instrumenttest.Lines(t, answer, "promises", "state", "first_year", "last_year", "not_held"), "没有找到 2022 2026 2023、2024、2025、2026")
}
