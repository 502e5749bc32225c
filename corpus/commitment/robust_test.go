package commitment

import (
	"os"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/internal/reports"
)

// check finds what a passage promises, and fails where that does not stand in it.
func check(t testing.TB, f *Finder, p Passage) int {
	found := f.Find(p)
	for _, c := range found {
		if c.Start < 0 || c.End > len(p.Text) || c.Start >= c.End || p.Text[c.Start:c.End] != c.Span {
			t.Errorf("%q at %d to %d does not stand in %q", c.Span, c.Start, c.End, p.Text)
		}
		if c.Type != Project && c.Type != Target && c.Type != Measure {
			t.Errorf("%q is of no type in %q", c.Span, p.Text)
		}
	}
	return len(found)
}

// Every twentieth of the shared reports is read from end to end; with CEWEN_COMMITMENTS
// all of them.
func TestCommitmentsOfRealReports(t *testing.T) {
	every := 20
	if os.Getenv("CEWEN_COMMITMENTS") != "" {
		every = 1
	}
	f, read, found := finder(t), 0, 0
	files := reports.Files(t)
	for i := 0; i < len(files); i += every {
		d := reports.Read(t, files[i])
		read++
		for _, p := range d.Paragraphs {
			found += check(t, f, Passage{Text: p.Text, Role: corpus.RolePlan, Year: d.Year})
		}
	}
	t.Logf("%d commitments, every part taken for a plan, in %d reports", found, read)
}

func FuzzFind(f *testing.F) {
	for _, text := range []string{
		"新建幼儿园６所，改造5个菜市场。", "全年完成12个旧小区改造、40栋旧楼加固和8部电梯加装。", "为2万名老人提供服务，为企业减负3亿元。",
		"由市民政局牵头，年底前确保9个村脱贫；", "、，。3个", "为3个，", "（1）完成：", strings.Repeat("完成3个", 50),
	} {
		f.Add(text, 2024)
	}
	f.Fuzz(func(t *testing.T, text string, year int) {
		if len(text) > 2000 {
			return
		}
		check(t, finder(t), Passage{Text: text, Role: corpus.RolePlan, Year: year})
	})
}
