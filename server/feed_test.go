package server_test

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// readFeed reads what feed readers need.
type readFeed struct {
	ID, Title string
	Updated   string `xml:"updated"`
	Entries   []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Link    struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Content string `xml:"content"`
	} `xml:"entry"`
}

func TestAFeedListsTheNewestDocumentsWithTheirParagraphs(t *testing.T) {
	w := newWorld(t)
	ids := w.put(report(), other())
	target := "/feed?q=" + url.QueryEscape("太忻 | 数字") + "&level=" + url.QueryEscape("市")
	got := w.get(target)
	var f struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		readFeed
		FeedID string `xml:"id"`
		Name   string `xml:"title"`
	}
	if err := xml.Unmarshal([]byte(got.body), &f); err != nil {
		t.Fatalf("%v: %s", err, got.body)
	}
	if f.Name != "策问：太忻 | 数字 · 市" || !strings.HasPrefix(f.FeedID, "urn:cewen:feed:") || len(f.Entries) != 1 {
		t.Fatalf("%+v", f)
	}
	e := f.Entries[0]
	if e.ID != "urn:cewen:document:"+ids[0] || e.Updated != f.Updated || !strings.Contains(e.Content, "加快<mark>太忻</mark>一体化") || !strings.HasPrefix(e.Link.Href, "http://example.com/d/"+ids[0]+"?") {
		t.Errorf("%+v", e)
	}
	again := w.get(target, func(r *http.Request) { r.Header.Set("If-None-Match", got.Header.Get("ETag")) })
	later := w.get(target, func(r *http.Request) { r.Header.Set("If-Modified-Since", got.Header.Get("Last-Modified")) })
	if again.StatusCode != http.StatusNotModified || again.body != "" || later.StatusCode != http.StatusNotModified {
		t.Errorf("asked again: %d, %d", again.StatusCode, later.StatusCode)
	}
	changed := report()
	changed.Paragraphs[3].Text, changed.Source.SHA256 = "太忻换了说法。", strings.Repeat("c", 64)
	w.put(changed)
	if got := w.get(target, func(r *http.Request) { r.Header.Set("If-None-Match", got.Header.Get("ETag")) }); got.StatusCode != 200 || !strings.Contains(got.body, "换了说法") || !strings.Contains(got.body, e.ID) {
		t.Errorf("after a change: %d %s", got.StatusCode, got.body)
	}
	if elsewhere := w.get(target, func(r *http.Request) { r.Host = "other.example" }); !strings.Contains(elsewhere.body, f.FeedID) {
		t.Error("the ID changes with the host")
	}
	for target, status := range map[string]int{"/feed?q=(": 400, "/feed?x=1": 400, "/feed": 200, "/feed?q=" + url.QueryEscape("乌有"): 200} {
		if got := w.get(target); got.StatusCode != status {
			t.Errorf("%s: %d", target, got.StatusCode)
		}
	}
}

func TestAFeedHoldsAnyText(t *testing.T) {
	for _, attack := range append(attacks(), "]]>", "\x01\x08") {
		w := newWorld(t)
		d := report()
		d.Title, d.Issuer, d.Paragraphs[3].Text = attack, attack, "太忻"+attack
		w.put(d)
		got := w.get("/feed?q=" + url.QueryEscape("太忻"))
		var f readFeed
		if err := xml.Unmarshal([]byte(got.body), &f); err != nil || len(f.Entries) != 1 {
			t.Fatalf("%q: %v", attack, err)
		}
		for _, wrong := range aliens(t, "<body>"+strings.ReplaceAll(f.Entries[0].Content, `href="http://example.com`, `href="`)) {
			t.Errorf("%q comes alive: %s", attack, wrong)
		}
	}
}
