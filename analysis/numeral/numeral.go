package numeral

import "strings"

// numeral is a number as it is written, without its unit.
type numeral struct {
	start, end int
	value      Number
	upper      Number // the greater number of 三五个; else 0
	scale      Number // what 百, 千, 万 and 亿 at its end multiply with; 1 without
	more       bool   // 余, 多, 几 or 数 say that it is more
	scaled     bool   // 百, 千, 万 or 亿 take part
	bare       bool   // it begins with 百, 千, 万 or 亿: 百余, 千万
	han        bool   // its first digit is a character
	grouped    bool   // commas or a point take part
}

func startsNumeral(r rune) bool {
	return isDigit(r) || hanDigit(r) >= 0 || placeOf(r) > 0 || r == '几' || r == '数'
}

// readNumeral reads the number that begins at a place.
func readNumeral(text string, pos int) (numeral, bool) {
	r, _ := runeAt(text, pos)
	switch {
	case isDigit(r):
		return readArabic(text, pos)
	case r == '几' || r == '数':
		return readSome(text, pos)
	case startsNumeral(r):
		return readHan(text, pos)
	}
	return numeral{}, false
}

// readArabic reads 1,234.5 and the places behind it: 3千, 1.2万, 20余万, 1亿2000万.
func readArabic(text string, pos int) (numeral, bool) {
	var digits strings.Builder
	n := numeral{start: pos, end: pos, scale: Int(1)}
	group := 0 // digits since the last comma
	for {
		r, size := runeAt(text, n.end)
		next, _ := runeAt(text, n.end+size)
		switch {
		case isDigit(r):
			group++
			digits.WriteRune(r)
		case r == ',' && startsGroup(text, n.end+size) && group <= 3 && !strings.Contains(digits.String(), "."):
			n.grouped, group = true, 0
		case r == '.' && isDigit(next) && !strings.Contains(digits.String(), "."):
			n.grouped = true
			digits.WriteByte('.')
		default:
			return n.finish(text, digits.String())
		}
		n.end += size
	}
}

// finish takes the digits in, and what multiplies them.
func (n numeral) finish(text, digits string) (numeral, bool) {
	if len(digits) > 1 && digits[0] == '0' && digits[1] != '.' {
		return n, false // 007
	}
	value, ok := decimal(digits)
	if !ok {
		return n, false
	}
	n.value = value
	return n.multiply(text)
}

// startsGroup tells whether exactly three digits stand at a place.
func startsGroup(text string, pos int) bool {
	for range 3 {
		r, size := runeAt(text, pos)
		if !isDigit(r) {
			return false
		}
		pos += size
	}
	r, _ := runeAt(text, pos)
	return !isDigit(r)
}

// multiply reads the places behind a number, and 余, 多 or 几 before, between and
// behind them.
func (n numeral) multiply(text string) (numeral, bool) {
	n.readMore(text, true)
	at := n.end
	if !n.han {
		at = skipSpace(text, at)
	}
	if product, end := readPlaces(text, at); end > 0 {
		value, ok := n.value.Mul(product)
		if !ok {
			return n, false
		}
		if n.upper != (Number{}) {
			if n.upper, ok = n.upper.Mul(product); !ok {
				return n, false
			}
		}
		n.scale, _ = n.scale.Mul(product)
		n.value, n.end, n.scaled = value, end, true
		if !n.more {
			n.addLower(text)
		}
	}
	n.readMore(text, false)
	return n, true
}

// addLower adds the 2000万 of 1亿2000万.
func (n *numeral) addLower(text string) {
	if r, _ := runeAt(text, n.end); !isDigit(r) || n.han {
		return
	}
	low, ok := readArabic(text, n.end)
	if !ok || !low.scaled || low.value.Cmp(n.scale) >= 0 {
		return
	}
	if sum, ok := n.value.add(low.value); ok {
		n.value, n.end, n.scale, n.more = sum, low.end, low.scale, low.more
	}
}

// readMore reads 余, 多 or 几 where it says that there are more: before a place if
// between, else at the end of the number.
func (n *numeral) readMore(text string, between bool) {
	r, size := runeAt(text, n.end)
	if n.more || r != '余' && r != '多' && r != '几' {
		return
	}
	next, _ := runeAt(text, n.end+size)
	if r == '几' && (!n.han || n.value.num%10 != 0) {
		return
	}
	if between && placeOf(next) == 0 ||
		hasAny(text, n.end, "余额", "余热", "余粮", "余杭", "余姚", "余江", "余地", "多元化", "多样", "多式", "多层", "多功能", "多党") {
		return
	}
	n.more, n.end = true, n.end+size
}

// readPlaces reads 百, 千, 万 and 亿, one or several (万亿), and returns what they
// multiply with and where they end; 0 if there is none.
func readPlaces(text string, pos int) (product Number, end int) {
	product = Int(1)
	for {
		r, size := runeAt(text, pos)
		p := placeOf(r)
		if p < 100 || beginsUnit(text, pos) {
			return product, end
		}
		next, ok := product.Mul(Int(p))
		if !ok {
			return product, end
		}
		product, pos = next, pos+size
		end = pos
	}
}

// beginsUnit tells whether 千 or 百 belongs to the unit: 千瓦, 千克, 百分点.
func beginsUnit(text string, pos int) bool {
	return hasAny(text, pos, "千瓦", "千米", "千克", "千伏", "千卡", "千帕", "千赫", "千乏", "千焦", "百帕", "百分点")
}
