package numeral

import (
	_ "embed"
	"strings"
	"testing"

	"cewen/analysis"
)

//go:embed testdata/equal.txt
var equalList string

//go:embed testdata/names.txt
var namesList string

// entries are the lines of a list without comments.
func entries(list string) []string {
	var out []string
	for line := range strings.Lines(list) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

// alone reads a text that is one quantity and nothing else.
func alone(t *testing.T, text string) (Quantity, bool) {
	t.Helper()
	qs := Read(text)
	if len(qs) != 1 || qs[0].Raw(text) != text {
		t.Errorf("%s: read %d quantities %+v, want the whole of it as one", text, len(qs), qs)
		return Quantity{}, false
	}
	return qs[0], true
}

// same tells whether two quantities are the same amount, unit converted.
func same(a, b Quantity) bool {
	low, high, ok := b.in(a.Unit)
	if !ok || a.Comparator != b.Comparator || low != a.Value {
		return false
	}
	return a.Comparator != Range || high == a.Value2
}

func TestTheSameQuantityWrittenDifferently(t *testing.T) {
	pairs := 0
	for _, line := range entries(equalList) {
		chain := strings.Split(line, " = ")
		for i := 1; i < len(chain); i++ {
			pairs++
			a, okA := alone(t, chain[i-1])
			b, okB := alone(t, chain[i])
			if okA && okB && !same(a, b) {
				t.Errorf("%s (%v %s) and %s (%v %s) are not the same", chain[i-1], a.Value, a.Unit, chain[i], b.Value, b.Unit)
			}
		}
	}
	if pairs < 200 {
		t.Errorf("%d pairs, want 200", pairs)
	}
	t.Logf("%d pairs", pairs)
}

func TestNamesAndOrdersAreNoQuantities(t *testing.T) {
	names := entries(namesList)
	for _, name := range names {
		for _, text := range []string{name, analysis.Fold(name), "推进" + name, name + "，要落实"} {
			if qs := Read(text); len(qs) > 0 {
				t.Errorf("%s: read %s = %v %s", text, qs[0].Raw(text), qs[0].Value, qs[0].Unit)
				break
			}
		}
	}
	if len(names) < 200 {
		t.Errorf("%d names, want 200", len(names))
	}
	t.Logf("%d names", len(names))
}
