package regex

import (
	"slices"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"cewen/analysis"
)

func TestPatternsAreFolded(t *testing.T) {
	for _, test := range []struct {
		rule, pattern, text string
		want                []string
	}{
		{"traditional literals", `發展`, "发展", []string{"发展"}},
		{"upper case", `PM2\.5`, "pm2.5", []string{"pm2.5"}},
		{"full width", `ＰＭ２`, "pm2", []string{"pm2"}},
		{"full-width marks are text, not operators", `（试行）`, "办法(试行)", []string{"(试行)"}},
		{"zero-width characters vanish", "发\u200b展", "发展", []string{"发展"}},
		{"any white space is one space", "a \u3000\tb", "a b", []string{"a b"}},
		{"between Han it finds nothing", "发 展", "发展", nil},
		{"a class of full-width letters", `[Ａ-Ｚ]+`, "pm2.5", []string{"pm"}},
		{"a class of capitals", `[A-Z]+`, "pm2.5", []string{"pm"}},
		{"capitals by category", `\p{Lu}+`, "pm2.5", []string{"pm"}},
		{"a traditional character in a class", `[發髮]`, "发", []string{"发"}},
		{"a range that a few are changed in", `[一-龥]+`, "发展a", []string{"发展"}},
		{"a negated class excludes images", `[^，]+`, "发,展", []string{"发", "展"}},
		{"so it does in traditional characters", `[^發]+`, "发展", []string{"展"}},
		{"and no more than that", `[^，]+`, "。a 3", []string{"。a 3"}},
		{"all Han", `\p{Han}{4}`, "高质量发展", []string{"高质量发"}},
		{"none of Han", `\P{Han}+`, "建3 a所", []string{"3 a"}},
		{"not ASCII", `[^\x00-\x7f]+`, "pm浓度,", []string{"浓度"}},
		{"not white space", `\S+`, "a b", []string{"a", "b"}},
		{"any white space by class", `[\t　]`, "a b", []string{" "}},
		{"a negated space", `[^　]+`, "a b", []string{"a", "b"}},
		{"line ends exclude no space", `[^。\n]+`, "a b。c", []string{"a b", "c"}},
		{"nor alone", `[^\n]+`, "a b", []string{"a b"}},
		{"everything", `[\s\S]+`, "a b", []string{"a b"}},
		{"a class that is empty", `[^\x00-\x{10FFFF}]`, "a", nil},
		{"a class with zero width in it", "[a\u200b]b", "ab", []string{"ab"}},
		{"a radical is its character", "⼈", "人", []string{"人"}},
		{"in a class too", "[⼈]", "人", []string{"人"}},
		{"among symbols it is a symbol", `[\p{P}\p{S}]`, "人,+", []string{",", "+"}},
		{"and excludes no character", `[^\p{P}\p{S}]`, "人,+", []string{"人"}},
		{"case ignored in literals", `(?i)KΣ`, "kς", []string{"kς"}},
		{"and in classes", `(?i)[^k]`, "k,", []string{","}},
		{"a code point that no text has", `\x{d800}`, "\ufffd", nil},
	} {
		t.Run(test.rule, func(t *testing.T) {
			if analysis.Fold(test.text) != test.text {
				t.Fatalf("%q is not folded", test.text)
			}
			if got := found(mustCompile(t, test.pattern), test.text); !slices.Equal(got, test.want) {
				t.Errorf("%s in %q: %q, want %q", test.pattern, test.text, got, test.want)
			}
		})
	}
}

// The images of a set are what folding makes of its members, one by one, as far as
// folded text goes; radicals in ranges are left out.
func TestFoldedSetIsTheSetOfImages(t *testing.T) {
	edges := rapid.OneOf(rapid.RuneFrom(nil, unicode.Latin, unicode.Han), rapid.Int32Range(0, 0x3100), rapid.Int32Range(0xF000, 0x10500))
	rapid.Check(t, func(t *rapid.T) {
		var set runeSet
		for range rapid.IntRange(1, 3).Draw(t, "ranges") {
			lo := edges.Draw(t, "from")
			set = append(set, lo, min(lo+rapid.Int32Range(0, 80).Draw(t, "length"), unicode.MaxRune))
		}
		set = set.normal()
		want := make(map[rune]bool)
		for i := 0; i < len(set); i += 2 {
			for r := set[i]; r <= set[i+1]; r++ {
				if to, kept := analysis.FoldRune(r); kept && (set[i] == set[i+1] || !isRadical(r, to)) {
					want[to] = true
				}
			}
		}
		got, ok := set.folded().members(unicode.MaxRune)
		if !ok || len(got) != len(want) {
			t.Fatalf("%q has %d images, want %d", string(set), len(got), len(want))
		}
		for _, r := range got {
			if !want[r] {
				t.Fatalf("%q is no image of a member of %q", r, string(set))
			}
		}
	})
}

func TestComplement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var set runeSet
		for range rapid.IntRange(0, 4).Draw(t, "ranges") {
			lo := rapid.Int32Range(0, unicode.MaxRune).Draw(t, "from")
			set = append(set, lo, rapid.Int32Range(lo, unicode.MaxRune).Draw(t, "to"))
		}
		set = set.normal()
		rest := set.complement()
		if again := rest.complement(); !slices.Equal(again, set) {
			t.Fatalf("the complement of the complement of %v is %v", set, again)
		}
		if all := set.union(rest); !slices.Equal(all, runeSet{0, unicode.MaxRune}) {
			t.Fatalf("%v and its complement make %v", set, all)
		}
	})
}
