package analysis

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// userDict has words of letters too, a longer one than any of gse's, and one that is no
// longer new.
const userDict = "# a comment\n杏花岭府城游\n龙城新章 3000 nz\n杏花岭Wi-Fi城\nх区\n龙城新章 5 v\n" +
	"太原市杏花岭区人民政府办公室关于进一步推动府城文化旅游高质量发展若干措施的通知书\n"

// loadWords loads the dictionaries once for all tests of the package.
var loadWords = sync.OnceValues(func() (*Words, error) {
	return LoadWords(strings.NewReader(userDict))
})

func testWords(t testing.TB) *Words {
	t.Helper()
	w, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func wordsOf(w *Words, folded string) []string {
	var words []string
	w.Each(folded, func(start, end int) { words = append(words, folded[start:end]) })
	return words
}

func TestWordsKeepRunsWhole(t *testing.T) {
	w := testWords(t)
	for _, test := range []struct{ text, want string }{
		{"根据国办发〔2023〕15号文件", "国办发〔2023〕15号"},
		{"国办发[2023]15号", "国办发[2023]15号"},
		{"增长3.14%以上", "3.14%"},
		{"执行GB/T 28181-2016标准", "gb/t 28181-2016"},
		{"PM2.5浓度", "pm2.5"},
		{"大飞机C919投入", "c919"},
		{"建设太忻一体化经济区", "太忻一体化"},
		{"打造杏花岭府城游", "杏花岭府城游"},
		{"谱写龙城新章", "龙城新章"},
	} {
		if got := wordsOf(w, Fold(test.text)); !slices.Contains(got, test.want) {
			t.Errorf("%q cut into %q, without %q", test.text, got, test.want)
		}
	}
}

func TestWordsHoldTheWordsInside(t *testing.T) {
	got := wordsOf(testWords(t), "中华人民共和国")
	if !slices.Contains(got, "中华人民共和国") || !slices.Contains(got, "人民共和国") {
		t.Errorf("cut into %q", got)
	}
}

func TestUserDictionaryErrorsNameTheLine(t *testing.T) {
	for _, frequency := range []string{"often", "0", "-1", "NaN", "+Inf"} {
		_, err := LoadWords(strings.NewReader("# ok\n词语 " + frequency + " n\n"))
		if err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%s: got %v", frequency, err)
		}
	}
}

func TestGeneralDictionaryMustBeThere(t *testing.T) {
	if err := newDictionary().addGeneral(""); err == nil {
		t.Error("no dictionary is no error")
	}
}

func TestStopWords(t *testing.T) {
	if w := testWords(t); !w.IsStop("的") || w.IsStop("太忻一体化") {
		t.Error("的 is a stop word and 太忻一体化 is none")
	}
}

// One law for words as for folding and grams: never a panic, offsets in bounds
// and on character edges, nothing but punctuation and white space left out.
func TestWordLaws(t *testing.T) {
	w := testWords(t)
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range []string{text().Draw(t, "text"), Fold(text().Draw(t, "folded"))} {
			covered, last := make([]bool, len(s)), 0
			w.Each(s, func(start, end int) {
				if start < 0 || end > len(s) || start >= end {
					t.Fatalf("word [%d,%d) of %q", start, end, s)
				}
				if utf8.ValidString(s) && (!onEdge(s, start) || !onEdge(s, end)) {
					t.Fatalf("word [%d,%d) cuts a character of %q", start, end, s)
				}
				for i := start; i < end; i++ {
					covered[i] = true
				}
				last = max(last, end)
			})
			for i, r := range s {
				if _, c := foldTable().lookup(r); c&classGram != 0 && !covered[i] && s == Fold(s) {
					t.Fatalf("%q at %d is in no word of %q", string(r), i, s)
				}
			}
		}
	})
}

func BenchmarkWords(b *testing.B) {
	w := testWords(b)
	text := Fold(strings.Repeat("抢抓太忻一体化经济区建设机遇，推动（杏花岭区）全方位高质量发展；PM2.5浓度下降3.1%。", 100))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		w.Each(text, func(int, int) {})
	}
}

// Real text touches much more of the dictionary than the caches hold.
func BenchmarkWordsOfReports(b *testing.B) {
	w, texts, size := testWords(b), sharedTexts(b, 8), 0
	for _, text := range texts {
		size += len(text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, text := range texts {
			w.Each(text, func(int, int) {})
		}
	}
}

func BenchmarkLoadWords(b *testing.B) {
	for b.Loop() {
		if _, err := LoadWords(nil); err != nil {
			b.Fatal(err)
		}
	}
}
