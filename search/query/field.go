package query

import (
	"slices"
	"strings"

	"cewen/corpus"
	"cewen/corpus/commitment"
)

// Names of the fields that are no metadata of a document but of its parts.
const (
	FieldRole    corpus.Field = "role"    // 部分
	FieldSection corpus.Field = "section" // 章节
)

// None stands for "not stated" as a value.
const None = "none"

// Field asks for one of several values of a field: of a document or, for
// FieldRole, of the section that a paragraph lies in.
type Field struct {
	Name corpus.Field
	// Values are the alternatives, as they stand in a query inside quotes.
	Values []string

	values []value
}

// value is one value asked for.
type value interface {
	// match tells whether a document, and the role of a paragraph in it, has it.
	match(m *corpus.Metadata, role corpus.Role) bool
}

// Match tells whether a paragraph of this role in a document with this metadata
// has one of the values. Fields other than FieldRole do not look at the role.
func (f Field) Match(m *corpus.Metadata, role corpus.Role) bool {
	return slices.ContainsFunc(f.values, func(v value) bool { return v.match(m, role) })
}

func (f Field) holds(u unit) bool {
	return len(u) > 0 && f.Match(u[0].place.Meta, u[0].place.Role)
}

func (f Field) String() string {
	parts := make([]string, len(f.Values))
	for i, v := range f.Values {
		parts[i] = v
		if !isBareValue(v) {
			parts[i] = `"` + v + `"`
		}
	}
	return fieldNames[f.Name][0] + ":" + strings.Join(parts, "|")
}

// Title asks for text in the titles of documents.
type Title struct{ Expr Expr }

// Heading asks for text in the headings above a paragraph.
type Heading struct{ Expr Expr }

func (t Title) holds(u unit) bool {
	return len(u) > 0 && t.Expr.holds(unit{{u[0].place, u[0].place.Title}})
}

func (h Heading) holds(u unit) bool {
	if len(u) == 0 {
		return false
	}
	headings := make(unit, len(u[0].place.Headings))
	for i, text := range u[0].place.Headings {
		headings[i] = stretch{u[0].place, text}
	}
	return h.Expr.holds(headings)
}

func (t Title) String() string { return fieldNames[corpus.FieldTitle][0] + ":" + fieldOperand(t.Expr) }

func (h Heading) String() string { return fieldNames[FieldSection][0] + ":" + fieldOperand(h.Expr) }

// fieldOperand prints what a field of text is asked for.
func fieldOperand(e Expr) string {
	switch e.(type) {
	case Near, Not:
		return "(" + e.String() + ")"
	}
	return operand(e)
}

// fieldNames are the names of fields in queries, the canonical one first.
var fieldNames = map[corpus.Field][]string{
	corpus.FieldRegion: {"地区", "地方", "region"},
	corpus.FieldLevel:  {"层级", "级别", "level"},
	corpus.FieldYear:   {"年", "年份", "年度", "year"},
	corpus.FieldKind:   {"文种", "kind"},
	corpus.FieldIssuer: {"机关", "发文机关", "issuer"},
	corpus.FieldNumber: {"文号", "发文字号", "number"},
	corpus.FieldTitle:  {"标题", "篇名", "title"},
	FieldSection:       {"章节", "小标题", "section"},
	FieldRole:          {"部分", "role"},
	corpus.FieldDate:   {"日期", "date"},

	commitment.FieldSpan:     {"承诺", "commitment"},
	commitment.FieldAction:   {"动作", "action"},
	commitment.FieldObject:   {"对象", "object"},
	commitment.FieldQuantity: {"数量", "quantity"},
	commitment.FieldUnit:     {"单位", "unit"},
	commitment.FieldDeadline: {"期限", "deadline"},
	commitment.FieldLead:     {"牵头", "lead"},
	commitment.FieldStrength: {"力度", "strength"},
	commitment.FieldType:     {"类型", "type"},
}

// fieldByName returns the field that a name in a query means.
func fieldByName(name string) (corpus.Field, bool) {
	name = strings.ToLower(name)
	for field, names := range fieldNames {
		if slices.Contains(names, name) {
			return field, true
		}
	}
	return "", false
}
