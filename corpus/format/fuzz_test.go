package format

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"---\ntitle: 报告\n---\n# 标题\n\n**一、**正文*重点*[链接](http://a)![图](b)", "<table><tr><td>甲</td></tr></table>",
		"| a |\n|---|", "<!-- <script> --> &mdash; PM<sub>2.5</sub> PM_2.5", "```\n一", "[^1]: 注", "\ufeff\u3000一", "\xb8\xf7\xce\xbb\xb4\xfa\xb1\xed",
		"\xff\xfe\x00N", "__一__ ~~二~~ `三` \\*", "<h1>一<br>二</h1>", "标题\n===",
	} {
		f.Add("a.md", []byte(seed))
		f.Add("a.txt", []byte(seed))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		p, err := Parse(name, data)
		if err != nil {
			return
		}
		checkBlocks(t, p.Blocks)
	})
}

type failer interface {
	Errorf(format string, args ...any)
}

func checkBlocks(t failer, blocks []Block) {
	for i, b := range blocks {
		if b.Text == "" || b.Text != squeeze(b.Text) || !utf8.ValidString(b.Text) || strings.ContainsAny(b.Text, "\n\r\t") {
			t.Errorf("block %d is not one normal line: %q", i, b.Text)
		}
		if b.Lead < 0 || b.Lead > len(b.Text) || b.Lead < len(b.Text) && !utf8.RuneStart(b.Text[b.Lead]) {
			t.Errorf("block %d: the bold opening has %d bytes of %q", i, b.Lead, b.Text)
		}
		if (b.Kind == Heading) != (b.Level >= 1 && b.Level <= 6) {
			t.Errorf("block %d: kind %d with level %d", i, b.Kind, b.Level)
		}
	}
}

func han(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) {
			return r
		}
		return -1
	}, s)
}

// Whatever marks stand around them, the Han characters of a text survive in
// order, unless a comment, an image or an address holds them.
func TestHanSurvivesAnyMarks(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"各位", "代表", "。", "一、", "（一）", "1.", "**", "*", "_", "__", "~~", "`", "# ", "## ", "- ", "> ", "|", "\n", "\n\n", "　　", "    ",
		"---", "===", "***", "[", "]", "<b>", "</b>", "<br>", "<sub>", "&mdash;", "&amp", "\\", "[^1]", "PM_2.5", "<", ">", "!", "```", "2022年", " ",
	})
	rapid.Check(t, func(t *rapid.T) {
		src := "正" + strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), "")
		for _, name := range []string{"a.md", "a.txt"} {
			p, err := Parse(name, []byte(src))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			checkBlocks(t, p.Blocks)
			var b strings.Builder
			for _, block := range p.Blocks {
				b.WriteString(han(block.Text))
			}
			if got, want := b.String(), han(src); got != want {
				t.Fatalf("%s: %q prints %q, want %q", name, src, got, want)
			}
		}
	})
}
