package compare_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/search"
	"cewen/search/compare"
	"cewen/search/instrument/instrumenttest"
)

var files = map[string]string{
	"山西省/2021年政府工作报告.md": "# 山西省政府工作报告\n\n经济总量迈上新台阶，增长百分之五。\n\n完善养老服务体系，办好托育，完善养老服务。\n\n扩大就业。\n\n这一段会删去，它说的是旧事。\n\n最后致谢各位代表。\n",
	"山西省/2022年政府工作报告.md": "# 山西省政府工作报告\n\n最后致谢各位代表。\n\n经济总量迈上更高台阶，增长百分之六。\n\n完善养老服务体系，办好托育，完善养老服务。\n\n扩大就业。\n\n新增加的一段，讲低空经济，发展低空经济。\n",
}

func TestEachParagraphHasItsState(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	got := instrumenttest.Run(t, c, &compare.Compare{A: "山西省@2021", B: "山西省@2022"})
	instrumenttest.Want(
		t, instrumenttest.Lines(t, got, "compare", "state", "a_number", "b_number", "changes"),
		"相同 1 1 -", "移动 6 2 -", "改写 2 3 经济总量迈上[-新-]{+更高+}台阶，增长百分之[-五-]{+六+}。", "相同 3 4 -",
		"相同 4 5 -", "新增 - 6 -", "删去 5 - -",
	)
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "phrases", "document", "phrase", "occurrences"), "b 低空经济 2")
	got = instrumenttest.Run(t, c, &compare.Compare{A: "山西省@2021", B: "山西省@2022", Changes: true})
	if n := len(got.Tables[0].Rows); n != 4 {
		t.Errorf("%d rows", n)
	}
}

func TestDocumentsThatAreNotThereAreRefused(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	for _, x := range []*compare.Compare{{}, {A: "山西省@2021"}, {A: "山西省@2021", B: "山西省@2030"}, {A: "没有", B: "山西省@2021"}, {A: "山西省@二〇", B: "山西省@2021"}} {
		if err := instrumenttest.Fails(t, c, x); !errors.Is(err, search.ErrBadRequest) {
			t.Error(err)
		}
	}
}

// Every paragraph stands in one pair, and what changed gives both texts back.
func TestLawNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.StringOfN(rapid.SampledFrom([]rune("甲乙丙，")), 1, 6, -1), 0, 6)
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		seenA, seenB := make([]int, len(a)), make([]int, len(b))
		for _, p := range compare.Align(a, b) {
			if p.A >= 0 {
				seenA[p.A]++
			}
			if p.B >= 0 {
				seenB[p.B]++
			}
			if (p.A < 0) != (p.State == compare.Added) || (p.B < 0) != (p.State == compare.Dropped) {
				t.Fatalf("%+v", p)
			}
			if p.A >= 0 && p.B >= 0 {
				changes := compare.Changes(a[p.A], b[p.B])
				if from, to := sides(changes); from != a[p.A] || to != b[p.B] {
					t.Fatalf("%s is not of %s and %s", changes, a[p.A], b[p.B])
				}
			}
		}
		for _, n := range append(seenA, seenB...) {
			if n != 1 {
				t.Fatalf("paragraphs in %v and %v pairs", seenA, seenB)
			}
		}
	})
}

// sides are the two texts of a text with changes.
func sides(changes string) (a, b string) {
	for changes != "" {
		switch {
		case strings.HasPrefix(changes, "[-"):
			part, rest, _ := strings.Cut(changes[2:], "-]")
			a, changes = a+part, rest
		case strings.HasPrefix(changes, "{+"):
			part, rest, _ := strings.Cut(changes[2:], "+}")
			b, changes = b+part, rest
		default:
			next := strings.IndexAny(changes[1:], "[{") + 1
			if next == 0 {
				next = len(changes)
			}
			a, b, changes = a+changes[:next], b+changes[:next], changes[next:]
		}
	}
	return a, b
}
