package instrument_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
)

// fake gives a table of its parameters.
type fake struct {
	instrument.Question
	Number int     `json:"number,omitempty"`
	Share  float64 `json:"share,omitempty"`
	Switch bool    `json:"switch,omitempty"`
	run    func(c *instrument.Corpus, out instrument.Sink) error
}

func (f *fake) Name() string { return "fake" }

func (f *fake) Run(_ context.Context, c *instrument.Corpus, out instrument.Sink) error {
	return f.run(c, out)
}

// What an encoder writes is read back as it was given.
func TestLawStream(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := new(instrument.Tables)
		var b bytes.Buffer
		e := instrument.NewEncoder(&b)
		sink := instrument.Both(want, e)
		cell := rapid.OneOf(
			rapid.Custom(func(t *rapid.T) any { return rapid.String().Draw(t, "text") }),
			rapid.Custom(func(t *rapid.T) any { return rapid.Int().Draw(t, "int") }),
			rapid.Custom(func(t *rapid.T) any { return rapid.Float64Range(0.001, 0.999).Draw(t, "float") }),
			rapid.Just[any](nil),
		)
		for range rapid.IntRange(0, 3).Draw(t, "tables") {
			columns := rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,4}`), 1, 3).Draw(t, "columns")
			if err := sink.Begin(rapid.StringMatching(`[a-z]{1,9}`).Draw(t, "name"), columns...); err != nil {
				t.Fatal(err)
			}
			for range rapid.IntRange(0, 3).Draw(t, "rows") {
				if err := sink.Row(rapid.SliceOfN(cell, len(columns), len(columns)).Draw(t, "row")...); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := sink.Note("说明"); err != nil {
			t.Fatal(err)
		}
		if err := e.Close(&instrument.Record{Instrument: "fake"}, &instrument.Audit{Rows: 3}); err != nil {
			t.Fatal(err)
		}
		if !json.Valid(b.Bytes()) {
			t.Fatalf("not JSON: %s", b.String())
		}
		got := new(instrument.Tables)
		end, err := instrument.Decode(bytes.NewReader(b.Bytes()), got)
		if err != nil {
			t.Fatalf("%v: %s", err, b.String())
		}
		if !reflect.DeepEqual(got, want) || end.Record.Instrument != "fake" || end.Audit.Rows != 3 {
			t.Fatalf("got %+v, want %+v: %s", got, want, b.String())
		}
		cut := rapid.IntRange(0, b.Len()-2).Draw(t, "cut")
		if _, err := instrument.Decode(bytes.NewReader(b.Bytes()[:cut]), new(instrument.Tables)); !errors.Is(err, instrument.ErrStream) {
			t.Fatalf("half an answer is read: %v", err)
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add(`{"tables":[{"name":"a","columns":["b"],"rows":[[1],[null]]}],"notes":["x"],"record":{}}`)
	f.Add(`{"tables":[{"name":"a","columns":["b"],"rows":[[true]]}]}`)
	f.Fuzz(func(_ *testing.T, s string) {
		_, _ = instrument.Decode(strings.NewReader(s), new(instrument.Tables))
	})
}

func TestValuesSetParameters(t *testing.T) {
	f := new(fake)
	err := instrument.SetValues(f, url.Values{
		"q": {"养老"}, "region": {"山西省", "", "太原市"}, "number": {"7"}, "share": {"0.5"}, "switch": {"true"}, "year": {""},
	})
	want := &fake{Question: instrument.Question{Query: "养老", FilterValues: search.FilterValues{Region: []string{"山西省", "太原市"}}}, Number: 7, Share: 0.5, Switch: true}
	if err != nil || !reflect.DeepEqual(f, want) {
		t.Errorf("%+v, %v", f, err)
	}
	for _, v := range []url.Values{{"number": {"x"}}, {"share": {"x"}}, {"switch": {"1"}}, {"q": {"a", "b"}}} {
		if err := instrument.SetValues(new(fake), v); !errors.Is(err, search.ErrBadRequest) {
			t.Errorf("%v: %v", v, err)
		}
	}
	if got, want := instrument.Parameters(f), []string{"q", "region", "level", "year", "kind", "issuer", "role", "number", "share", "switch"}; !slices.Equal(got, want) {
		t.Errorf("parameters %q, want %q", got, want)
	}
}

func TestAuditNamesRowsThatDiffer(t *testing.T) {
	c := instrumenttest.Corpus(t, map[string]string{"a.md": "正文。"})
	f := &fake{run: func(c *instrument.Corpus, out instrument.Sink) error {
		n := 1
		if c.Plain {
			n = 2
		}
		return errors.Join(out.Begin("main", "n"), out.Row(n), out.Row("same"))
	}}
	audit, err := instrument.AuditAnswer(context.Background(), c, f, instrumenttest.Run(t, c, f))
	if err != nil || audit.OK() || audit.Rows != 2 || audit.Different != 1 || audit.Differences[0] != (instrument.Difference{Table: "main", Row: 1, Answer: "1", Plain: "2"}) {
		t.Errorf("%+v, %v", audit, err)
	}
	one, two := new(instrument.Tables), new(instrument.Tables)
	if err := errors.Join(one.Begin("a", "x"), one.Row(1), one.Begin("b", "y"), two.Begin("a", "z")); err != nil {
		t.Fatal(err)
	}
	if audit, err := instrument.Compared(one, two); err != nil || audit.Different != 3 { // columns, a row, a table
		t.Errorf("%+v, %v", audit, err)
	}
}

func TestAnAnswerOverAChangingCorpusIsNone(t *testing.T) {
	c := instrumenttest.Corpus(t, map[string]string{"a.md": "正文。", "b.md": "别的。"})
	f := &fake{run: func(c *instrument.Corpus, out instrument.Sink) error {
		_, prints, err := c.Prints(context.Background())
		return errors.Join(err, out.Begin("main", "n"), c.Store.Delete(prints[0].ID))
	}}
	if _, err := instrument.Answer(context.Background(), c, f, new(instrument.Tables)); !errors.Is(err, instrument.ErrChanged) {
		t.Errorf("got %v", err)
	}
}

func TestFingerprintIsOfTextAndMetadata(t *testing.T) {
	print := func(files map[string]string) string {
		f, prints, err := instrumenttest.Corpus(t, files).Prints(context.Background())
		if err != nil || len(prints) != f.Documents {
			t.Fatal(err, len(prints), f)
		}
		return f.SHA256
	}
	a := map[string]string{"山西省/2021.md": "# 报告\n\n正文。", "山西省/2022.md": "# 报告\n\n别的。"}
	if first, second := print(a), print(a); first != second {
		t.Error("the same corpus has two fingerprints")
	}
	for name, b := range map[string]map[string]string{
		"text":    {"山西省/2021.md": "# 报告\n\n正文！", "山西省/2022.md": "# 报告\n\n别的。"},
		"year":    {"山西省/2021.md": "# 报告\n\n正文。", "山西省/2023.md": "# 报告\n\n别的。"},
		"removed": {"山西省/2021.md": "# 报告\n\n正文。"},
	} {
		if print(a) == print(b) {
			t.Errorf("%s: another corpus has the same fingerprint", name)
		}
	}
}

func TestOneTableOfSeveral(t *testing.T) {
	for name, want := range map[string]string{"": "\ufeffa\n1\n", "two": "\ufeffb\n'=2\n", "three": ""} {
		var b bytes.Buffer
		table := &instrument.CSV{W: &b}
		only := &instrument.Only{Sink: table, Name: name}
		if err := errors.Join(only.Begin("one", "a"), only.Row(1), only.Begin("two", "b"), only.Row("=2"), table.Flush()); err != nil {
			t.Fatal(err)
		}
		if b.String() != want || only.Found() != (want != "") {
			t.Errorf("%s: %q", name, b.String())
		}
	}
	var b bytes.Buffer
	lines := &instrument.JSONLines{W: &b}
	if err := errors.Join(lines.Begin("one", "a", "b"), lines.Row("=<", nil), lines.Row(0.5, 2)); err != nil {
		t.Fatal(err)
	}
	if want := "{\"a\":\"=<\",\"b\":null}\n{\"a\":0.5,\"b\":2}\n"; b.String() != want {
		t.Errorf("%q", b.String())
	}
}
