package server_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"cewen/corpus/ingest"
)

func TestAnImportTellsHowFarItIs(t *testing.T) {
	w := newWorld(t)
	parts := []part{{"wait", "", "true"}}
	for i := range 40 {
		parts = append(parts, part{"file", fmt.Sprintf("%02d.md", i), fmt.Sprintf("第%d篇的正文。", i)})
	}
	parts = append(parts, part{"file", "空.md", ""})
	body, edit := form(t, parts...)
	got := w.do(http.MethodPost, "/api/v1/documents", body, edit, func(r *http.Request) { r.Header.Set("Accept", "application/x-ndjson") })
	lines := strings.Split(strings.TrimSpace(got.body), "\n")
	if got.StatusCode != http.StatusOK || len(lines) != 42 {
		t.Fatalf("%d, %d lines: %s", got.StatusCode, len(lines), got.body)
	}
	for i, line := range lines[:41] {
		var step struct {
			Result      ingest.Result
			Done, Total int
		}
		if err := json.Unmarshal([]byte(line), &step); err != nil || step.Done != i+1 || step.Total != 41 {
			t.Errorf("line %d: %v, %s", i, err, line)
		}
		if want := map[bool]string{true: "imported", false: "failed"}[i < 40]; string(step.Result.Outcome) != want {
			t.Errorf("line %d: %s, want %s", i, line, want)
		}
	}
	if !strings.Contains(lines[41], `"searchable":true`) || strings.Contains(lines[41], "result") {
		t.Errorf("last line %s", lines[41])
	}
}

// An upload that breaks off leaves nothing.
func TestHalfAnUploadIsNothing(t *testing.T) {
	w := newWorld(t)
	body, edit := form(t, part{"file", "a.md", text}, part{"file", "b.md", text + "又。"})
	all := new(strings.Builder)
	buffer := make([]byte, 1<<16)
	n, _ := body.Read(buffer)
	all.Write(buffer[:n-40])
	if got := w.do(http.MethodPost, "/api/v1/documents", strings.NewReader(all.String()), edit); got.StatusCode != http.StatusBadRequest {
		t.Errorf("%d %s", got.StatusCode, got.body)
	}
	var list struct{ Total int }
	if err := json.Unmarshal([]byte(w.get("/api/v1/documents").body), &list); err != nil || list.Total != 0 {
		t.Errorf("%d documents of half an upload, %v", list.Total, err)
	}
}
