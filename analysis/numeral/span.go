package numeral

// rangeEnd is the second half of a range.
type rangeEnd struct {
	first   numeral // the first half, in the scale of the second
	numeral numeral
	unit    unitMatch
}

// readRange reads 到3, —6% and 至五 behind the first number of a range and its unit u, if
// it has one. A change from one number to another (从5%到6%) is no range.
func readRange(text string, first numeral, u unitMatch) (rangeEnd, bool) {
	at := skipSpace(text, max(first.end, u.end))
	joint, pos := jointAt(text, at)
	if pos == at || first.upper != (Number{}) || first.more {
		return rangeEnd{}, false
	}
	second, ok := readNumeral(text, skipSpace(text, pos))
	if !ok || second.upper != (Number{}) {
		return rangeEnd{}, false
	}
	if isDash(joint) && !first.han && followsCode(text, second) {
		return rangeEnd{}, false
	}
	last := unitAt(text, second.end)
	if u.name != "" && u.name != last.name || !isDash(joint) && isChange(text, first.start) {
		return rangeEnd{}, false
	}
	if u.name == "" && !first.scaled && second.scaled {
		if shared, ok := first.value.Mul(second.scale); ok && shared.Cmp(second.value) < 0 {
			first.value, first.scaled = shared, true
		}
	}
	return rangeEnd{first, second, last}, first.value.Cmp(second.value) < 0
}

// jointAt returns what joins two numbers and where it ends.
func jointAt(text string, pos int) (joint rune, end int) {
	r, size := runeAt(text, pos)
	switch {
	case r == '到' || r == '至':
		return r, pos + size
	case isDash(r):
		if next, more := runeAt(text, pos+size); isDash(next) {
			size += more // ——
		}
		return r, pos + size
	}
	return 0, pos
}

// followsCode tells whether a number goes on as a code or telephone number does.
func followsCode(text string, n numeral) bool {
	r, size := runeAt(text, n.end)
	next, _ := runeAt(text, n.end+size)
	return (isDash(r) || joinsCode(r)) && isDigit(next)
}

// isChange tells whether 从 or 由 stands before in the same clause.
func isChange(text string, pos int) bool {
	const within = 16 // characters
	for range within {
		r, size := runeBefore(text, pos)
		switch r {
		case '从', '由':
			return true
		case '，', ',', '。', '；', ';', '、', '：', ':', 0:
			return false
		}
		pos -= size
	}
	return false
}

// beginsFreely tells whether a number begins where it was read and not further to
// the left, as part of a longer number, a code or a range.
func beginsFreely(text string, pos int, n numeral) bool {
	r, size := runeBefore(text, pos)
	before, _ := runeBefore(text, pos-size)
	switch {
	case isDigit(r) || startsNumeral(r) && n.han && !(r == '数' && endsWithCount(before)):
		return false
	case isLetter(r):
		return followsIndicator(text, pos)
	case r == ',':
		return !isDigit(before) || n.han || !startsGroup(text, pos)
	case joinsCode(r):
		return !isDigit(before) && (!isLetter(before) || r == ':')
	case r == '点' && n.han:
		return hanDigit(before) < 0
	case placeOf(r) > 10:
		return !isDigit(before) // 1亿2000万
	case isDash(r) || r == '到' || r == '至':
		return !endsRange(text, pos)
	case r == ' ':
		return !isDash(before) || !endsRange(text, pos)
	}
	return true
}

// followsIndicator tells whether the letters before a place are those of an
// indicator and not of a code: GDP5%.
func followsIndicator(text string, pos int) bool {
	for _, name := range []string{"gdp", "GDP", "cpi", "CPI"} {
		start := pos - len(name)
		if start < 0 || text[start:pos] != name {
			continue
		}
		r, _ := runeBefore(text, start)
		return !isLetter(r) && !isDigit(r)
	}
	return false
}

// endsRange tells whether what begins at a place is the second number of a range, or
// of a code with dashes.
func endsRange(text string, pos int) bool {
	const window = 48 // bytes that the first number and its unit have at most
	dash, size := runeBefore(text, pos)
	if before, _ := runeBefore(text, pos-size); isDash(dash) && (isDigit(before) || isLetter(before)) {
		return true
	}
	for start := pos; start > 0 && start > pos-window; {
		r, size := runeBefore(text, start)
		start -= size
		if before, _ := runeBefore(text, start); !startsNumeral(r) || startsNumeral(before) {
			continue
		}
		first, ok := readNumeral(text, start)
		if !ok || first.end >= pos {
			continue
		}
		if second, ok := readRange(text, first, unitAt(text, first.end)); ok && second.numeral.start == pos {
			return true
		}
	}
	return false
}
