package server

import (
	"html"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAReadableAddressLeadsToTheSamePlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.OneOf(rapid.String(), rapid.StringMatching(`[一-龥a-z0-9 "'<>&%+#/?:“”，\x00-\x1f\x{80}-\x{a0}\x{200b}\x{202e}\x{e000}]*`)).Draw(t, "value")
		at := url.URL{Path: "/d/文", RawQuery: url.Values{"q": {value}, "region": {"山西省/太原市"}}.Encode(), Fragment: "p-" + value}
		attribute, err := href(at.String())
		if err != nil {
			t.Fatal(err)
		}
		inner, quoted := strings.CutPrefix(string(attribute), `href="`)
		inner, closed := strings.CutSuffix(inner, `"`)
		if !quoted || !closed || strings.ContainsAny(inner, "\"<>'\x00\n\t ") {
			t.Fatalf("not one attribute: %s", attribute)
		}
		back, err := url.Parse(html.UnescapeString(inner))
		if err != nil {
			t.Fatal(err)
		}
		if got := back.Query().Get("q"); got != value || back.Path != at.Path || back.Fragment != at.Fragment {
			t.Errorf("%q became %q in %s", value, got, attribute)
		}
	})
}

func TestHanCharactersAreWrittenAsTheyAreAndSignsAreNot(t *testing.T) {
	got, err := href("/?q=%E5%A4%AA%E5%BF%BB+%22a%22%3C%E2%80%AE%E3%80%80%FF&region=%E5%B1%B1")
	if want := `href="/?q=太忻+%22a%22%3C%E2%80%AE%E3%80%80%FF&amp;region=山"`; err != nil || string(got) != want {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
	for _, away := range []string{"", "javascript:alert(1)", "//example.com/", "https://example.com/", "d/1"} {
		if got, err := href(away); err == nil {
			t.Errorf("%q became %s", away, got)
		}
	}
}
