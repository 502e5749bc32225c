package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestTheFeedOfCommitments(t *testing.T) {
	w := newWorld(t, withWords)
	asked := url.Values{"q": {"动作:新建"}}
	if got := w.get("/feed/commitments?" + asked.Encode()); got.StatusCode != http.StatusOK || strings.Contains(got.body, "<entry>") {
		t.Fatal(got.StatusCode, got.body)
	}
	id := w.put(plan(t))[0]
	got := w.get("/feed/commitments?" + asked.Encode())
	if got.StatusCode != http.StatusOK || !strings.HasPrefix(got.Header.Get("Content-Type"), "application/atom+xml") {
		t.Fatal(got.StatusCode, got.Header)
	}
	for _, s := range []string{
		"<title>策问承诺：动作:新建</title>", `rel="self" type="application/atom+xml" href="http://example.com/feed/commitments?q=`,
		`rel="alternate" type="text/html" href="http://example.com/commitments?q=`, "<id>urn:cewen:commitments:document:" + id + "</id>",
		"<title>2024年山西省政府工作报告：1 条承诺</title>", "&lt;mark&gt;新建公办幼儿园3所&lt;/mark&gt;，改造老旧小区99个。", "http://example.com/p/" + id,
	} {
		if !strings.Contains(got.body, s) {
			t.Errorf("no %s in\n%s", s, got.body)
		}
	}
	if strings.Contains(got.body, "&lt;mark&gt;改造") {
		t.Error("what was not asked for")
	}
	again := w.get("/feed/commitments?"+asked.Encode(), func(r *http.Request) { r.Header.Set("If-None-Match", got.Header.Get("ETag")) })
	if again.StatusCode != http.StatusNotModified {
		t.Error(again.StatusCode)
	}
	for _, wrong := range []string{"q=(", "limit=1", "quantity=x"} {
		if got := w.get("/feed/commitments?" + wrong); got.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d", wrong, got.StatusCode)
		}
	}
	untold := plan(t)
	untold.ID, untold.Title = "", "政府工作报告"
	w.put(untold)
	if named := w.get("/feed/commitments"); !strings.Contains(named.body, "<title>山西省 2024年政府工作报告：3 条承诺</title>") {
		t.Error(named.body)
	}
}
