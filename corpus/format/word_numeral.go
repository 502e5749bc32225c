package format

import (
	"strconv"
	"strings"
)

// numberFormat is how numbers of paragraphs are written. The names are those of
// ST_NumberFormat, ISO/IEC 29500-1 §17.18.59.
type numberFormat string

// The formats that are looked for by name.
const (
	decimalNumber numberFormat = "decimal"
	bulletNumber  numberFormat = "bullet"
)

// number writes n. Formats that are not known, and numbers that a format does
// not have, are written in Arabic figures, as Word does.
func (f numberFormat) number(n int) string {
	if s := f.written(n); s != "" {
		return s
	}
	switch f {
	default:
	case "none":
		return ""
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(n, "０１２３４５６７８９")
	}
	return strconv.Itoa(n)
}

// written writes n in characters other than Arabic figures, "" if f has none.
func (f numberFormat) written(n int) string {
	if n <= 0 {
		return ""
	}
	switch f {
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand":
		return chineseNumber(n, "零一二三四五六七八九", "十百千", true)
	case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
		return chineseNumber(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", false)
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return digits(n, "〇一二三四五六七八九")
	case "ideographTraditional":
		return ordinal(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return ordinal(n, "子丑寅卯辰巳午未申酉戌亥")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return ordinal(n, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿")
	case "decimalEnclosedFullstop":
		return ordinal(n, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
	case "decimalEnclosedParen":
		return ordinal(n, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
	case "ideographEnclosedCircle":
		return ordinal(n, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	default:
		return ""
	}
}

// ordinal is the nth character of all, "" beyond them.
func ordinal(n int, all string) string {
	for _, r := range all {
		if n--; n == 0 {
			return string(r)
		}
	}
	return ""
}

// digits writes n digit by digit.
func digits(n int, with string) string {
	all := []rune(with)
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		return all[r-'0']
	}, strconv.Itoa(n))
}

// chineseNumber writes n below ten thousand with units: 一百零一. short drops the
// one before ten where nothing stands before it: 十二.
func chineseNumber(n int, names, units string, short bool) string {
	if n >= 10000 {
		return ""
	}
	name, unit := []rune(names), []rune(units)
	s := strconv.Itoa(n)
	var b strings.Builder
	zero := false
	for i, c := range s {
		place := len(s) - 1 - i
		if c == '0' {
			zero = true
			continue
		}
		if zero {
			b.WriteRune(name[0])
			zero = false
		}
		if !short || i > 0 || place != 1 || c != '1' {
			b.WriteRune(name[c-'0'])
		}
		if place > 0 {
			b.WriteRune(unit[place-1])
		}
	}
	return b.String()
}

// maxRoman bounds numbers in Roman figures; Word prints larger ones as ever longer
// rows of M.
const maxRoman = 3999

func roman(n int) string {
	if n > maxRoman {
		return ""
	}
	var b strings.Builder
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := []string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}
	for i, v := range values {
		for ; n >= v; n -= v {
			b.WriteString(signs[i])
		}
	}
	return b.String()
}

// maxLetters is the last number that letters write: 30 times Z.
const maxLetters = 30 * 26

// letters counts a, b … z, aa, bb … as Word does.
func letters(n int, first rune) string {
	if n > maxLetters {
		return ""
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}
