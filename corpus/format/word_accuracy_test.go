package format

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"cewen/internal/testdata"
)

// Words as they are printed, against the texts that stand beside real files: the
// share of the reference that is found in order (recall) and the share of what is
// printed that is in the reference (precision). White space and the bars between
// cells do not count.
func TestTextAccuracyOfWordFiles(t *testing.T) {
	const (
		wantMedian = 0.995
		wantLowest = 0.97
	)
	dir := filepath.Join(testdata.Shared(t), "formats")
	for _, ext := range []string{"docx", "doc"} {
		names, err := filepath.Glob(filepath.Join(dir, ext, "*."+ext+".txt"))
		if err != nil || len(names) == 0 {
			t.Fatalf("no texts of %s in %s: %v", ext, dir, err)
		}
		var recalls, precisions []float64
		for _, name := range names {
			recall, precision := wordAgreement(t, strings.TrimSuffix(name, ".txt"), name)
			t.Logf("%-4s recall %.4f  precision %.4f  %s", ext, recall, precision, filepath.Base(name))
			if recall < wantLowest || precision < wantLowest {
				t.Errorf("below %.2f: %s", wantLowest, filepath.Base(name))
			}
			recalls, precisions = append(recalls, recall), append(precisions, precision)
		}
		r, p := wordMedian(recalls), wordMedian(precisions)
		t.Logf("%-4s median of %d: recall %.4f, precision %.4f", ext, len(names), r, p)
		if r < wantMedian || p < wantMedian {
			t.Errorf("%s: medians below %.3f", ext, wantMedian)
		}
	}
}

func wordAgreement(t *testing.T, file, reference string) (recall, precision float64) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(reference)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := Parse(file, data)
	if err != nil {
		t.Errorf("%s: %v", filepath.Base(file), err)
		return 0, 0
	}
	checkBlocks(t, parsed.Blocks)
	var text strings.Builder
	for _, b := range parsed.Blocks {
		text.WriteString(b.Text)
	}
	a, b := visibleRunes(text.String()), visibleRunes(string(want))
	common := float64(commonLength(a, b))
	return common / float64(len(b)), common / float64(len(a))
}

// visibleRunes are the characters that count.
func visibleRunes(s string) []rune {
	return []rune(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || blank(r) || r == '|' {
			return -1
		}
		return r
	}, s))
}

func wordMedian(v []float64) float64 {
	slices.Sort(v)
	return v[len(v)/2]
}

// commonLength is the length of the longest common subsequence of a and b, by the
// greedy algorithm of Myers (1986), which is fast where they are nearly the same.
func commonLength(a, b []rune) int {
	limit := len(a) + len(b)
	furthest := make([]int, 2*limit+2)
	for d := 0; d <= limit; d++ {
		for k := -d; k <= d; k += 2 {
			var x int
			if k == -d || k != d && furthest[limit+k-1] < furthest[limit+k+1] {
				x = furthest[limit+k+1]
			} else {
				x = furthest[limit+k-1] + 1
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			furthest[limit+k] = x
			if x >= len(a) && x-k >= len(b) {
				return (limit - d) / 2
			}
		}
	}
	return 0
}

func TestCommonLength(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"甲", "", 0}, {"甲乙丙", "甲丙", 2}, {"甲乙", "乙甲", 1}, {"一二三四", "一二三四", 4}} {
		if got := commonLength([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%q and %q have %d in common, want %d", c.a, c.b, got, c.want)
		}
	}
}
