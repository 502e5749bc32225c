package cite

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cewen/corpus"
)

func reference() Reference {
	return Reference{
		Document: &corpus.Document{
			ID: "abc", Metadata: corpus.Metadata{
				Title: "太原市2022年政府工作报告", Issuer: "太原市人民政府", Year: 2022, Date: "2022-02-22", Kind: "政府工作报告",
			},
		},
		Section: []string{"二、部署", "（一）产业"}, Permalink: "http://localhost/p/abc-def", Seen: time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC),
	}
}

func TestReferencesAreWrittenByTheirStandards(t *testing.T) {
	r := reference()
	for f, want := range map[Format]string{
		GBT:    "太原市人民政府. 太原市2022年政府工作报告[R/OL]. (2022-02-22)[2026-11-27]. http://localhost/p/abc-def.",
		BibTeX: "@techreport{cewen-abc,\n  author = {{太原市人民政府}},\n  institution = {太原市人民政府},\n  title = {{太原市2022年政府工作报告}},\n  year = {2022},\n  date = {2022-02-22},\n  url = {http://localhost/p/abc-def},\n  urldate = {2026-11-27},\n  note = {二、部署 › （一）产业},\n  langid = {chinese}\n}\n",
		RIS:    "TY  - RPRT\r\nID  - abc\r\nTI  - 太原市2022年政府工作报告\r\nAU  - 太原市人民政府\r\nPB  - 太原市人民政府\r\nPY  - 2022\r\nDA  - 2022/02/22\r\nUR  - http://localhost/p/abc-def\r\nY2  - 2026/11/27\r\nN1  - 二、部署 › （一）产业\r\nLA  - zh\r\nER  - \r\n",
	} {
		if got := r.Write(f); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", f, got, want)
		}
	}
	if r.Write("doc") != "" {
		t.Error("a format that is none")
	}
	r.Document.Source.URL, r.Document.Kind, r.Document.Number, r.Document.Date = "https://example.gov.cn/1", "通知", "国办发〔2023〕15号", ""
	if got, want := r.Write(GBT), "太原市人民政府. 太原市2022年政府工作报告：国办发〔2023〕15号[A/OL]. (2022)[2026-11-27]. https://example.gov.cn/1."; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := r.Quote("原文"); !strings.HasPrefix(got, "“原文”\n——太原市人民政府. ") || !strings.HasSuffix(got, "\n章节：二、部署 › （一）产业\n固定链接：http://localhost/p/abc-def\n") {
		t.Errorf("%s", got)
	}
}

func TestPagesOfTheOriginalAreCited(t *testing.T) {
	r := reference()
	r.Page = 4
	for form, want := range map[string]string{
		r.Quote("原文"):   "章节：二、部署 › （一）产业\n第 4 页\n",
		r.Write(BibTeX): "\n  pages = {4},\n",
		r.Write(RIS):    "\r\nSP  - 4\r\n",
	} {
		if !strings.Contains(form, want) {
			t.Errorf("%s\nlacks %q", form, want)
		}
	}
	if got := reference(); strings.Contains(got.ris(), "SP  -") || strings.Contains(got.bibTeX(), "pages") {
		t.Error("a page is cited where there is none")
	}
}

func TestWhatIsNotStatedIsLeftOut(t *testing.T) {
	r := Reference{Document: &corpus.Document{ID: "a"}, Permalink: "http://localhost/d/a", Seen: reference().Seen}
	for f, want := range map[Format]string{
		GBT:    "无标题[A/OL]. [2026-11-27]. http://localhost/d/a.",
		BibTeX: "@misc{cewen-a,\n  title = {{无标题}},\n  url = {http://localhost/d/a},\n  urldate = {2026-11-27},\n  langid = {chinese}\n}\n",
		RIS:    "TY  - GOVDOC\r\nID  - a\r\nTI  - 无标题\r\nUR  - http://localhost/d/a\r\nY2  - 2026/11/27\r\nLA  - zh\r\nER  - \r\n",
	} {
		if got := r.Write(f); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", f, got, want)
		}
	}
}

// Whatever documents state, a reference stays one entry.
func TestReferencesStayWhole(t *testing.T) {
	text := rapid.StringOf(rapid.SampledFrom([]rune("字{}\\%#&_~^$\"'\r\n\t TYER-@,")))
	rapid.Check(t, func(t *rapid.T) {
		r := reference()
		d := r.Document
		d.Title, d.Issuer, d.Number, d.Kind = text.Draw(t, "title"), text.Draw(t, "issuer"), text.Draw(t, "number"), text.Draw(t, "kind")
		r.Section = []string{text.Draw(t, "section")}
		d.Source.URL = "https://example.cn/" + text.Draw(t, "url")
		depth := 0
		bib := r.Write(BibTeX)
		for i, c := range bib {
			switch c {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth < 0 || depth == 0 && i > strings.Index(bib, "{") && i < len(bib)-2 {
				t.Fatalf("braces: %s", bib)
			}
		}
		if depth != 0 {
			t.Fatalf("braces: %s", bib)
		}
		for line := range strings.Lines(r.Write(RIS)) {
			if len(line) < 7 || line[2:6] != "  - " || !strings.HasSuffix(line, "\r\n") || strings.Count(line, "\n")+strings.Count(line, "\r") != 2 {
				t.Fatalf("RIS line %q", line)
			}
		}
		if strings.ContainsAny(r.Write(GBT), "\r\n") {
			t.Fatal("more than a line")
		}
	})
}
