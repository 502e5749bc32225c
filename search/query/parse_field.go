package query

import (
	"fmt"

	"cewen/corpus"
)

// textField reads what a field of text is asked for: a text, several with a bar
// right between them, or a group.
func (p *parser) textField(name token, depth int) (Expr, error) {
	if next := p.peek(); next.kind != tokenOperand && next.kind != tokenOpen {
		return nil, p.fail(name, fmt.Sprintf("“%s:”后面没有词", fieldNames[name.field][0]), textFieldHint(name.field))
	}
	start := p.peek()
	var alternatives Or
	for {
		e, err := p.primary(depth)
		if err != nil {
			return nil, err
		}
		alternatives = append(alternatives, e)
		if !p.tightBar() {
			break
		}
		p.take()
	}
	e := Expr(alternatives)
	if len(alternatives) == 1 {
		e = alternatives[0]
	}
	if asksFields(e) {
		return nil, p.fail(start, fmt.Sprintf("“%s:”里面不能再写字段", fieldNames[name.field][0]), "请把它写在括号外面")
	}
	if isPromised(name.field) {
		return p.promisedText(name, e)
	}
	if name.field == corpus.FieldTitle {
		return Title{e}, nil
	}
	return Heading{e}, nil
}

func textFieldHint(field corpus.Field) string {
	if isPromised(field) {
		return "补上要找的词，例如 动作:新建 或 承诺:(公办 幼儿园)"
	}
	return "补上要找的词，例如 标题:太原 或 章节:(养老 托育)"
}

// tightBar tells whether a bar stands right between the operand just read and
// another text: 标题:太原|大同.
func (p *parser) tightBar() bool {
	bar := p.peek()
	if bar.kind != tokenOr || bar.start != p.tokens[p.next-1].end {
		return false
	}
	next := p.tokens[p.next+1]
	return next.start == bar.end && (next.kind == tokenOpen || next.kind == tokenOperand && !asksFields(next.expr))
}
