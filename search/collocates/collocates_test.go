package collocates_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"cewen/analysis"
	"cewen/search"
	"cewen/search/collocates"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
)

var files = map[string]string{
	"山西省/2021年政府工作报告.md": "# 2021年山西省政府工作报告\n\n推进乡村振兴，全面推进乡村振兴战略，推进乡村建设。\n\n经济发展，推进改革。\n",
	"山西省/2022年政府工作报告.md": "# 2022年山西省政府工作报告\n\n全面推进乡村振兴，加快农业发展。\n",
	"河北省/2022年政府工作报告.md": "# 2022年河北省政府工作报告\n\n推进乡村治理，发展农业。\n",
}

// reference works the table out in the plainest way: every paragraph, every token,
// every pair of token and node.
type reference struct {
	nodes, part, whole int
	near, all          map[string]int
}

func referenceOf(t *testing.T, c *instrument.Corpus, node string, span int) reference {
	r := reference{near: map[string]int{}, all: map[string]int{}}
	words, err := c.Words()
	if err != nil {
		t.Fatal(err)
	}
	err = c.EachText(context.Background(), nil, func(text *instrument.Text) error {
		for _, p := range text.Places {
			r.addParagraph(words, strings.Clone(p.Text.Folded), node, span)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *reference) addParagraph(words *analysis.Words, text, node string, span int) {
	type token struct{ start, end int }
	var tokens []token
	words.Cut(text, func(start, end int) { tokens = append(tokens, token{start, end}) })
	isNear := make([]bool, len(tokens))
	for at := 0; ; {
		i := strings.Index(text[at:], node)
		if i < 0 {
			break
		}
		from, to := at+i, at+i+len(node)
		at = to
		r.nodes++
		for j, k := range tokens {
			between := 0
			for _, other := range tokens {
				if k.end <= from && other.start >= k.end && other.end <= from || k.start >= to && other.start >= to && other.end <= k.start {
					between++
				}
			}
			if (k.end <= from || k.start >= to) && between < span {
				isNear[j] = true
			}
		}
	}
	for j, k := range tokens {
		w := text[k.start:k.end]
		r.whole++
		r.all[w]++
		if isNear[j] {
			r.part++
			r.near[w]++
		}
	}
}

func TestMeasuresAreThoseOfAReference(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	for _, span := range []int{1, 2, 5} {
		r := referenceOf(t, c, "乡村", span)
		got := instrumenttest.Run(t, c, &collocates.Collocates{Question: instrument.Question{Query: "乡村"}, Left: span, Right: span, Min: 1})
		rows := got.Tables[0].Rows
		if len(rows) != len(r.near) || len(rows) < 3 {
			t.Fatalf("span %d: %d words, want %d", span, len(rows), len(r.near))
		}
		for _, row := range rows {
			word := row[0].(string)
			a, f := float64(r.near[word]), float64(r.all[word])
			part, whole := float64(r.part), float64(r.whole)
			cells := []float64{a, part - a, f - a, whole - part - f + a}
			expected := []float64{part * f / whole, part * (whole - f) / whole, (whole - part) * f / whole, (whole - part) * (whole - f) / whole}
			ll := 0.0
			for i := range cells {
				if cells[i] > 0 {
					ll += 2 * cells[i] * math.Log(cells[i]/expected[i])
				}
			}
			want := map[int]float64{1: a, 4: expected[0], 5: f, 6: ll, 7: math.Log2(a / expected[0]), 8: 14 + math.Log2(2*a/(float64(r.nodes)+f))}
			for column, value := range want {
				if math.Abs(number(row[column])-value) > 1e-6 {
					t.Errorf("span %d, %s, %s: %v, want %v", span, word, got.Tables[0].Columns[column], row[column], value)
				}
			}
			if row[2].(int)+row[3].(int) != row[1].(int) {
				t.Errorf("%s: sides %v and %v of %v", word, row[2], row[3], row[1])
			}
		}
	}
}

func number(cell any) float64 {
	if n, ok := cell.(int); ok {
		return float64(n)
	}
	return cell.(float64)
}

func TestOneSideAndOrder(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	got := instrumenttest.Run(t, c, &collocates.Collocates{Question: instrument.Question{Query: "乡村"}, Left: 1, Right: -1, Sort: collocates.SortCount})
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "collocates", "word", "near", "near_left", "near_right", "all"), "推进 5 5 0 5")
}

func TestBadParametersAreRefused(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	q := instrument.Question{Query: "乡村"}
	for _, x := range []*collocates.Collocates{{}, {Question: instrument.Question{Query: "年:2021"}}, {Question: q, Left: 51}, {Question: q, Right: -2}, {Question: q, Min: -1}, {Question: q, Sort: "t"}} {
		if err := instrumenttest.Fails(t, c, x); !errors.Is(err, search.ErrBadRequest) {
			t.Error(err)
		}
	}
}
