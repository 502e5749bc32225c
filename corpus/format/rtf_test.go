package format

import (
	"errors"
	"strings"
	"testing"
)

func TestRTFPrints(t *testing.T) {
	const fonts = `{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset134{\*\falt SimSun}\'cb\'ce\'cc\'e5;}{\f2\fcharset2 Wingdings;}}`
	tests := []struct{ name, body, want string }{
		{"bytes of the code page", `\f1 \'d5\'fe\'b2\'df\par`, "政策\n"},
		{"bytes in a font that does not tell", `\f0 \'d5\'fe\'b2\'df\par`, "政策\n"},
		{"a second byte that looks like a letter", `\f1 \'81A\par`, "丄\n"},
		{"Unicode with what stands for it", `\uc1\u25919?\u31574 ?\par`, "政策\n"},
		{"Unicode with two bytes for it", `{\uc2\u25919\'d5\'fe\u31574\'b2\'df}\par`, "政策\n"},
		{"negative Unicode", `\u-27647?\par`, "鐁\n"},
		{"a surrogate pair", `\u-10176?\u-9216?\par`, "𠀀\n"},
		{"lines are broken anywhere", "\\uc0\\u25919\r\n\\u31574\r\n\\par", "政策\n"},
		{"paragraphs, lines, tabs", `a\par b\line c\tab d\par\pard e`, "a\nb\nc d\ne\n"},
		{"bold", `{\b all}\par {\b lead.} rest\par \b off\b0\plain x\par`, "* all\n*lead.* rest\n*off*x\n"},
		{"headings", `\pard\outlinelevel1 Two\par\pard text\par`, "## Two\ntext\n"},
		{"hidden and deleted text", `a{\v b}{\deleted c}\par`, "a\n"},
		{"signs", `\ldblquote a\rdblquote\emdash b\_c\~d\{e\}\\\par`, "“a”—b-c d{e}\\\n"},
		{"numbers that stand in the text", `{\listtext\pard 1.\tab}a\par{\pntext (1)}b\par`, "1. a\n(1)b\n"},
		{"fields print their results", `see {\field{\*\fldinst { REF x }}{\fldrslt {3}}}.\par`, "see 3.\n"},
		{"a character in a circle", `{\field{\*\fldinst eq \\o\\ac(\u9675?,1)}{\fldrslt}}\par`, ""},
		{"a field without a result", `{\field{\*\fldinst eq \\o\\ac(\u9675?,1)}}\par`, "①\n"},
		{"what is not printed", `{\info{\title no}}{\header no\par}{\*\unknown no{no}}{\pict 00ff}{\stylesheet{\s1 no;}}yes\par`, "yes\n"},
		{"binary data", "{\\pict\\bin3 }}}}a\\par", "a\n"},
		{"footnotes behind the paragraph", `a{\footnote\pard\chftn b\par}c\par d\par`, "ac\nb\nd\n"},
		{"text boxes behind the paragraph", `a{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt\pard b\par}}{\shprslt no}}c\par`, "ac\nb\n"},
		{"tables", `\trowd\pard\intbl a\cell b\par c\cell\row\pard d\par`, "| a | b c\nd\n"},
		{"tables in tables", `\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl\itap1 c\cell d\cell\row\pard e\par`, "| a | b\nc\nd\ne\n"},
		{"the Unicode of two forms", `{\upr{no}{\*\ud{yes}}}\par`, "yes\n"},
		{"symbol fonts", `{\f2 \'fe}\par`, "☑\n"},
		{"a mark that is hidden joins", `a{\v\par}b\par`, "ab\n"},
		{"a page ends a line", `a\page b\par`, "a\nb\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			parsed, err := Parse("a.rtf", []byte(`{\rtf1\ansi\ansicpg936\deff0`+fonts+tt.body+`}`))
			if tt.want == "" && errors.Is(err, ErrEmpty) {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			checkBlocks(t, parsed.Blocks)
			if got := showBlocks(parsed.Blocks); got != tt.want {
				t.Errorf("prints\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestRTFIndents(t *testing.T) {
	parsed, err := Parse("a.rtf", []byte(`{\rtf1\pard\qc\fi640 a\par\pard\fi640 b\par\pard c\par}`))
	if err != nil || len(parsed.Blocks) != 3 || parsed.Blocks[0].Indent || !parsed.Blocks[1].Indent || parsed.Blocks[2].Indent {
		t.Errorf("%v, %v", parsed, err)
	}
}

func TestRTFIsRefused(t *testing.T) {
	for name, data := range map[string]string{
		"cut off":     `{\rtf1 text\par`,
		"nested deep": strings.Repeat("{\\rtf1 ", maxDepth+1),
	} {
		if _, err := Parse("a.rtf", []byte(data)); !errors.Is(err, ErrWordDamaged) {
			t.Errorf("%s: %v, want ErrWordDamaged", name, err)
		}
	}
}
