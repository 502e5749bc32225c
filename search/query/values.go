package query

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/region"
)

// ErrValue is what every error about a value of a field is. Its text is for the
// user, in Chinese.
var ErrValue = errors.New("field value")

// valueError says what is wrong with a value and how to mend it.
type valueError struct{ message, hint string }

func (e *valueError) Error() string { return e.message + "，" + e.hint }

// Is makes errors.Is(err, ErrValue) true.
func (e *valueError) Is(target error) bool { return target == ErrValue }

// maxValues bounds the values of one field: all 31 provinces and all years since
// 1949 fit, a list of all counties does not make a query.
const maxValues = 200

// NewField returns the condition that a field has one of the values, as a user
// writes them: with wildcards in kinds, issuers and numbers. Every error is
// ErrValue.
func NewField(name corpus.Field, values ...string) (Field, error) {
	return newField(name, values, readValue)
}

// NewExactField is NewField for values as documents state them: kinds and issuers
// stand for themselves, character by character.
func NewExactField(name corpus.Field, values ...string) (Field, error) {
	return newField(name, values, func(name corpus.Field, s string) ([]value, []string, error) {
		if name == corpus.FieldKind || name == corpus.FieldIssuer || name == corpus.FieldNumber {
			return []value{statedValue{name, s}}, []string{escapeQuoted(s)}, nil
		}
		return readValue(name, s)
	})
}

func newField(name corpus.Field, values []string, read func(corpus.Field, string) ([]value, []string, error)) (Field, error) {
	f := Field{Name: name}
	if len(values) > maxValues {
		return f, &valueError{fmt.Sprintf("“%s”有 %d 个值", fieldNames[name][0], len(values)), fmt.Sprintf("最多 %d 个", maxValues)}
	}
	for _, s := range values {
		read, written, err := read(name, s)
		if err == nil && slices.Contains(written, "") {
			err = &valueError{fmt.Sprintf("“%s:”的值里没有字", fieldNames[name][0]), "请写上值，例如 地区:太原市；没有注明的写 none"}
		}
		if err != nil {
			return f, err
		}
		f.values = append(f.values, read...)
		f.Values = append(f.Values, written...)
	}
	return f, nil
}

// readValue reads what a user wrote: one value, or for years and dates a list. It
// returns the values and how they are printed.
func readValue(name corpus.Field, s string) (values []value, written []string, err error) {
	one := func(v value, printed string, err error) ([]value, []string, error) {
		return []value{v}, []string{printed}, err
	}
	none := isNone(s)
	switch {
	case name == corpus.FieldYear:
		return readYears(s)
	case name == corpus.FieldDate:
		return readDates(s)
	case name == FieldRole:
		return one(readRole(s))
	case none:
		return one(noValue{name}, None, nil)
	case name == corpus.FieldRegion:
		return one(readRegion(s))
	case name == corpus.FieldLevel:
		return one(readLevel(s))
	}
	p := readPattern(name, s)
	return one(p, p.text, nil)
}

func isNone(s string) bool { return strings.EqualFold(s, None) || s == "无" || s == "未注明" }

// noValue asks for documents that do not state a field.
type noValue struct{ field corpus.Field }

func (v noValue) match(m *corpus.Metadata, _ corpus.Role) bool { return stated(v.field, m) == "" }

// stated returns what a document states in a field of text.
func stated(field corpus.Field, m *corpus.Metadata) string {
	switch field {
	case corpus.FieldRegion:
		return string(m.Region)
	case corpus.FieldLevel:
		return string(m.Level)
	case corpus.FieldKind:
		return m.Kind
	case corpus.FieldIssuer:
		return m.Issuer
	case corpus.FieldNumber:
		return m.Number
	default: // numbers, dates and text have ways of their own
		return ""
	}
}

// statedValue asks for a value as documents state it.
type statedValue struct {
	field corpus.Field
	text  string
}

func (v statedValue) match(m *corpus.Metadata, _ corpus.Role) bool {
	have := stated(v.field, m)
	return have == v.text || have == "" && v.text == None || slices.Contains(eachOf(v.field, m), v.text)
}

// eachOf returns the issuers of a document that several issued; nil for any other
// field or document. A condition holds if it holds for all together or for one.
func eachOf(field corpus.Field, m *corpus.Metadata) []string {
	if field != corpus.FieldIssuer {
		return nil
	}
	if issuers := m.Issuers(); len(issuers) > 1 {
		return issuers
	}
	return nil
}

