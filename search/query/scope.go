package query

// Unit is the stretch of a document in which a whole query must hold.
type Unit int

// The units, from the smallest.
const (
	Sentence  Unit = iota // 句
	Paragraph             // 段, the default
	Section               // 节: what lies between one heading and the next
	Document              // 篇
)

// In gives a query another unit than the paragraph. It stands at the root only.
type In struct {
	Unit Unit
	Expr Expr
}

// unitNames are the values of in:, the canonical one first.
var unitNames = [...][]string{
	Sentence:  {"句", "句子", "sentence"},
	Paragraph: {"段", "段落", "paragraph"},
	Section:   {"节", "章节", "section"},
	Document:  {"篇", "全文", "文档", "document"},
}

// String names the unit as a query does.
func (u Unit) String() string { return unitNames[u][0] }

func (i In) String() string {
	if _, ok := i.Expr.(Or); ok {
		return "in:" + i.Unit.String() + " (" + i.Expr.String() + ")"
	}
	return "in:" + i.Unit.String() + " " + i.Expr.String()
}

func (i In) holds(u unit) bool { return i.Expr.holds(u) }

// Scope returns the unit of a query and what must hold in it.
func Scope(e Expr) (Unit, Expr) {
	if in, ok := e.(In); ok {
		return in.Unit, in.Expr
	}
	return Paragraph, e
}

// SplitFields takes the conditions on fields out of what is AND-ed in a query:
// they choose the paragraphs that are looked at, text must hold in the units of
// these. Both are never nil.
func SplitFields(e Expr) (fields, text Expr) {
	var chosen, rest And
	conjuncts := And{e}
	if a, ok := e.(And); ok {
		conjuncts = a
	}
	for _, sub := range conjuncts {
		if onlyFields(sub) {
			chosen = append(chosen, sub)
		} else {
			rest = append(rest, sub)
		}
	}
	return conjunction(chosen), conjunction(rest)
}

func conjunction(exprs And) Expr {
	switch len(exprs) {
	case 0:
		return All{}
	case 1:
		return exprs[0]
	}
	return exprs
}

// onlyFields tells whether an expression asks about fields and nothing else.
func onlyFields(e Expr) bool {
	fields, other := false, false
	Walk(e, func(e Expr) bool {
		switch e.(type) {
		case Field, Title, Heading:
			fields = true
		case Atom, All:
			other = true
		}
		return true
	})
	return fields && !other
}
