package query

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/corpus"
)

// drawn draws a text of few characters, so that what is drawn beside it occurs.
func drawn(alphabet string, least, most int) *rapid.Generator[string] {
	return rapid.StringOfN(rapid.RuneFrom([]rune(alphabet)), least, most, -1)
}

// leaves are queries that nothing is AND-ed, OR-ed or negated in.
var leaves = []string{
	"太", "忻", "太忻", "太?忻", "忻*太", "太 NEAR/1 忻", "𠮷 THEN/3 太", `/太[忻𠮷]/`, `/^忻/`, `exact:"忻。"`,
	"年:2022", "年:2021", "部分:回顾", "部分:部署", "章节:太", "标题:忻",
}

// drawOutlined draws a document whose texts, headings and title have what leaves
// ask for.
func drawOutlined(t *rapid.T) []Place {
	lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
		heading := rapid.SampledFrom([]string{"", "", "", "#", "#回顾", "#安排", "##"}).Draw(t, "heading")
		return heading + drawn("太忻𠮷。", 1, 7).Draw(t, "text")
	}), 1, 7).Draw(t, "lines")
	below := false // ## cannot stand before any #
	for i, line := range lines {
		if strings.HasPrefix(line, "##") && !below {
			lines[i] = line[1:]
		}
		below = below || line[0] == '#'
	}
	return outlined(corpus.Metadata{Title: "忻", Year: 2022}, lines...)
}

// hitSet is the set of paragraphs that a query finds.
func hitSet(t *rapid.T, asked string, places []Place) map[int]bool {
	set := make(map[int]bool)
	for _, f := range Find(parsed(t, asked), places) {
		set[f.Paragraph] = true
	}
	return set
}

// combine draws a query made of leaves and works out what it finds from what they
// find.
func combine(t *rapid.T, depth int, places []Place) (asked string, want map[int]bool) {
	operator := 0
	if depth > 0 {
		operator = rapid.IntRange(0, 3).Draw(t, "operator")
	}
	if operator == 0 {
		asked = rapid.SampledFrom(leaves).Draw(t, "leaf")
		return asked, hitSet(t, asked, places)
	}
	a, inA := combine(t, depth-1, places)
	want = make(map[int]bool)
	if operator == 1 {
		for i := range places {
			if !inA[i] {
				want[i] = true
			}
		}
		return "-(" + a + ")", want
	}
	b, inB := combine(t, depth-1, places)
	if operator == 2 {
		maps.Copy(want, inA)
		maps.Copy(want, inB)
		return "(" + a + ") | (" + b + ")", want
	}
	for i := range inA {
		if inB[i] {
			want[i] = true
		}
	}
	return "(" + a + ") (" + b + ")", want
}

func TestOperatorsAreThoseOfSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := drawOutlined(t)
		asked, want := combine(t, 3, places)
		if got := hitSet(t, asked, places); !maps.Equal(got, want) {
			t.Fatalf("%s finds %v, its parts make %v", asked, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
		}
	})
}

// What stands together in a sentence does in the paragraph, and so on.
func TestWiderUnitsFindMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := drawOutlined(t)
		var asked []string
		for range rapid.IntRange(1, 3).Draw(t, "texts") {
			asked = append(asked, rapid.SampledFrom(leaves[:8]).Draw(t, "text"))
		}
		narrow := make(map[int]bool)
		for _, unit := range []string{"句", "段", "节", "篇"} {
			wide := hitSet(t, "("+strings.Join(asked, ") (")+") in:"+unit, places)
			for i := range narrow {
				if !wide[i] {
					t.Fatalf("%q: not in:%s finds paragraph %d", asked, unit, i)
				}
			}
			narrow = wide
		}
	})
}

// A hit has as many marks as are counted, each atom of its own.
func TestMarksAreWhatIsCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := drawOutlined(t)
		asked, _ := combine(t, 2, places)
		if rapid.Bool().Draw(t, "sentence") {
			asked += " in:句"
		}
		e := parsed(t, asked)
		for _, f := range Find(e, places) {
			text := places[f.Paragraph].Text.Original()
			marks := Marks(e, places[f.Paragraph])
			if len(marks) != f.Occurrences {
				t.Fatalf("%s in %q: %d marks, %d counted", asked, text, len(marks), f.Occurrences)
			}
			for _, m := range marks {
				if m.Start < 0 || m.Start >= m.End || m.End > len(text) {
					t.Fatalf("%s in %q: mark %v", asked, text, m)
				}
			}
		}
	})
}
