package numeral

// maxHan bounds the characters of a number written in characters, for the time it
// takes: 九百二十二万三千三百七十二亿 has 14.
const maxHan = 40

// hanDigit is the value of a character that is a digit, -1 if it is none.
func hanDigit(r rune) int64 {
	switch r {
	case '〇', '零', '○':
		return 0
	case '一', '壹':
		return 1
	case '二', '两', '兩', '贰', '貳':
		return 2
	case '三', '叁', '參':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

// placeOf is what a character multiplies with, 0 if it is no place.
func placeOf(r rune) int64 {
	switch r {
	case '十', '拾', '廿', '卅':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	case '万', '萬':
		return 1e4
	case '亿', '億':
		return 1e8
	}
	return 0
}

// readHan reads a number in characters: 三, 二十, 两千余, 一千二百, 三点五万, 三五, 二三十.
func readHan(text string, pos int) (numeral, bool) {
	n := numeral{start: pos, end: pos, scale: Int(1), han: true}
	var run []rune
	for len(run) < maxHan {
		r, size := runeAt(text, n.end)
		if hanDigit(r) < 0 && placeOf(r) == 0 || beginsUnit(text, n.end) {
			break
		}
		run = appendDigit(run, r)
		n.scaled = n.scaled || placeOf(r) > 10
		n.end += size
	}
	if len(run) == 0 || len(run) == maxHan {
		return n, false
	}
	n.bare = placeOf(run[0]) > 10
	if n.point(text, run) {
		return n.multiply(text)
	}
	value, ok := placed(run)
	if !ok {
		var upper int64
		value, upper, ok = pair(run)
		n.upper = Int(upper)
	}
	if !ok || value == 0 {
		return n, false
	}
	n.value, n.scale = Int(value), Int(trailing(run))
	return n.multiply(text)
}

// appendDigit writes 廿 and 卅 as what they stand for.
func appendDigit(run []rune, r rune) []rune {
	switch r {
	case '廿':
		return append(run, '二', '十')
	case '卅':
		return append(run, '三', '十')
	}
	return append(run, r)
}

// point reads the decimals behind a number: 三点五.
func (n *numeral) point(text string, whole []rune) bool {
	r, size := runeAt(text, n.end)
	value, ok := placed(whole)
	if !ok && len(whole) == 1 && hanDigit(whole[0]) == 0 {
		ok = true // 零点五
	}
	if r != '点' || !ok {
		return false
	}
	den, num, end := int64(1), value, n.end+size
	for den < 1e9 {
		r, size := runeAt(text, end)
		d := hanDigit(r)
		if d < 0 {
			break
		}
		den *= 10
		var fits bool
		if num, fits = mul(num, 10); !fits || num+d < num {
			return false
		}
		num, end = num+d, end+size
	}
	if den == 1 {
		return false
	}
	n.value, n.end = fraction(num, den), end
	return true
}

// readSome reads 数十, 几百, 数千万.
func readSome(text string, pos int) (numeral, bool) {
	r, size := runeAt(text, pos)
	n := numeral{start: pos, end: pos + size, value: Int(1), scale: Int(1), han: true, more: true, bare: true}
	if place, size := runeAt(text, n.end); placeOf(place) == 10 {
		n.value, n.end = Int(10), n.end+size
	}
	if product, end := readPlaces(text, n.end); end > 0 {
		value, ok := n.value.Mul(product)
		if !ok {
			return n, false
		}
		n.value, n.end, n.scaled = value, end, true
	}
	if before, _ := runeBefore(text, pos); r == '数' && endsWithCount(before) {
		return n, false
	}
	return n, n.value != Int(1)
}

// endsWithCount tells whether a character makes a word with 数: 人数, 指数.
func endsWithCount(r rune) bool {
	switch r {
	case '人', '户', '次', '指', '件', '系', '函', '常', '分', '多', '少', '个', '总', '基', '参', '倍', '岁', '天', '家', '项':
		return true
	}
	return false
}

// placed reads digits with their places: 一千二百零三万四千. It is false for what is not
// written so, as 二〇二五 and 三五.
func placed(run []rune) (int64, bool) {
	for _, place := range []int64{1e8, 1e4} {
		at := -1
		for i, r := range run {
			if placeOf(r) == place {
				at = i
			}
		}
		if at < 0 {
			continue
		}
		high, ok := int64(1), true
		if at > 0 {
			high, ok = placed(run[:at])
		}
		low, fits := below(run[at+1:], place)
		product, within := mul(high, place)
		if !ok || !fits || !within || product+low < 0 || high == 0 {
			return 0, false
		}
		return product + low, true
	}
	return section(run)
}

// below reads what follows a place: less than it, and 一万二 is 一万二千.
func below(run []rune, place int64) (int64, bool) {
	if len(run) == 0 {
		return 0, true
	}
	if len(run) == 1 && hanDigit(run[0]) > 0 {
		return hanDigit(run[0]) * place / 10, true
	}
	if hanDigit(run[0]) == 0 {
		run = run[1:]
	}
	if len(run) == 0 || placeOf(run[0]) > 10 {
		return 0, false
	}
	value, ok := placed(run)
	return value, ok && value < place
}

// section reads a number below 10000.
func section(run []rune) (int64, bool) {
	const none = -1
	value, digit, last, zero := int64(0), int64(none), int64(1e4), false
	for i, r := range run {
		if d := hanDigit(r); d >= 0 {
			if digit > 0 || zero && d == 0 || d == 0 && (i == 0 || i == len(run)-1) {
				return 0, false
			}
			if zero = zero || d == 0; d > 0 {
				digit = d
			}
			continue
		}
		place := placeOf(r)
		if place >= last || digit < 0 && value > 0 && place != 10 {
			return 0, false
		}
		if digit < 0 {
			digit = 1 // 十二
		}
		value, digit, last, zero = value+digit*place, none, place, false
	}
	switch {
	case digit < 0:
		return value, value > 0
	case last > 10 && last < 1e4 && !zero:
		return value + digit*last/10, true // 三百五
	}
	return value + digit, true
}

// pair reads two numbers that are told by two digits side by side: 三五, 二三十, 十五六.
func pair(run []rune) (low, high int64, ok bool) {
	for i := 0; i+1 < len(run); i++ {
		a, b := hanDigit(run[i]), hanDigit(run[i+1])
		if a < 1 || b != a+1 && (a != 3 || b != 5) {
			continue
		}
		without := func(at int) (int64, bool) {
			return placed(append(append([]rune(nil), run[:at]...), run[at+1:]...))
		}
		low, okLow := without(i + 1)
		high, okHigh := without(i)
		return low, high, okLow && okHigh && low < high
	}
	return 0, 0, false
}

// trailing is the product of the places above 十 that a number ends with.
func trailing(run []rune) int64 {
	product := int64(1)
	for i := len(run) - 1; i >= 0 && placeOf(run[i]) > 10; i-- {
		product *= placeOf(run[i])
	}
	return product
}