type regionValue corpus.Region

func (v regionValue) match(m *corpus.Metadata, _ corpus.Role) bool {
	return corpus.Region(v).Covers(m.Region)
}

// readRegion reads a path or the name of a place: 太原市 is 山西省/太原市. A name
// that many places bear is refused; one that the table of divisions does not hold
// is taken as it stands, for documents may have been given any.
func readRegion(s string) (value, string, error) {
	s = strings.Trim(analysis.Fold(s), "/ ")
	if !strings.Contains(s, "/") && s != string(corpus.RegionNational) {
		switch paths := region.Lookup(s); {
		case len(paths) == 1:
			s = string(paths[0])
		case len(paths) > 1:
			names := fmt.Sprint(paths)
			names = strings.ReplaceAll(strings.Trim(names, "[]"), " ", "、")
			return nil, "", &valueError{fmt.Sprintf("叫“%s”的地方不止一个", s), "请写全：" + names}
		}
	}
	return regionValue(s), escapeQuoted(s), nil
}

type levelValue corpus.Level

func (v levelValue) match(m *corpus.Metadata, _ corpus.Role) bool { return m.Level == corpus.Level(v) }

func readLevel(s string) (value, string, error) {
	level, err := corpus.ParseLevel(analysis.Fold(s))
	if err != nil {
		return nil, "", &valueError{"层级“" + s + "”不存在", "可用 国家、省、市、县"}
	}
	return levelValue(level), string(level), nil
}

type roleValue corpus.Role

func (v roleValue) match(_ *corpus.Metadata, role corpus.Role) bool { return role == corpus.Role(v) }

func readRole(s string) (value, string, error) {
	role, err := corpus.ParseRole(analysis.Fold(s))
	if err != nil {
		return nil, "", &valueError{"部分“" + s + "”不存在", "可用 回顾、部署、其他"}
	}
	return roleValue(role), string(role), nil
}

// pattern asks for a whole value in which ? stands for one character and * for any
// number of them. It is compared folded; brackets of all shapes are alike.
type pattern struct {
	field corpus.Field
	text  string // as in quotes, escapes and all
	runes []rune // folded; anyOne and anyRun for wildcards
}

// What stands for wildcards in a pattern; no text has these.
const (
	anyOne rune = -1 - iota
	anyRun
)

func readPattern(field corpus.Field, s string) pattern {
	p := pattern{field: field}
	literal := ""
	flush := func() {
		p.runes = append(p.runes, []rune(foldValue(literal))...)
		p.text += escapeQuoted(literal)
		literal = ""
	}
	for _, c := range readEscapes(s) {
		if !c.wildcard {
			literal += string(c.char)
			continue
		}
		flush()
		p.text += string(c.char)
		if isAnyRun(c.char) {
			p.runes = append(p.runes, anyRun)
		} else {
			p.runes = append(p.runes, anyOne)
		}
	}
	flush()
	return p
}

// brackets are one pair of shapes in numbers: 〔2023〕, [2023], (2023), 【2023】.
var brackets = strings.NewReplacer("〔", "(", "〕", ")", "[", "(", "]", ")", "【", "(", "】", ")")

func foldValue(s string) string { return brackets.Replace(analysis.Fold(s)) }

func (p pattern) match(m *corpus.Metadata, _ corpus.Role) bool {
	return p.covers(stated(p.field, m)) ||
		slices.ContainsFunc(eachOf(p.field, m), p.covers)
}

func (p pattern) covers(s string) bool { return matchGlob(p.runes, []rune(foldValue(s))) }

// matchGlob tells whether a pattern covers the whole of a text. When a character
// does not fit, the last run takes one more.
func matchGlob(pattern, text []rune) bool {
	at, run, taken := 0, -1, 0
	for i := 0; i < len(text); {
		switch {
		case at < len(pattern) && pattern[at] == anyRun:
			run, taken = at, i
			at++
		case at < len(pattern) && (pattern[at] == anyOne || pattern[at] == text[i]):
			at++
			i++
		case run >= 0:
			taken++
			at, i = run+1, taken
		default:
			return false
		}
	}
	return !slices.ContainsFunc(pattern[at:], func(r rune) bool { return r != anyRun })
}
