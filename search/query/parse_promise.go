package query

import (
	"context"
	"errors"
	"fmt"

	"cewen/corpus"
	"cewen/corpus/commitment"
)

// newPromise is a condition with one part.
func (p *parser) newPromise(t token, field corpus.Field, values ...string) (Promise, error) {
	if p.Commitments == nil {
		return Promise{}, p.fail(t, fmt.Sprintf("这里不能按承诺检索（“%s:”）", fieldNames[field][0]), "要检索这几个字本身，请加引号")
	}
	var promise Promise
	if err := promise.Condition.Add(field, values...); err != nil {
		return promise, p.failCondition(t, err)
	}
	var err error
	switch promise.finder, err = p.Commitments(); {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return promise, p.fail(t, "暂时不能按承诺检索", "词典还没有读好，请过几秒再试")
	case err != nil:
		return promise, p.fail(t, "暂时不能按承诺检索", "词典没有读进来："+err.Error())
	}
	return promise, nil
}

// failCondition is the error about what is asked of a commitment.
func (p *parser) failCondition(t token, err error) error {
	var wrong *commitment.ConditionError
	if errors.As(err, &wrong) {
		return p.fail(t, wrong.Message, wrong.Hint)
	}
	return p.fail(t, err.Error(), "请改正这个值")
}

// promisedText makes a condition of what a field of text of commitments is asked for:
// words with AND and OR between them.
func (p *parser) promisedText(name token, e Expr) (Expr, error) {
	written := fieldNames[name.field][0]
	clauses, ok := clausesOf(e)
	switch {
	case !ok:
		return nil, p.fail(name, fmt.Sprintf("“%s:”里面只能写词和 |", written),
			fmt.Sprintf("例如 %s:(公办 (幼儿园 | 学校))；通配符、正则、数量、距离、“非”和字段请写在外面", written))
	case len(clauses) > maxClauses:
		return nil, p.fail(name, fmt.Sprintf("“%s:”里面的词太多", written), "请拆成几次检索")
	}
	var whole Promise
	for _, values := range clauses {
		part, err := p.newPromise(name, name.field, values...)
		if err != nil {
			return nil, err
		}
		whole = whole.and(part)
	}
	return whole, nil
}

// maxClauses bounds what alternatives of several words each become.
const maxClauses = 64

// clausesOf puts words with AND and OR between them into clauses: one word of each must
// stand there. It is false for anything else; more than maxClauses are cut short.
func clausesOf(e Expr) (clauses [][]string, ok bool) {
	switch e := e.(type) {
	case Term:
		return [][]string{{e.Text}}, true
	case And:
		for _, sub := range e {
			more, ok := clausesOf(sub)
			if !ok {
				return nil, false
			}
			clauses = append(clauses, more...)
		}
		return clauses, true
	case Or:
		clauses = [][]string{nil}
		for _, sub := range e {
			more, ok := clausesOf(sub)
			if !ok {
				return nil, false
			}
			clauses = anyOf(clauses, more)
		}
		return clauses, true
	}
	return nil, false
}

// anyOf are the clauses of which all hold where all of a or all of b do.
func anyOf(a, b [][]string) [][]string {
	var clauses [][]string
	for _, x := range a {
		for _, y := range b {
			if len(clauses) > maxClauses {
				return clauses
			}
			clauses = append(clauses, append(x[:len(x):len(x)], y...))
		}
	}
	return clauses
}

// and asks both of one and the same commitment.
func (p Promise) and(other Promise) Promise {
	parts := p.Condition.Parts
	p.Condition.Parts = append(parts[:len(parts):len(parts)], other.Condition.Parts...)
	p.finder = other.finder
	return p
}

// conjuncts are what is AND-ed in a group. Fields of commitments that stand in it
// themselves, and not in groups of their own, ask about one and the same commitment.
type conjuncts struct {
	all     And
	promise int // the place of the promise in all, from 1 on
}

func (c *conjuncts) add(e Expr, grouped bool) {
	promise, ok := e.(Promise)
	switch {
	case !ok || grouped:
		c.all = append(c.all, e)
	case c.promise > 0:
		c.all[c.promise-1] = c.all[c.promise-1].(Promise).and(promise)
	default:
		c.all = append(c.all, e)
		c.promise = len(c.all)
	}
}
