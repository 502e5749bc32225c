package corpus

import "strings"

// saying is what a heading says about the role of its section.
type saying struct {
	role  Role // RoleOther for both in one, "" for nothing
	sure  bool // leaves no doubt
	annex bool // a glossary or an attachment
}

// readHeading reads the heading of a section of a work report for a year, 0 if
// that is not known:
//
//   - its last word names a review or a plan; a plan with a review or a time past
//     before it is both, and one with 完成 before it may be a result;
//   - else it names a time. Before the year, that is a review (过去五年的工作), and
//     from it on a plan (奋力开创“十二五”新局面).
//
// A plan is sure only with its time: 落实重大任务 under a review is what was done.
// What is not sure does not count inside, in a section that says a role.
func readHeading(title string, year int, inside bool) saying {
	t := plainHeading(title)
	named := readNoun(t)
	switch {
	case named == annexNoun && isAnnex(t):
		return saying{annex: true}
	case named == reviewNoun, strings.HasPrefix(t, "回顾"):
		return saying{role: RoleReview, sure: true}
	case strings.HasPrefix(t, "展望"):
		return saying{role: RolePlan, sure: true}
	case named == planNoun:
		return readPlan(t, year)
	case inside && !strings.HasSuffix(t, "工作"):
		return saying{}
	}
	return readTime(t, year)
}

// readPlan reads a heading whose last word names a plan.
func readPlan(t string, year int) saying {
	past, future := headingTime(t, year)
	switch done := holdsAny(t, achieved); {
	case holdsAny(t, lookBack):
		return saying{role: RoleOther, sure: true}
	case future:
		return saying{role: RolePlan, sure: true}
	case past && (done || strings.HasSuffix(t, keyWork)):
		return saying{role: RoleReview}
	case past:
		return saying{role: RoleOther}
	case done:
		return saying{}
	}
	return saying{role: RolePlan}
}

// readTime reads a heading whose last word names neither review nor plan.
func readTime(t string, year int) saying {
	past, future := headingTime(t, year)
	switch back := holdsAny(t, lookBack); {
	case back && future:
		return saying{role: RoleOther, sure: true}
	case back:
		return saying{role: RoleReview, sure: true}
	case past && !future:
		return saying{role: RoleReview}
	case future && !past:
		return saying{role: RolePlan, sure: strings.HasSuffix(t, "工作")}
	}
	return saying{}
}

// plainPlans are last words that mean a plan in any document.
var plainPlans = []string{"部署", "安排", "任务", "重点工作", "工作重点", "工作计划", "工作打算"}

// readPlainly reads the heading of a section of another document, in which only
// last words that cannot mean anything else count.
func readPlainly(title string) saying {
	t := plainHeading(title)
	switch named := readNoun(t); {
	case named == annexNoun:
		return saying{annex: isAnnex(t)}
	case named == reviewNoun:
		return saying{role: RoleReview, sure: true}
	case named == planNoun && endsWithAny(t, plainPlans):
		return saying{role: RolePlan, sure: true}
	}
	return saying{}
}
