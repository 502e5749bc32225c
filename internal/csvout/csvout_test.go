package csvout

import (
	"bytes"
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func write(t testing.TB, columns []string, rows ...[]any) string {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWriter(&b, columns...)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := w.Write(row...); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTableBeginsWithTheMarkAndQuotesWhatItMust(t *testing.T) {
	got := write(t, []string{"phrase", "n", "rate"}, []any{"环保,污染", 12, 0.25}, []any{`“稳”"进"`, nil, 1e-7}, []any{"=1+1", -3, -0.5})
	want := "\ufeffphrase,n,rate\n\"环保,污染\",12,0.25\n\"“稳”\"\"进\"\"\",,0.0000001\n'=1+1,-3,-0.5\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTextThatWouldBeAFormulaIsMadeText(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "",
		"太忻":                "太忻",
		"=cmd|'/C calc'!A0": "'=cmd|'/C calc'!A0",
		"+1":                "'+1",
		"-1":                "'-1",
		"@SUM(A1)":          "'@SUM(A1)",
		"\t=1":              "'\t=1",
		"\r=1":              "'\r=1",
		"\n=1":              "'\n=1",
		" =1":               "' =1",
		"\u3000＝1":          "'\u3000＝1",
		"－5％":               "'－5％",
		"＋":                 "'＋",
		"＠":                 "'＠",
		"1-2":               "1-2",
		"—— 完":              "—— 完",
		"'已有":               "'已有",
		" ":                 " ",
		"\ufeff=1":          "'\ufeff=1",
		"\u00a0-1":          "'\u00a0-1",
		"（=）":               "（=）",
		"2022年=“十四五”开局之后的一年": "2022年=“十四五”开局之后的一年",
	} {
		if got := Safe(text); got != want {
			t.Errorf("Safe(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestRowsThatDoNotFitAreRefused(t *testing.T) {
	w, err := NewWriter(&bytes.Buffer{}, "a", "b")
	if err != nil {
		t.Fatal(err)
	}
	if w.Write("one") == nil || w.Write("one", 2, 3) == nil {
		t.Error("a row of another length is written")
	}
	if w.Write("one", true) == nil {
		t.Error("a cell that is neither text nor number is written")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, bytes.ErrTooLarge }

func TestErrorsOfWritingAreReturned(t *testing.T) {
	if _, err := NewWriter(broken{}, "a"); err == nil {
		t.Error("NewWriter does not see the error")
	}
}

// What is written can be read again: texts but for the apostrophe, numbers exactly.
func TestLawReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("=+-@'\",\n 环保a0＝"))).Draw(t, "text")
		n := rapid.Int().Draw(t, "int")
		x := rapid.Float64().Filter(func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }).Draw(t, "float")
		var b bytes.Buffer
		w, err := NewWriter(&b, "text", "n", "x")
		if err != nil || w.Write(text, n, x) != nil || w.Flush() != nil {
			t.Fatal("cannot write")
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		read, err := strconv.ParseFloat(rows[1][2], 64)
		if err != nil || read != x || !slices.Contains([]string{text, "'" + text}, rows[1][0]) || rows[1][1] != strconv.Itoa(n) {
			t.Fatalf("%q %d %v read as %q", text, n, x, rows[1])
		}
		if strings.ContainsAny(rows[1][0][:min(1, len(rows[1][0]))], "=+-@") {
			t.Fatalf("%q is a formula", rows[1][0])
		}
	})
}
