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
