package commitment

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/analysis/numeral"
)

func drawCommitment(printed string) *rapid.Generator[Commitment] {
	word := rapid.StringMatching(`[新建改造公办幼儿园年底前]{0,6}`)
	return rapid.Custom(func(t *rapid.T) Commitment {
		c := Commitment{
			Start: rapid.IntRange(0, len(printed)).Draw(t, "start"), Type: Project, Strength: Aim, Rule: RuleShared,
			Action: word.Draw(t, "action"), Object: word.Draw(t, "object"), Deadline: word.Draw(t, "deadline"), Lead: word.Draw(t, "lead"),
			Quantities: []Quantity{},
		}
		c.End = rapid.IntRange(c.Start, len(printed)).Draw(t, "end")
		c.Span = printed[c.Start:c.End]
		for range rapid.IntRange(0, 2).Draw(t, "quantities") {
			c.Quantities = append(c.Quantities, Quantity{
				Raw: word.Draw(t, "raw"), Value: rapid.Float64().Draw(t, "value"), Value2: rapid.Float64().Draw(t, "value2"),
				Unit: word.Draw(t, "unit"), Comparator: numeral.AtLeast,
			})
		}
		return c
	})
}

func TestDecodeGivesWhatWasEncoded(t *testing.T) {
	printed := strings.Repeat("新建公办幼儿园12所。", 5)
	text := func(int) (string, error) { return printed, nil }
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOf(rapid.OneOf(rapid.Just([]Commitment(nil)), rapid.SliceOfN(drawCommitment(printed), 1, 3))).Draw(t, "all")
		b := Encode(all)
		got, err := Decode(b, text)
		if err != nil || len(got) != len(all) || len(all) > 0 && !reflect.DeepEqual(got, all) {
			t.Fatalf("%+v, %v, want %+v", got, err, all)
		}
		if len(b) > 1 {
			if _, err := Decode(b[:rapid.IntRange(0, len(b)-1).Draw(t, "cut")], text); !errors.Is(err, ErrEncoding) {
				t.Fatalf("a cut encoding: %v", err)
			}
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add(Encode([][]Commitment{nil, {{Start: 0, End: 6, Action: "新建"}}}))
	f.Add([]byte{1, 1, 0xff, 0xff, 0xff, 0xff, 7})
	f.Fuzz(func(t *testing.T, b []byte) {
		all, err := Decode(b, func(int) (string, error) { return "新建公办幼儿园", nil })
		if (err == nil) == (all == nil) || err != nil && !errors.Is(err, ErrEncoding) {
			t.Errorf("%v, %v", all, err)
		}
	})
}
