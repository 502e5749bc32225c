package corpus

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyOutline draws a document with headings that speak, hint and are silent.
func anyOutline(t *rapid.T) *Document {
	d := &Document{Metadata: Metadata{
		Kind: rapid.SampledFrom([]string{workReport, "通知", ""}).Draw(t, "kind"),
		Year: rapid.SampledFrom([]int{0, 2012}).Draw(t, "year"),
	}}
	for i := range rapid.IntRange(0, 12).Draw(t, "sections") {
		title := rapid.OneOf(
			rapid.SampledFrom([]string{
				"一、2011年工作回顾", "二、2012年工作安排", "（一）", "三、主要任务", "一、取得新成就", "2011年的工作",
				"一、2011年回顾和2012年打算", "附件2", "名词解释", "四、外交工作", "一、稳定物价", "（二）关心群众",
			}),
			rapid.StringOfN(rapid.RuneFrom([]rune("一二、（）年回顾任务12附“五” 　。")), 0, 8, -1),
		).Draw(t, "title")
		d.Sections = append(d.Sections, Section{Title: title, Parent: rapid.IntRange(-2, i+1).Draw(t, "parent")})
	}
	return d
}

func TestEverySectionHasARole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyOutline(t)
		d.AssignRoles()
		for i, s := range d.Sections {
			if _, err := ParseRole(string(s.Role)); err != nil {
				t.Fatalf("section %d %q: %v", i, s.Title, err)
			}
		}
	})
}

func TestPositionTellsInWorkReportsOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyOutline(t)
		if d.isWorkReport() {
			return
		}
		for i, v := range judgeRoles(d) {
			if rule := short(v)[len("其"):]; rule == "4" || rule == "5" {
				t.Fatalf("section %d %q by %s", i, d.Sections[i].Title, v.reason)
			}
		}
	})
}

func TestASilentFirstSubsectionIsWhatItsSectionIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyOutline(t)
		verdicts := judgeRoles(d)
		for i := 1; i < len(d.Sections); i++ {
			if d.Sections[i].Parent != i-1 || d.Sections[i].Title != "（一）" || verdicts[i-1].reason == reasonAnnex {
				continue
			}
			if verdicts[i].role != verdicts[i-1].role {
				t.Fatalf("%q under %q: %v, around it %v", d.Sections[i].Title, d.Sections[i-1].Title, verdicts[i], verdicts[i-1])
			}
		}
	})
}

func TestRolesAreTheSameEachTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyOutline(t)
		d.AssignRoles()
		once := append([]Section(nil), d.Sections...)
		d.AssignRoles()
		for i := range once {
			if once[i] != d.Sections[i] {
				t.Fatalf("section %d: %v, then %v", i, once[i], d.Sections[i])
			}
		}
	})
}

func BenchmarkAssignRoles(b *testing.B) {
	d, _ := outlined(workReport, 2011, "回2 一、“十一五”时期和2010年工作回顾"+strings.Repeat("\n回3 ·（二）加快转变经济发展方式，产业结构优化升级", 9)+
		"\n部2 二、“十二五”时期的主要目标任务"+strings.Repeat("\n部3 ·（三）统筹城乡区域发展，保障和改善民生", 8)+
		"\n部2 三、2011年工作安排"+strings.Repeat("\n部3 ·（三）深化重点领域改革", 8)+"\n部5 四、加强政府自身建设\n其1 名词解释")
	if len(d.Sections) != 30 {
		b.Fatalf("%d sections", len(d.Sections))
	}
	for b.Loop() {
		d.AssignRoles()
	}
}

// What a heading says inside a section it says anywhere.
func FuzzReadHeading(f *testing.F) {
	for _, title := range []string{"一、2011年工作回顾", "“十二五”", "附件", "（一）今年工作", "\xe5\x9b", "９９９９年"} {
		f.Add(title, 2012)
	}
	f.Fuzz(func(t *testing.T, title string, year int) {
		inside, outside := readHeading(title, year, true), readHeading(title, year, false)
		if inside != (saying{}) && inside != outside {
			t.Errorf("%q in %d: %+v inside, %+v outside", title, year, inside, outside)
		}
		readPlainly(title)
	})
}
