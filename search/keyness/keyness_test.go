package keyness_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
	"cewen/search/keyness"
)

var files = map[string]string{
	"山西省/2021年政府工作报告.md": "# 2021年山西省政府工作报告\n\n煤炭煤炭煤炭，能源革命，煤炭发展。\n",
	"山西省/2022年政府工作报告.md": "# 2022年山西省政府工作报告\n\n煤炭、能源、能源、发展。\n",
	"河北省/2022年政府工作报告.md": "# 2022年河北省政府工作报告\n\n钢铁钢铁钢铁钢铁，发展，能源。\n",
	"河北省/2021年政府工作报告.md": "# 2021年河北省政府工作报告\n\n钢铁，发展发展。\n",
}

func TestMeasuresAreThoseOfAReference(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	for _, same := range [][]string{nil, {"year"}} {
		k := &keyness.Keyness{FilterValues: search.FilterValues{Region: []string{"山西省"}, Year: []string{"2022"}}, Same: same, Min: 1}
		a, b := map[string]int{}, map[string]int{}
		sizeA, sizeB := 0, 0
		words, err := c.Words()
		if err != nil {
			t.Fatal(err)
		}
		err = c.EachText(context.Background(), nil, func(d *instrument.Text) error {
			inPart := d.Year == 2022 && d.Region == "山西省"
			if same != nil && d.Year != 2022 {
				return nil
			}
			for _, p := range d.Places {
				words.Cut(p.Text.Folded, func(start, end int) {
					w := string([]byte(p.Text.Folded[start:end]))
					if inPart {
						a[w]++
						sizeA++
					} else {
						b[w]++
						sizeB++
					}
				})
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		got := instrumenttest.Run(t, c, k)
		if n := len(got.Tables[0].Rows); n < 5 {
			t.Fatalf("%d rows", n)
		}
		last := math.Inf(1)
		for _, row := range got.Tables[0].Rows {
			w := row[0].(string)
			x, y, m, n := float64(a[w]), float64(b[w]), float64(sizeA), float64(sizeB)
			e1, e2 := m*(x+y)/(m+n), n*(x+y)/(m+n)
			ll := 0.0
			if x > 0 {
				ll += 2 * x * math.Log(x/e1)
			}
			if y > 0 {
				ll += 2 * y * math.Log(y/e2)
			}
			ratio := math.Log2(math.Max(x, 0.5) / m / (math.Max(y, 0.5) / n))
			if row[1] != a[w] || row[2] != b[w] || math.Abs(row[5].(float64)-ll) > 1e-6 || math.Abs(row[6].(float64)-ratio) > 1e-6 {
				t.Errorf("%v, want %v %v %v %v", row, x, y, ll, ratio)
			}
			if x > 0 && math.Abs(row[7].(float64)-math.Log2(x/e1)) > 1e-6 || x == 0 && row[7] != nil {
				t.Errorf("MI of %s: %v", w, row[7])
			}
			signed := math.Copysign(ll, ratio)
			if signed > last+1e-9 {
				t.Errorf("%s is out of order", w)
			}
			last = signed
		}
	}
}

func TestBadParametersAreRefused(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	f := search.FilterValues{Region: []string{"山西省"}}
	for _, x := range []*keyness.Keyness{
		{},
		{FilterValues: f, Same: []string{"year"}},
		{FilterValues: f, Same: []string{"region"}},
		{FilterValues: f, Min: -1},
		{FilterValues: search.FilterValues{Region: []string{"海南省"}}},
	} {
		if err := instrumenttest.Fails(t, c, x); !errors.Is(err, search.ErrBadRequest) {
			t.Error(err)
		}
	}
}
