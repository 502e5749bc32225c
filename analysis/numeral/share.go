package numeral

// readShare reads 百分之五, 千分之三 and 三分之一 at a place. Of a hundred and of a thousand
// it gives the number with % and ‰.
func readShare(text string, pos int) (Quantity, bool) {
	whole, ok := readWhole(text, pos)
	if !ok {
		return Quantity{}, false
	}
	n := lengthOf(text, whole.end, "分之")
	if n == 0 {
		return Quantity{}, false
	}
	part, ok := readNumeral(text, whole.end+n)
	if !ok || part.upper != (Number{}) {
		return Quantity{}, false
	}
	q := Quantity{Start: pos, End: part.end, NumberEnd: part.end, UnitEnd: part.end, Value: part.value, Comparator: Equal, Scaled: true}
	switch whole.value {
	case Int(100):
		q.Unit = "%"
	case Int(1000):
		q.Unit = "‰"
	default:
		if !part.value.whole() || part.value.Cmp(whole.value) > 0 {
			return Quantity{}, false
		}
		q.Value = fraction(part.value.num, whole.value.num)
	}
	if part.more {
		q.Comparator = More
	}
	return q, true
}

// readWhole reads what stands before 分之.
func readWhole(text string, pos int) (numeral, bool) {
	r, _ := runeAt(text, pos)
	if !isDigit(r) && hanDigit(r) < 0 && placeOf(r) == 0 {
		return numeral{}, false
	}
	whole, ok := readNumeral(text, pos)
	return whole, ok && whole.value.whole() && whole.value != (Number{}) && !whole.more
}
