package analysis

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for _, test := range []struct{ rule, in, want string }{
		{"nothing to do", "太忻一体化", "太忻一体化"},
		{"full width becomes half width", "ＡＢＣ１２３％，（）", "abc123%,()"},
		{"upper becomes lower", "PM2.5 与 GDP", "pm2.5 与 gdp"},
		{"traditional becomes simplified", "經濟發展與環境保護", "经济发展与环境保护"},
		{"compatibility ideographs are unified", "\uF9E4\u2F00", "理一"},
		{"zero-width characters go", "太\u200b忻\ufeff一\u00ad体化", "太忻一体化"},
		{"space between Han goes", "太 忻　一\n体\t化", "太忻一体化"},
		{"zero-width beside a space changes nothing", "太 \u200b 忻", "太忻"},
		{"other runs of space become one", "完成  1210亿元", "完成 1210亿元"},
		{"space at the ends goes", " \u3000a b \n", "a b"},
		{"ideographic zero is Han", "二 〇 二二", "二〇二二"},
		{"a bad byte becomes a replacement character", "a\xffb", "a\ufffdb"},
		{"rare Han stays", "𠮷野", "𠮷野"},
		{"traditional beyond 16 bits", "𡞵", "㛟"},
		{"empty", "", ""},
		{"only space", " 　 ", ""},
	} {
		t.Run(test.rule, func(t *testing.T) {
			if got := Fold(test.in); got != test.want {
				t.Errorf("Fold(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}

func TestHighlightsQuoteTheOriginal(t *testing.T) {
	for _, test := range []struct{ original, term, want string }{
		{"建設太 忻一體化經濟區。", "太忻一体化", "太 忻一體化"},
		{"ＰＭ２.５浓度", "PM2.5", "ＰＭ２.５"},
		{"新时代\u200b美丽", "时代美", "时代\u200b美"},
		{"共  3 所", "3 所", "3 所"},
	} {
		f := FoldWithOffsets(test.original)
		at := strings.Index(f.Text, Fold(test.term))
		if at < 0 {
			t.Fatalf("%q not in %q", test.term, f.Text)
		}
		from, to := f.Original(at, at+len(Fold(test.term)))
		if got := test.original[from:to]; got != test.want {
			t.Errorf("%q in %q: quoted %q, want %q", test.term, test.original, got, test.want)
		}
	}
}

// text draws hostile text: Han of both scripts, widths, marks, zero-width and
// white space, and bytes that are no UTF-8.
func text() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.StringOfN(rapid.RuneFrom([]rune("太忻一体化發展展发与經济区的3所％％ ａＢc〔〕，。.-/%号[]\u3000 \n\u200b\ufeff〇𠮷\uF9E4\u0301")), 0, 12, -1),
		rapid.StringOfN(rapid.Rune(), 0, 6, -1),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 4), func(b []byte) string { return string(b) }),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 5), func(s []string) string { return strings.Join(s, "") })
}

func TestFoldLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		original := text().Draw(t, "text")
		f := FoldWithOffsets(original)
		folded := Fold(original)
		if f.Text != folded {
			t.Fatalf("FoldWithOffsets gives %q, Fold %q", f.Text, folded)
		}
		if !utf8.ValidString(folded) {
			t.Fatalf("folded text is not UTF-8: %q", folded)
		}
		if again := Fold(folded); again != folded {
			t.Fatalf("not idempotent: %q, then %q", folded, again)
		}
		if strings.TrimFunc(folded, unicode.IsSpace) != folded || strings.Contains(folded, "  ") {
			t.Fatalf("white space left: %q", folded)
		}
		checkOffsets(t, original, f)
		if Fold(Traditional(folded)) != folded {
			t.Fatalf("%q in traditional characters folds to %q", folded, Fold(Traditional(folded)))
		}
		again := Unfold(nil, folded, func(yield func(Edit)) { Edits(original, yield) })
		if string(again) != original {
			t.Fatalf("unfolding %q gives %q, not %q", folded, again, original)
		}
	})
}

// checkOffsets: ranges are in bounds, on character edges, in order, and fold to
// what they stand for.
func checkOffsets(t *rapid.T, original string, f *Folded) {
	last := 0
	for i, r := range f.Text {
		from, to := f.Original(i, i+utf8.RuneLen(r))
		if from < last || to < from || to > len(original) {
			t.Fatalf("range [%d,%d) out of order or bounds", from, to)
		}
		if !onEdge(original, from) || !onEdge(original, to) {
			t.Fatalf("[%d,%d) cuts a character of %q", from, to, original)
		}
		if r != ' ' && Fold(original[from:to]) != string(r) {
			t.Fatalf("%q stands for %q but folds to %q", original[from:to], string(r), Fold(original[from:to]))
		}
		last = to
	}
}

// TestRangesComeFromNothingElse: every character of the range comes from within the range of
// the original, and those on both sides of it do not.
func TestRangesComeFromNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		original := text().Draw(t, "text")
		f := FoldWithOffsets(original)
		from := rapid.IntRange(0, len(original)).Draw(t, "from")
		to := rapid.IntRange(from, len(original)).Draw(t, "to")
		start, end := f.Range(from, to)
		within := func(at int) bool {
			a, b := f.Original(at, at+1)
			return a >= from && b <= to
		}
		for at := range f.Text {
			if within(at) != (at >= start && at < end) {
				t.Fatalf("[%d,%d) of %q is [%d,%d) of %q, byte %d", from, to, original, start, end, f.Text, at)
			}
		}
	})
}

func onEdge(s string, i int) bool {
	if i == 0 || i == len(s) {
		return true
	}
	for j := range s {
		if j == i {
			return true
		}
	}
	return false
}

func BenchmarkFold(b *testing.B) {
	text := strings.Repeat("抢抓太忻一体化经济区建设机遇，推动（杏花岭区）全方位高质量发展；PM2.5浓度下降3.1%。", 100)
	b.SetBytes(int64(len(text)))
	var dst []byte
	for b.Loop() {
		dst = AppendFold(dst[:0], text)
	}
}

func BenchmarkFoldWithOffsets(b *testing.B) {
	text := strings.Repeat("抢抓太忻一体化经济区建设机遇，推动（杏花岭区）全方位高质量发展；PM2.5浓度下降3.1%。", 10)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		FoldWithOffsets(text)
	}
}
