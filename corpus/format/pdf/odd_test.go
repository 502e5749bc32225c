package pdf

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// A scan with a layer of recognised text, which is not painted, is text.
func TestReadsTheTextLayerOfAScan(t *testing.T) {
	picture := "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x00\nendstream"
	b := &builder{extra: []string{picture}, xobjects: "/I 10 0 R"}
	b.pages = []string{"q 595 0 0 842 0 0 cm /I Do Q 3 Tr\n" + b.lines(200, 700, 16, 28, story...)}
	if diff := cmp.Diff(paragraphs, texts(mustRead(t, b.build()))); diff != "" {
		t.Error(diff)
	}
}

// toUnicode is a table that maps the codes from 1 on to characters.
func toUnicode(chars ...rune) string {
	var s strings.Builder
	s.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n1 begincodespacerange <00> <FF> endcodespacerange\n")
	fmt.Fprintf(&s, "%d beginbfchar\n", len(chars))
	for i, r := range chars {
		fmt.Fprintf(&s, "<%02X> <%04X>\n", i+1, r)
	}
	s.WriteString("endbfchar endcmap CMapName currentdict /CMap defineresource pop end end")
	return fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", s.Len(), s.String())
}

// type3 is a font of one glyph that paints nothing, for the codes from 1 on.
func type3(codes int) string {
	names := strings.Repeat("/g ", codes)
	widths := strings.Repeat("1000 ", codes)
	return fmt.Sprintf("<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</g 11 0 R>>/Encoding<</Type/Encoding/Differences[1 %s]>>/FirstChar 1/LastChar %d/Widths[%s]/ToUnicode 10 0 R>>", names, codes, widths)
}

const noInk = "<</Length 10>>stream\n1000 0 d0 \nendstream"

// PDFium passes over a glyph without ink that stands alone, as digits do that are
// taken from a font of bitmaps.
func TestReadsGlyphsWithoutInk(t *testing.T) {
	b := &builder{extra: []string{toUnicode('1', '2', '号'), noInk}, font: type3(3)}
	b.pages = []string{"BT /F 12 Tf 1 0 0 1 100 700 Tm <01> Tj ET BT /F 12 Tf 1 0 0 1 112 700 Tm <02> Tj ET BT /F 12 Tf 1 0 0 1 124 700 Tm <03> Tj ET"}
	if got := texts(mustRead(t, b.build())); !slices.Equal(got, []string{"12号"}) {
		t.Errorf("read %q, want 12号", got)
	}
}

// A table of characters may name the radical where it means the character.
func TestRadicalsAreReadAsCharacters(t *testing.T) {
	b := &builder{extra: []string{toUnicode('⼀', '⻚', '⺠', '生', 'ﬁ'), noInk}, font: type3(5)}
	b.pages = []string{"BT /F 12 Tf 1 0 0 1 100 700 Tm <0102030405> Tj ET"}
	if got := texts(mustRead(t, b.build())); !slices.Equal(got, []string{"一页民生fi"}) {
		t.Errorf("read %q, want 一页民生fi", got)
	}
	pairs := []rune(supplement)
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] < 0x2E80 || pairs[i] > 0x2EF3 || !isHan(pairs[i+1]) || pairs[i+1] < 0x3400 {
			t.Errorf("%c → %c is no radical with its character", pairs[i], pairs[i+1])
		}
	}
}

func TestFontsWithoutCharactersAreAnError(t *testing.T) {
	b := &builder{
		font:  "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+X/Encoding/Identity-H/DescendantFonts[10 0 R]>>",
		extra: []string{"<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor 5 0 R>>"},
	}
	b.pages = []string{"BT /F 16 Tf 1 0 0 1 100 700 Tm <0101010201430244012307D1> Tj ET"}
	if _, err := Read(b.build()); !errors.Is(err, ErrNoUnicode) {
		t.Errorf("%v, want %v", err, ErrNoUnicode)
	}
}

// turned is content turned by quarters of a circle, counter-clockwise.
func turned(quarters int, content string) string {
	matrix := []string{"1 0 0 1 0 0", "0 1 -1 0 595 0", "-1 0 0 -1 595 842", "0 -1 1 0 0 842"}[quarters]
	return "q " + matrix + " cm\n" + content + "Q\n"
}

func TestTurnedPagesReadAsTheyAreShown(t *testing.T) {
	for quarters := range 4 {
		b := &builder{page: fmt.Sprintf("/Rotate %d", 90*quarters)}
		b.pages = []string{turned(quarters, b.lines(200, 500, 16, 28, story...))}
		if diff := cmp.Diff(paragraphs, texts(mustRead(t, b.build()))); diff != "" {
			t.Errorf("turned by %d°: %s", 90*quarters, diff)
		}
	}
}

func TestWatermarksAreRunningLines(t *testing.T) {
	mark := "q 0.7 0.7 -0.7 0.7 200 300 cm\n"
	b := &builder{}
	for i := range 4 {
		b.pages = append(b.pages, mark+b.text(0, 0, 40, "内部资料")+"Q\n"+b.lines(200, 700, 16, 28, story[2*i:2*i+2]...))
	}
	doc := mustRead(t, b.build())
	if diff := cmp.Diff(paragraphs, texts(doc)); diff != "" {
		t.Error(diff)
	}
	if doc.Dropped.Running != 4 {
		t.Errorf("%d running lines, want a watermark on each of 4 pages", doc.Dropped.Running)
	}
	b.pages = b.pages[:1]
	if got := texts(mustRead(t, b.build())); !slices.Contains(got, "内部资料") {
		t.Errorf("slanting text that stands once is lost: %q", got)
	}
}

// PDFium itself passes over a repeat that follows within a few text objects; the
// body between the two prints is longer than that.
func TestDropsWhatIsPrintedTwiceOrNotAtAll(t *testing.T) {
	b := &builder{}
	b.pages = []string{b.text(100, 760, 16, "阴影标题") + b.lines(100, 700, 16, 28, story...) + b.text(100.7, 759.3, 16, "阴影标题") + b.text(700, 650, 16, "页外")}
	doc := mustRead(t, b.build())
	if diff := cmp.Diff(append([]string{"阴影标题"}, paragraphs...), texts(doc)); diff != "" {
		t.Error(diff)
	}
	if want := (Dropped{Repeated: 1, Outside: 2}); doc.Dropped != want {
		t.Errorf("dropped %+v, want %+v", doc.Dropped, want)
	}
}

func TestLatinWordsJoinAcrossLines(t *testing.T) {
	b := &builder{font: "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"}
	ascii := func(y float64, s string) string {
		return fmt.Sprintf("BT /F 10 Tf 1 0 0 1 100 %g Tm (%s) Tj ET\n", y, s)
	}
	b.pages = []string{ascii(700, "The water plan of the county covers inter-") + ascii(688, "operability of meters and reports to state") + ascii(676, "offices.")}
	want := []string{"The water plan of the county covers interoperability of meters and reports to state offices."}
	if diff := cmp.Diff(want, texts(mustRead(t, b.build()))); diff != "" {
		t.Error(diff)
	}
}

func TestEveryParagraphIsOneNormalLine(t *testing.T) {
	b := &builder{}
	b.pages = []string{b.text(100, 700, 16, "一 二　三\u00a0四") + b.text(100, 650, 16, "　") + b.text(100, 600, 16, "\u200b五")}
	for _, p := range mustRead(t, b.build()).Paragraphs {
		if p.Text != strings.Join(strings.Fields(p.Text), " ") || p.Text == "" || !utf8.ValidString(p.Text) {
			t.Errorf("%q is not one normal line", p.Text)
		}
	}
}
