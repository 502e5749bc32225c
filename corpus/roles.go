package corpus

// AssignRoles sets the role of every section from the headings and from the
// kind, the title and the year of the document. It reads no text and takes
// microseconds, so that roles are not stored: better rules hold for what was
// imported before them. The first rule that fits decides:
//
//  1. A glossary (名词解释) and all behind it is 其他; so is an attachment (附件)
//     until a heading in it says something.
//  2. The heading says it: 2022年工作回顾 is 回顾, 2023年工作安排 is 部署, and what says
//     both is 其他. See readHeading for work reports and readPlainly for all else.
//     Inside 回顾 and 部署 only a heading that leaves no doubt counts.
//  3. A silent section has the role of the section around it. If a sibling
//     before it turned from 回顾 to 部署, that is 部署.
//
// A work report first looks back and then ahead, or has done so since 1978. So
// in these, and in nothing else, position tells of the outermost sections what
// no heading does:
//
//  4. The first is 回顾 if no other says so, and a later one is 部署 or its own
//     heading tells of results (经济社会发展取得新成就). See openingParts.
//  5. A silent one behind 回顾 or 部署 is 部署: 三、加快发展现代农业. But foreign
//     affairs (关于国际形势和外交工作) are told of and planned in one: 其他.
//
// All else is 其他.
func (d *Document) AssignRoles() {
	for i, v := range judgeRoles(d) {
		d.Sections[i].Role = v.role
	}
}

// roleReason is the rule of AssignRoles that gave a section its role.
type roleReason string

const (
	reasonNone    roleReason = "nothing tells"
	reasonAnnex   roleReason = "1 annex"
	reasonSaid    roleReason = "2 says so"
	reasonBoth    roleReason = "2 says both"
	reasonAround  roleReason = "3 as around it"
	reasonTurned  roleReason = "3 after a turn"
	reasonOpens   roleReason = "4 opens the report"
	reasonFollows roleReason = "5 follows"
	reasonForeign roleReason = "5 foreign affairs"
)

// verdict is the role of a section and why.
type verdict struct {
	role   Role
	reason roleReason
}

// roleJudge decides about the sections of a document in their order.
type roleJudge struct {
	sections []Section
	report   bool // a work report
	ordered  bool // a work report in which position tells
	glossary bool // all that comes belongs to a glossary
	says     []saying
	verdicts []verdict
	// silent is the verdict about the next section whose heading says nothing, by
	// its parent plus one.
	silent []verdict
}

// firstOrdered is the year since which work reports first look back and then
// ahead. Those before are about a plan, a budget or the state of things.
const firstOrdered = 1978

// judgeRoles returns a verdict for each section of d.
func judgeRoles(d *Document) []verdict {
	n, report := len(d.Sections), d.isWorkReport()
	j := roleJudge{
		sections: d.Sections,
		report:   report,
		ordered:  report && (d.Year == 0 || d.Year >= firstOrdered),
		says:     make([]saying, n),
		verdicts: make([]verdict, n),
		silent:   make([]verdict, n+1),
	}
	j.read(d.plannedYear())
	first, last := j.openingParts()
	j.silent[0] = verdict{RoleOther, reasonNone}
	for i := range d.Sections {
		if first <= i && i <= last && j.parent(i) == NoSection {
			j.verdicts[i] = verdict{RoleReview, reasonOpens}
			j.heard(i, RoleReview)
		} else {
			j.verdicts[i] = j.judge(i)
		}
		j.silent[i+1] = j.verdicts[i]
		if j.verdicts[i].role != RoleOther {
			j.silent[i+1].reason = reasonAround
		}
	}
	return j.verdicts
}

// read reads all headings.
func (j *roleJudge) read(year int) {
	for i, s := range j.sections {
		if !j.report {
			j.says[i] = readPlainly(s.Title)
			continue
		}
		parent := j.parent(i)
		inside := parent != NoSection && (j.says[parent].role == RoleReview || j.says[parent].role == RolePlan)
		j.says[i] = readHeading(s.Title, year, inside)
	}
}

// parent is the section around section i. What does not point backwards, in a
// document that was not read from a file, counts as outermost.
func (j *roleJudge) parent(i int) int {
	if p := j.sections[i].Parent; p >= 0 && p < i {
		return p
	}
	return NoSection
}

// around is the role of the section around section i.
func (j *roleJudge) around(i int) Role {
	if p := j.parent(i); p != NoSection {
		return j.verdicts[p].role
	}
	return RoleOther
}

// foreignAffairs are words of headings under which both is told.
var foreignAffairs = []string{"外交", "国际形势", "对外政策"}

// judge decides about section i; those before it are decided.
func (j *roleJudge) judge(i int) verdict {
	silent, says := &j.silent[j.parent(i)+1], j.says[i]
	switch {
	case says.annex:
		j.glossary = !isAttachment(j.sections[i].Title)
		*silent = verdict{RoleOther, reasonAnnex}
		return *silent
	case j.glossary:
		return verdict{RoleOther, reasonAnnex}
	case says.role == "" && silent.reason == reasonFollows && holdsAny(j.sections[i].Title, foreignAffairs):
		return verdict{RoleOther, reasonForeign}
	case says.role == "", !says.sure && j.around(i) != RoleOther:
		return *silent
	}
	j.heard(i, says.role)
	if says.role == RoleOther {
		return verdict{RoleOther, reasonBoth}
	}
	return verdict{says.role, reasonSaid}
}

// heard notes what the role of section i means for its silent siblings behind it.
func (j *roleJudge) heard(i int, role Role) {
	silent := &j.silent[j.parent(i)+1]
	switch around := j.around(i); {
	case around == RoleReview && role == RolePlan:
		*silent = verdict{RolePlan, reasonTurned}
	case around == RoleOther && j.ordered:
		*silent = verdict{RolePlan, reasonFollows}
	}
}
