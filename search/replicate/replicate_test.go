package replicate_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"cewen/search"
	"cewen/search/holdings"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
	"cewen/search/panel"
	"cewen/search/replicate"
)

func packed(t *testing.T, c *instrument.Corpus) *replicate.Package {
	t.Helper()
	answer := new(instrument.Tables)
	record, err := instrument.Answer(context.Background(), c, &panel.Panel{List: "环保\n-1", By: []string{"region,year"}, NoWords: true}, answer)
	if err != nil {
		t.Fatal(err)
	}
	p, err := replicate.New(record, answer, instrumenttest.Run(t, c, new(holdings.Holdings)))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAPackageIsReadAsItWasWritten(t *testing.T) {
	files := map[string]string{"山西省/2021.md": "# 报告\n\n环保。", "山西省/2022.md": "# 又一份报告\n\n环保，环保。"}
	p := packed(t, instrumenttest.Corpus(t, files))
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	read, err := replicate.Read(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if d := replicate.Differences(read, packed(t, instrumenttest.Corpus(t, files))); len(d) > 0 {
		t.Errorf("the same again differs: %q", d)
	}
	files["山西省/2022.md"] = "# 又一份报告\n\n环保。"
	d := replicate.Differences(read, packed(t, instrumenttest.Corpus(t, files)))
	if !slices.ContainsFunc(d, func(s string) bool { return strings.HasPrefix(s, "文档") && strings.HasSuffix(s, "又一份报告") }) ||
		!slices.ContainsFunc(d, func(s string) bool {
			return strings.HasPrefix(s, "panel 第 2 行：当时 环保,山西省,2022,2,") && strings.Contains(s, "现在 环保,山西省,2022,1,")
		}) {
		t.Errorf("%q", d)
	}
}

func TestWhatIsNoPackageIsRefused(t *testing.T) {
	p := packed(t, instrumenttest.Corpus(t, map[string]string{"山西省/2021.md": "# 报告\n\n环保。"}))
	delete(p.Results, "coverage")
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{nil, []byte("text"), b.Bytes(), b.Bytes()[:b.Len()/2]} {
		_, err := replicate.Read(bytes.NewReader(data), int64(len(data)))
		if !errors.Is(err, replicate.ErrPackage) || !errors.Is(err, search.ErrBadRequest) {
			t.Errorf("%d bytes: %v", len(data), err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := replicate.Read(bytes.NewReader(data), int64(len(data))); err != nil && !errors.Is(err, replicate.ErrPackage) {
			t.Fatal(err)
		}
	})
}
