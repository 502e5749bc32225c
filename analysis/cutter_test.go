package analysis

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/go-ego/gse"
	"pgregory.net/rapid"

	"cewen/internal/testdata"
)

// loadGse loads the same dictionaries as testWords into gse.
var loadGse = sync.OnceValues(func() (*gse.Segmenter, error) {
	seg := &gse.Segmenter{SkipLog: true, NotLoadHMM: true, Dict: gse.NewDict()}
	seg.Init()
	var failed error
	add := func(word string, frequency float64, tag string) {
		failed = errors.Join(failed, seg.AddToken(word, frequency, tag))
	}
	for _, dict := range []string{userDict, policyDict} {
		failed = errors.Join(failed, eachEntry(strings.NewReader(dict), add))
	}
	return seg, errors.Join(failed, seg.LoadDictEmbed("zh_s"))
})

func testGse(t testing.TB) *gse.Segmenter {
	t.Helper()
	seg, err := loadGse()
	if err != nil {
		t.Fatal(err)
	}
	return seg
}

// asGse cuts a text by gse itself.
func asGse(seg *gse.Segmenter, text string) string {
	var cut []byte
	segments := seg.Segment([]byte(text))
	for i := range segments {
		s := &segments[i]
		cut = fmt.Appendf(cut, "%d-%d %s", s.Start(), s.End(), s.Token().Pos())
		cut = append(appendInside(cut, s.Token(), s.Start()), '\n')
	}
	return string(cut)
}

// appendInside appends the ranges of the words of two and more characters that a token at
// start is made of.
func appendInside(to []byte, token *gse.Token, start int) []byte {
	text := token.Text()
	for _, part := range token.Segments() {
		if utf8.RuneCountInString(text[part.Start():part.End()]) > 1 {
			to = fmt.Appendf(to, " %d-%d", start+part.Start(), start+part.End())
		}
	}
	return to
}

func asCutter(w *Words, text string) string {
	var cut []byte
	w.cutter.cut(text, func(word found) {
		cut = fmt.Appendf(cut, "%d-%d %s", word.start, word.end, word.tag())
		word.inside(text, func(start, end int) { cut = fmt.Appendf(cut, " %d-%d", start, end) })
		cut = append(cut, '\n')
	})
	return string(cut)
}

func sameCut(t interface{ Fatalf(string, ...any) }, w *Words, seg *gse.Segmenter, text string) {
	if got, want := asCutter(w, text), asGse(seg, text); got != want {
		t.Fatalf("%q is cut into\n%s\ngse has\n%s", text, got, want)
	}
}

// The cutter cuts every text as gse does, word for word, with the same parts of speech and
// words inside.
func TestCutterCutsAsGse(t *testing.T) {
	w, seg := testWords(t), testGse(t)
	for _, text := range []string{
		"", "。", "的", "中华人民共和国国务院", "抢抓太忻一体化经济区建设机遇", "谱写龙城新章", "乾隆·康熙", "龘龘", "　，", "ｶﾞ", "한국", "𠮷野家", "\x00发展\n", "％",
		"cpi", "é", "建设²", "а", "\xff", "\ufffd", "１", "4s店", "4S店x", "a4s店", "aa制", "卡拉ok厅", "维生素c", "微克μg/m³。", "\xe4\xb8发\xe5", "太忻X光透视", "杏花岭Wi-Fi城",
	} {
		sameCut(t, w, seg, text)
	}
	// Words of the dictionary, parts of words and other characters in a row.
	dict := seg.Dict.Tokens
	piece := rapid.Custom(func(t *rapid.T) string {
		if rapid.IntRange(0, 9).Draw(t, "kind") == 0 {
			return rapid.StringOfN(rapid.RuneFrom([]rune("，。的·%{〇𠮷あ한 \naAsk4é²аО")), 0, 3, -1).Draw(t, "other")
		}
		word := []rune(dict[rapid.IntRange(0, len(dict)-1).Draw(t, "word")].Text())
		from := rapid.IntRange(0, len(word)-1).Draw(t, "from")
		return string(word[from:rapid.IntRange(from, len(word)).Draw(t, "to")])
	})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "")
		if rapid.IntRange(0, 9).Draw(t, "broken") == 0 {
			text = text[len(text)/3 : len(text)-len(text)/4] // within characters
		}
		sameCut(t, w, seg, text)
	})
}

// Every word of the dictionary weighs as much as with gse, and is made of the same words.
func TestCutterTakesGsesDictionary(t *testing.T) {
	w, seg := testWords(t), testGse(t)
	c, p := w.cutter, new(path)
	total, ends := float32(math.Log2(seg.Dict.TotalFreq())), make(map[uint32]bool)
	for i := range seg.Dict.Tokens {
		token := &seg.Dict.Tokens[i]
		text := token.Text()
		p.read(c.alphabet, text)
		p.findPairs(c.trie)
		node := p.codes[0]
		for _, code := range p.codes[1:] {
			node = c.trie.at(node, code)
		}
		if want := total - float32(math.Log2(token.Freq())); c.trie.slots[node].distance != want {
			t.Fatalf("%q has the distance %v, gse has %v", text, c.trie.slots[node].distance, want)
		}
		last := len(p.codes) - 1
		p.steps = make([]pathStep, len(p.codes))
		p.steps[last].word = node
		word := found{0, len(text), c, p, uint32(last)}
		got := []byte(word.tag())
		word.inside(text, func(start, end int) { got = fmt.Appendf(got, " %d-%d", start, end) })
		if want := appendInside([]byte(token.Pos()), token, 0); string(got) != string(want) {
			t.Fatalf("%q is %s, gse has %s", text, got, want)
		}
		ends[node] = true
	}
	for node, slot := range c.trie.slots[len(c.alphabet.isWord):] {
		if node += len(c.alphabet.isWord); slot.distance != noWord && !ends[uint32(node)] {
			t.Fatalf("a word ends at node %d that gse does not have", node)
		}
	}
}

// Real texts as words are cut from them: what stands between numbers and codes.
func TestCutterCutsReportsAsGse(t *testing.T) {
	w, seg, pieces := testWords(t), testGse(t), 0
	for _, text := range sharedTexts(t, 40) {
		for pos := 0; pos < len(text); {
			start, end := nextRun(text, pos)
			sameCut(t, w, seg, text[pos:start])
			pieces++
			pos = end
		}
	}
	if pieces == 0 {
		t.Error("no texts")
	}
}

// sharedTexts are the folded texts of a fraction of the reports.
func sharedTexts(t testing.TB, fraction int) []string {
	var texts []string
	files := 0
	err := filepath.WalkDir(filepath.Join(testdata.Shared(t), "reports"), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if files++; files%fraction != 0 {
			return nil
		}
		data, err := os.ReadFile(path)
		texts = append(texts, Fold(string(data)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func BenchmarkCutter(b *testing.B) {
	w, seg := testWords(b), testGse(b)
	text := Fold(strings.Repeat("抢抓太忻一体化经济区建设机遇，推动杏花岭区全方位高质量发展，", 100))
	for name, cut := range map[string]func(){
		"ours": func() { w.cutter.cut(text, func(found) {}) },
		"gse":  func() { seg.Segment([]byte(text)) },
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
