package commitment

import (
	"strings"

	"cewen/analysis"
	"cewen/analysis/numeral"
)

// draft is a commitment in places of the folded text.
type draft struct {
	t          *text
	span       part
	action     part
	object     part
	quantities []numeral.Quantity
	deadline   part
	lead       string
	strength   Strength
	kind       Type
	rule       Rule
}

// finish maps a draft back to the text as printed.
func (d *draft) finish(printed string, folded *analysis.Folded) Commitment {
	original := func(p part) string {
		if p.empty() {
			return ""
		}
		from, to := folded.Original(p.from, p.to)
		return printed[from:to]
	}
	from, to := folded.Original(d.span.from, d.span.to)
	c := Commitment{
		Start: from, End: to, Span: printed[from:to], Type: d.kind, Rule: d.rule,
		Action: original(d.action), Object: original(d.object), Deadline: original(d.deadline),
		Lead: d.lead, Strength: d.strength, Quantities: []Quantity{},
	}
	for _, q := range d.quantities {
		n := Quantity{
			Raw: original(part{q.Start, q.End}), Value: q.Value.Float64(), Unit: strings.TrimSuffix(q.Unit, "人民币"), Comparator: q.Comparator,
		}
		if q.Comparator == numeral.Range {
			n.Value2 = q.Value2.Float64()
		}
		c.Quantities = append(c.Quantities, n)
	}
	return c
}

// classify tells what kind of promise a draft with numbers is.
func (d *draft) classify() Type {
	object, action := d.t.of(d.object), d.t.of(d.action)
	for _, q := range d.quantities {
		switch family, _ := numeral.Family(q.Unit); family {
		case "比率", "百分点":
			return Target
		case "金额":
			if !strings.Contains(object, "项目") && !gives(action) {
				return Target
			}
		}
	}
	if d.rule == RuleFor && countsThings(d.quantities[0]) {
		return Project // 对2万户进行补助
	}
	if action == "减少" || action == "净增" || action == "减负" {
		return Target
	}
	if d.t.lex.indicator.ends(object) > 0 && !strings.HasSuffix(object, "中心") {
		return Target
	}
	return Project
}

// gives tells whether money is handed to somebody.
func gives(action string) bool {
	switch action {
	case "给予", "奖励", "补助", "补贴", "资助", "发放", "实施":
		return true
	}
	return false
}
