package store

import (
	"bytes"
	"testing"

	"cewen/corpus"
)

// Roles follow from what is stored: with better rules old documents get better
// roles, and what was wrong when a document was put does not last.
func TestRolesAreAssignedOnReading(t *testing.T) {
	s := testStore(t)
	d := doc("a", "1", "甲", "乙", "丙")
	d.Kind, d.Year = "政府工作报告", 2022
	d.Sections = []corpus.Section{
		{Title: "一、2021年工作回顾", Level: 1, Parent: corpus.NoSection, Role: corpus.RolePlan},
		{Title: "二、改善民生", Level: 1, Parent: corpus.NoSection},
	}
	put(t, s, d)
	got := held(t, s)["a"].Sections
	if len(got) != 2 || got[0].Role != corpus.RoleReview || got[1].Role != corpus.RolePlan {
		t.Errorf("sections %+v", got)
	}
	draft, err := NewDraft(d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := draft.record("id")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(r.outline, []byte(corpus.RolePlan)) || bytes.Contains(r.head, []byte(corpus.RolePlan)) {
		t.Error("a role is stored")
	}
}
