package server_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestNearDuplicatesAreListed(t *testing.T) {
	w := newWorld(t)
	long := "# 甲市工作报告\n\n全市上下抓项目、促转型、保民生，新建学校三所，改造老旧小区十二个，培育专精特新企业二十家，粮食总产量稳定增长，城乡居民收入稳步提高。\n\n"
	got := w.upload(part{"file", "/home/me/a.md", long + "甲。"}, part{"file", "/home/me/b.md", long + "乙。"}, part{"file", "/home/me/c.md", "另外一篇，没有相同之处。"})
	if r := got.Results[1].Resembles; r == nil || r.ID != got.Results[0].ID || r.Similarity < 0.8 {
		t.Fatalf("%+v", got.Results[1])
	}
	var list struct {
		Similarity float64
		Pairs      []struct {
			Similarity float64
			Documents  [2]struct{ ID, Title, Kind, File, Path string }
		}
		More bool
	}
	w.get("/api/v1/duplicates", withToken).decode(t, &list)
	if len(list.Pairs) != 1 || list.Pairs[0].Documents[0].ID != got.Results[0].ID || list.Pairs[0].Documents[1].Path != "/home/me/b.md" {
		t.Errorf("%+v", list)
	}
	if a := w.get("/api/v1/duplicates"); strings.Contains(a.body, "/home/me") || !strings.Contains(a.body, `"file":"b.md"`) {
		t.Errorf("without a token: %s", a.body)
	}
	skipped := w.upload(part{"near_duplicates", "", "skip"}, part{"similarity", "", "0.8"}, part{"file", "/home/me/d.md", long + "丙。"})
	if r := skipped.Results[0]; r.Outcome != "skipped" || r.Error == "" || r.Resembles == nil {
		t.Errorf("%+v", r)
	}
	for _, wrong := range []string{"?similarity=0.1", "?similarity=x", "?similarity=NaN", "?limit=1"} {
		if a := w.get("/api/v1/duplicates" + wrong); a.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d", wrong, a.StatusCode)
		}
	}
}
