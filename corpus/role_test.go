package corpus

import "testing"

func TestParseRole(t *testing.T) {
	for s, want := range map[string]Role{
		"回顾": RoleReview, "总结": RoleReview, "review": RoleReview, " Review ": RoleReview,
		"部署": RolePlan, "安排": RolePlan, "PLAN": RolePlan,
		"其他": RoleOther, "其它": RoleOther, "other": RoleOther,
	} {
		if got, err := ParseRole(s); got != want || err != nil {
			t.Errorf("ParseRole(%q) = %q, %v, want %q", s, got, err, want)
		}
	}
	for _, s := range []string{"", "回", "plans", "回顾部署"} {
		if got, err := ParseRole(s); got != "" || err == nil {
			t.Errorf("ParseRole(%q) = %q, %v, want an error", s, got, err)
		}
	}
}

func TestEveryRoleIsReadByItsName(t *testing.T) {
	roles := Roles()
	if len(roles) != 3 || roles[0] != RoleReview || roles[1] != RolePlan || roles[2] != RoleOther {
		t.Fatalf("Roles() = %v", roles)
	}
	for _, want := range roles {
		if got, err := ParseRole(string(want)); got != want || err != nil {
			t.Errorf("ParseRole(%q) = %q, %v", want, got, err)
		}
	}
}

func TestRoleOutsideOfSectionsIsOther(t *testing.T) {
	d := Document{Sections: []Section{{Title: "一、", Parent: NoSection, Role: RolePlan}, {Title: "二、", Parent: NoSection}}}
	for section, want := range map[int]Role{0: RolePlan, 1: RoleOther, NoSection: RoleOther, 2: RoleOther, -7: RoleOther} {
		if got := d.Role(section); got != want {
			t.Errorf("Role(%d) = %q, want %q", section, got, want)
		}
	}
}
