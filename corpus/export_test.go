package corpus

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAnExportedParagraphHasTheRoleOfItsSection(t *testing.T) {
	d, _ := outlined(workReport, 2023, `
		回2 一、2022年工作回顾
		回3 ·（一）经济
		部2 二、2023年工作安排
		其1 名词解释`)
	d.AssignRoles()
	for i := range d.Sections {
		d.Paragraphs = append(d.Paragraphs, Paragraph{Anchor: "a", Section: i, Text: "文"})
	}
	d.Paragraphs = append(d.Paragraphs, Paragraph{Anchor: "a", Section: NoSection, Text: "文"})
	exported := Export(d)
	for i, want := range []Role{RoleReview, RoleReview, RolePlan, "", ""} {
		p := exported.Paragraphs[i]
		line, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		if p.Role != want || strings.Contains(string(line), `"role":`) != (want != "") {
			t.Errorf("paragraph %d: role %q, want %q: %s", i, p.Role, want, line)
		}
	}
}
