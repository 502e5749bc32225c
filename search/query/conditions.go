package query

// SplitFields takes the conditions on fields out of what is AND-ed in a query:
// they choose the paragraphs that are looked at, text must hold in the units of
// these. Both are never nil.
func SplitFields(e Expr) (fields, text Expr) {
	var chosen, rest And
	eachConjunct(e, func(sub Expr) {
		if onlyFields(sub) {
			chosen = append(chosen, sub)
		} else {
			rest = append(rest, sub)
		}
	})
	return conjunction(chosen), conjunction(rest)
}

// eachConjunct calls visit for everything that is AND-ed in an expression, in groups
// or not.
func eachConjunct(e Expr, visit func(Expr)) {
	and, ok := e.(And)
	if !ok {
		visit(e)
		return
	}
	for _, sub := range and {
		eachConjunct(sub, visit)
	}
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

// AsksParts tells whether an expression asks about parts of a document: headings or
// roles.
func AsksParts(e Expr) bool {
	found := false
	Walk(e, func(e Expr) bool {
		switch e := e.(type) {
		case Heading:
			found = true
		case Field:
			found = found || e.Name == FieldRole
		}
		return true
	})
	return found
}

// HoldsFor tells whether a condition on fields holds for a paragraph. Its text is
// not looked at: atoms hold nowhere.
func HoldsFor(fields Expr, p *Place) bool { return fields.holds(unit{{place: p}}) }

// asksFields tells whether an expression holds a condition on a field, of a document or
// of commitments.
func asksFields(e Expr) bool {
	found := false
	Walk(e, func(e Expr) bool {
		switch e.(type) {
		case Field, Title, Heading, Promise:
			found = true
		}
		return true
	})
	return found
}
