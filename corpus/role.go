package corpus

import (
	"fmt"
	"strings"
)

// Role is what a part of a document does (部分): it tells what was done or says
// what is to be done.
type Role string

// The roles of sections.
const (
	RoleReview Role = "回顾" // what was done
	RolePlan   Role = "部署" // what is promised
	RoleOther  Role = "其他" // neither, both in one, or not known
)

// Roles lists the roles in the order in which a report has them.
func Roles() []Role { return []Role{RoleReview, RolePlan, RoleOther} }

// ParseRole reads a role by its Chinese or English name.
func ParseRole(s string) (Role, error) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "回顾", "总结", "review":
		return RoleReview, nil
	case "部署", "安排", "计划", "plan":
		return RolePlan, nil
	case "其他", "其它", "other":
		return RoleOther, nil
	}
	return "", fmt.Errorf("unknown role %q: use one of 回顾 部署 其他 (review plan other)", s)
}

// Role returns the role of the section at an index into Sections, RoleOther for
// NoSection and where no role was assigned.
func (d *Document) Role(section int) Role {
	if section < 0 || section >= len(d.Sections) || d.Sections[section].Role == "" {
		return RoleOther
	}
	return d.Sections[section].Role
}
