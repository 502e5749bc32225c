package analysis

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/internal/testdata"
)

// asGse cuts a text by gse itself.
func asGse(w *Words, text string) []string {
	var cut []string
	segments := w.seg.Segment([]byte(text))
	for i := range segments {
		s := &segments[i]
		word := fmt.Sprintf("%d-%d %s", s.Start(), s.End(), s.Token().Pos())
		for _, part := range s.Token().Segments() {
			if a, b := part.Start(), part.End(); len([]rune(text[s.Start()+a:s.Start()+b])) > 1 {
				word += fmt.Sprintf(" %d-%d", a, b)
			}
		}
		cut = append(cut, word)
	}
	return cut
}

func asCutter(w *Words, text string) []string {
	var cut []string
	w.cutter.get(w.seg.Dict, 1<<10).cut(text, func(start, end int, e *entry) {
		word := fmt.Sprintf("%d-%d %s", start, end, e.partOfSpeech())
		for _, part := range e.parts() {
			word += fmt.Sprintf(" %d-%d", part.start, part.end)
		}
		cut = append(cut, word)
	})
	return cut
}

func sameCut(t interface{ Fatalf(string, ...any) }, w *Words, text string) {
	got, want := strings.Join(asCutter(w, text), "\n"), strings.Join(asGse(w, text), "\n")
	if got != want {
		t.Fatalf("%q is cut into\n%s\ngse has\n%s", text, got, want)
	}
}

// The cutter cuts every text that it takes as gse does, word for word, with the same
// parts of speech and words inside.
func TestCutterCutsAsGse(t *testing.T) {
	w := testWords(t)
	for _, text := range []string{
		"", "。", "的", "中华人民共和国国务院", "抢抓太忻一体化经济区建设机遇", "谱写龙城新章", "乾隆·康熙", "龘龘", "　，", "ｶﾞ", "한국", "𠮷野家", "\x00发展\n", "％",
	} {
		sameCut(t, w, text)
	}
	// Words of the dictionary, parts of words and other characters in a row.
	dict := w.seg.Dict.Tokens
	piece := rapid.Custom(func(t *rapid.T) string {
		if rapid.IntRange(0, 9).Draw(t, "kind") == 0 {
			return rapid.StringOfN(rapid.RuneFrom([]rune("，。的·%{〇𠮷あ한 \n")), 0, 3, -1).Draw(t, "other")
		}
		word := []rune(dict[rapid.IntRange(0, len(dict)-1).Draw(t, "word")].Text())
		from := rapid.IntRange(0, len(word)-1).Draw(t, "from")
		return string(word[from:rapid.IntRange(from, len(word)).Draw(t, "to")])
	})
	rapid.Check(t, func(t *rapid.T) {
		if text := strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), ""); cuts(text) {
			sameCut(t, w, text)
		}
	})
}

func TestCutterLeavesLettersToGse(t *testing.T) {
	for text, want := range map[string]bool{"发展": true, "，·％": true, "cpi": false, "é": false, "²": false, "а": false, "\xff": false, "\ufffd": true, "１": true} {
		if cuts(text) != want {
			t.Errorf("cuts(%q) is not %v", text, want)
		}
	}
}

// Real texts as words are cut from them: what stands between numbers and codes.
func TestCutterCutsReportsAsGse(t *testing.T) {
	w, files, pieces := testWords(t), 0, 0
	err := filepath.WalkDir(filepath.Join(testdata.Shared(t), "reports"), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if files++; files%40 != 0 {
			return nil
		}
		data, err := os.ReadFile(path)
		text := Fold(string(data))
		for pos := 0; pos < len(text); {
			start, end := nextRun(text, pos)
			if piece := text[pos:start]; cuts(piece) {
				sameCut(t, w, piece)
				pieces++
			}
			pos = end
		}
		return err
	})
	if err != nil || pieces == 0 {
		t.Errorf("%d pieces, %v", pieces, err)
	}
}

func BenchmarkCutter(b *testing.B) {
	w := testWords(b)
	text := Fold(strings.Repeat("抢抓太忻一体化经济区建设机遇，推动杏花岭区全方位高质量发展，", 100))
	for name, cut := range map[string]func(){
		"ours": func() { w.cutter.get(w.seg.Dict, 1<<10).cut(text, func(int, int, *entry) {}) },
		"gse":  func() { w.seg.Segment([]byte(text)) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				cut()
			}
		})
	}
}
