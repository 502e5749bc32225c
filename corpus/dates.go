package corpus

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// readDate reads a date that opens s: 2022年2月22日, 2022年2月, 二〇二二年二月二十二日,
// ２０２２年２月２２日, 2022-02-22, 2022/2/22, 2022.02.22, with or without spaces. It
// returns it as 2006-01-02, or 2006-01 where no day is stated, and its length in
// bytes; "" if there is none. Of several days (7月5日至6日) it takes the first.
func readDate(s string) (date string, length int) {
	year, n := readNumber(s)
	if n == 0 {
		return "", 0
	}
	unit := readUnit(s[n:], "年", "-", "/", ".", "－")
	if unit == 0 || year < 1900 || year > 2100 {
		return "", 0
	}
	dotted := !strings.Contains(s[n:n+unit], "年")
	at := n + unit
	month, n := readNumber(s[at:])
	if n == 0 || month < 1 || month > 12 {
		return "", 0
	}
	at += n
	unit = readUnit(s[at:], "月", "-", "/", ".", "－")
	if unit == 0 {
		return "", 0
	}
	day, n := readNumber(s[at+unit:])
	end := at + unit + n
	if closing := readUnit(s[end:], "日", "号"); closing > 0 || dotted {
		end += closing
	} else if !strings.ContainsAny(s[end:min(end+3, len(s))], "、至和—-") {
		n = 0 // 2009年1月 and then something else
	}
	if n == 0 || !isDay(year, month, day) {
		if dotted {
			return "", 0
		}
		return fmt.Sprintf("%04d-%02d", year, month), at + unit
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day), end
}

// isDay tells that the day exists.
func isDay(year, month, day int) bool {
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		days = 29
	}
	return day >= 1 && day <= days
}

// readUnit returns the length of the unit that opens s, spaces before it and
// behind it included; 0 if none does.
func readUnit(s string, units ...string) int {
	rest := strings.TrimLeft(s, " ")
	for _, unit := range units {
		if after, ok := strings.CutPrefix(rest, unit); ok {
			return len(s) - len(strings.TrimLeft(after, " "))
		}
	}
	return 0
}

// readNumber reads the number that opens s, in Arabic digits of either width or
// in Chinese (二〇二二, 二十三, 0 mixed in), at most four digits.
func readNumber(s string) (value, length int) {
	digits, tens := 0, false
	for i, r := range s {
		d, ok := digitValue(r)
		switch {
		case r == '十' && i > 0 && tens, !ok && r != '十':
			return finish(value, digits, length)
		case r == '十':
			tens = true
			if digits == 0 {
				value = 1
			}
			value *= 10
		case tens:
			value += d
			return finish(value, digits+1, i+utf8.RuneLen(r))
		default:
			value = value*10 + d
		}
		if digits++; digits > 4 {
			return 0, 0
		}
		length = i + utf8.RuneLen(r)
	}
	return finish(value, digits, length)
}

func finish(value, digits, length int) (int, int) {
	if digits == 0 {
		return 0, 0
	}
	return value, length
}

func digitValue(r rune) (int, bool) {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0'), true
	case r >= '０' && r <= '９':
		return int(r - '０'), true
	case r == '〇' || r == '零' || r == '○' || r == 'Ｏ' || r == 'O' || r == '◯':
		return 0, true
	}
	for i, h := range []rune("一二三四五六七八九") {
		if r == h {
			return i + 1, true
		}
	}
	return 0, false
}
