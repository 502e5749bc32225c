package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

func (w *world) upload(parts ...part) importAnswer {
	w.t.Helper()
	body, edit := form(w.t, parts...)
	var got importAnswer
	w.do(http.MethodPost, "/api/v1/documents", body, edit).decode(w.t, &got)
	return got
}

func TestAnOriginalIsSavedAndNeverShown(t *testing.T) {
	w := newWorld(t)
	const page = "<html><script>alert(1)</script><body><p>推进太忻一体化经济区建设。</p></body></html>"
	got := w.upload(part{"file", "/home/me/资料/\"太\" 原.html", page})
	id := got.Results[0].ID
	a := w.get("/api/v1/documents/" + id + "/original")
	if a.StatusCode != http.StatusOK || a.body != page {
		t.Fatalf("%d %q", a.StatusCode, a.body)
	}
	for name, want := range map[string]string{
		"Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff",
		"Content-Disposition": "attachment; filename*=utf-8''%22%E5%A4%AA%22%20%E5%8E%9F.html",
	} {
		if a.Header.Get(name) != want {
			t.Errorf("%s: %q, want %q", name, a.Header.Get(name), want)
		}
	}
	for target, status := range map[string]int{
		"/original?version=0": 400, "/original?version=2": 404, "/original?v=1": 400, "/original?version=1": 200,
		"/versions/x/changes": 400, "/versions/2/changes": 404, "/versions/1/changes": 200,
	} {
		if got := w.get("/api/v1/documents/" + id + target); got.StatusCode != status {
			t.Errorf("%s: %d, want %d", target, got.StatusCode, status)
		}
	}
}

func TestVersionsTellWhatChanged(t *testing.T) {
	w := newWorld(t)
	id := w.upload(part{"file", "/x/a.md", "# 题\n\n第一稿。\n\n不变的一段。\n"}).Results[0].ID
	w.upload(part{"keep_originals", "", "true"}, part{"file", "/x/a.md", "# 题\n\n第二稿。\n\n不变的一段。\n"})
	w.upload(part{"keep_originals", "", "false"}, part{"file", "/x/a.md", "# 题\n\n第三稿。\n\n不变的一段。\n"})

	var history struct {
		ID       string `json:"id"`
		Versions []struct {
			Version, Added, Removed, Paragraphs int
			Original                            bool
			File, Path, SHA256, Time            string
			Position                            int
		} `json:"versions"`
	}
	w.get("/api/v1/documents/"+id+"/versions").decode(t, &history)
	var got []string
	for _, v := range history.Versions {
		got = append(got, fmt.Sprintf("%d %s +%d -%d %t%s", v.Version, v.File, v.Added, v.Removed, v.Original, v.Path))
	}
	if want := "1 a.md +3 -0 true, 2 a.md +1 -1 true, 3 a.md +1 -1 false"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, ", "), want)
	}
	var changed struct {
		Version        int `json:"version"`
		Added, Removed []struct{ ID, Kind, Text string }
	}
	w.get("/api/v1/documents/"+id+"/versions/2/changes").decode(t, &changed)
	if len(changed.Added) != 1 || changed.Added[0].Text != "第二稿。" || len(changed.Removed) != 1 || changed.Removed[0].Text != "第一稿。" {
		t.Errorf("%+v", changed)
	}
	for _, target := range []string{"/versions/3/changes", "/original", "/original?version=3"} {
		var problem failure
		if a := w.get("/api/v1/documents/" + id + target); a.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", target, a.StatusCode)
		} else if a.decode(t, &problem); problem.Error.Code != "not_kept" {
			t.Errorf("%s: %s", target, a.body)
		}
	}
	if a := w.get("/api/v1/documents/none/versions"); a.StatusCode != http.StatusNotFound {
		t.Errorf("no document: %d", a.StatusCode)
	}
}
