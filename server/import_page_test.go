package server_test

import (
	"net/http"
	"strings"
	"testing"

	"cewen/server"
)

func TestFilesAreImportedFromThePageWithoutScripts(t *testing.T) {
	w := newWorld(t)
	text := "# 太原市2022年政府工作报告\n\n加快太忻一体化经济区建设。\n"
	post := func(parts ...part) answer {
		body, contentType := form(t, parts...)
		return w.do(http.MethodPost, "/import", body, contentType)
	}
	file := part{"file", "太原-2022.md", text}
	token := part{"token", "", testToken}
	seen := visible(post(token, file, part{"set-issuer", "", "某局"}, part{"set-title", "", ""}, part{"preview", "", "true"}).body)
	if !strings.Contains(seen, "还没有入库") || !strings.Contains(seen, "发文机关某局 导入时指定") {
		t.Errorf("preview: %s", seen)
	}
	if got := w.get("/"); !strings.Contains(visible(got.body), "还没有文档") {
		t.Error("a preview was stored")
	}
	stored := post(token, file, part{"file", "坏.bin", "\x00\x01"}, part{"set-issuer", "", "某局"})
	if text := visible(stored.body); stored.StatusCode != 200 || !strings.Contains(text, "太原-2022.md 新增") || !strings.Contains(text, "坏.bin 失败") {
		t.Errorf("%d %s", stored.StatusCode, text)
	}
	if got := w.get("/?issuer=%E6%9F%90%E5%B1%80"); !strings.Contains(visible(got.body), "命中 2 段 · 1 篇") {
		t.Errorf("%s", visible(got.body))
	}
	for name, c := range map[string]struct {
		parts  []part
		status int
		want   string
	}{
		"no token":     {[]part{file}, 401, "访问令牌不对"},
		"a wrong one":  {[]part{{"token", "", "x"}, file}, 401, "访问令牌不对"},
		"no file":      {[]part{token}, 400, "没有上传文件"},
		"a bad region": {[]part{token, file, {"set-year", "", "二〇"}}, 400, "年份"},
		"a whole lot":  {[]part{token, file, {"set-title", "", strings.Repeat("长", 5000)}}, 413, "超过"},
	} {
		if got := post(c.parts...); got.StatusCode != c.status || !strings.Contains(visible(got.body), c.want) {
			t.Errorf("%s: %d %s", name, got.StatusCode, visible(got.body))
		}
	}
	if got := w.do(http.MethodPost, "/import", strings.NewReader("x"), withType("multipart/form-data; boundary=a")); got.StatusCode != 400 {
		t.Errorf("an upload that broke off: %d", got.StatusCode)
	}
	readOnly := newWorld(t, func(c *server.Config) { c.Token = "" })
	body, contentType := form(t, part{"token", "", ""}, file)
	if got := readOnly.do(http.MethodPost, "/import", body, contentType); got.StatusCode != 403 || !strings.Contains(visible(readOnly.get("/import").body), "只能读取") {
		t.Errorf("without a token: %d", got.StatusCode)
	}
}

func TestAPreviewStoresNothing(t *testing.T) {
	w := newWorld(t)
	body, contentType := form(t, part{"file", "太原-2022.md", "# 太原市2022年政府工作报告\n\n正文。\n"}, part{"file", "坏.bin", "\x00"}, part{"set", "", "年份=2021"})
	got := w.do(http.MethodPost, "/api/v1/preview", body, contentType, withToken)
	if got.StatusCode != 200 || !strings.Contains(got.body, `"year":"2021"`) || !strings.Contains(got.body, `"origins":{`) || !strings.Contains(got.body, `"file":"坏.bin","error":"`) {
		t.Errorf("%d %s", got.StatusCode, got.body)
	}
	if list := w.get("/api/v1/documents"); !strings.Contains(list.body, `"total":0`) {
		t.Errorf("%+v", list.body)
	}
	body, contentType = form(t, part{"file", "a.md", "正文。"})
	if got := w.do(http.MethodPost, "/api/v1/preview", body, contentType, func(r *http.Request) { r.Header.Del("Authorization") }); got.StatusCode != 401 {
		t.Errorf("without a token: %d", got.StatusCode)
	}
}
