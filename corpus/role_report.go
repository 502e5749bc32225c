package corpus

import (
	"strconv"
	"strings"
)

// isWorkReport tells the report on the work of a government, or of another body,
// from a document about one (关于落实《政府工作报告》重点工作分工的意见).
func (d *Document) isWorkReport() bool {
	if d.Kind != workReport && !strings.Contains(d.Title, "工作报告") {
		return false
	}
	switch titleSuffix(d.Title) {
	case "", "报告", workReport:
		return true
	}
	return false
}

// plannedYear is the year that a report plans for: Year, unless a heading plans
// for the one after it, for files are called after either.
func (d *Document) plannedYear() int {
	next := strconv.Itoa(d.Year + 1)
	for _, s := range d.Sections {
		if !strings.Contains(s.Title, next) {
			continue
		}
		if year, plan := headingYear(s.Title); plan && year == d.Year+1 {
			return year
		}
	}
	return d.Year
}

// openingParts returns the first and the last of the outermost sections that
// look back without saying so; last is NoSection if there are none. It is one
// section, unless the numbers behind it begin anew or change their form: then
// the heading of the whole review is lost, and these are what lay in it.
func (j *roleJudge) openingParts() (first, last int) {
	parts, plan := j.parts()
	if len(parts) == 0 || j.says[parts[0]].role != "" || !plan && !tellsResults(j.sections[parts[0]].Title) {
		return 0, NoSection
	}
	first = parts[0]
	form, _ := readMarker(j.sections[first].Title)
	for k, part := range parts[1:] {
		title := j.sections[part].Title
		if other, length := readMarker(title); other != form || isFirstNumber(title[:length]) {
			return first, parts[k]
		}
		if j.says[part].role != "" {
			break
		}
	}
	return first, first
}

// parts returns the outermost sections of an ordered report before its first
// annex, and whether one of them says that it is a plan. If a section says that it is a
// review, there are none: position need not tell.
func (j *roleJudge) parts() (parts []int, plan bool) {
	if !j.ordered {
		return nil, false
	}
	for i, says := range j.says {
		outermost := j.parent(i) == NoSection
		switch {
		case says.annex:
			return parts, plan
		case (says.role == RoleReview || says.role == RoleOther) && (outermost || says.sure):
			return nil, false
		case outermost:
			parts = append(parts, i)
			plan = plan || says.role == RolePlan
		}
	}
	return parts, plan
}

// isFirstNumber tells that a marker (一、 （一） 1.) holds the number one.
func isFirstNumber(marker string) bool {
	switch strings.Trim(marker, "（()）、．.， 第编篇部分章节条是") {
	case "一", "1", "１":
		return true
	}
	return false
}

// isAttachment tells an annex that may hold anything from a glossary.
func isAttachment(annex string) bool { return strings.HasPrefix(strings.TrimSpace(annex), "附") }
