package corpus

import "unicode/utf8"

// maxNumeral bounds what readNumeral reads, in characters: 一千二百六十 is the
// longest number of an article in force.
const maxNumeral = 8

// readNumeral reads the number that opens s, written with its places
// (一千二百六十, 一百零三, 二十, 十二), as digits in a row (一二三, 〇) or in Arabic digits of
// either width. It returns the value, at most 9999, and the length in bytes; 0, 0
// if there is none.
func readNumeral(s string) (value, length int) {
	digit, digits, placed := 0, 0, false
	for i, r := range s {
		if digits++; digits > maxNumeral {
			return 0, 0
		}
		place := placeValue(r)
		d, ok := digitValue(r)
		switch {
		case place > 0:
			if digit == 0 && digits == 1 {
				digit = 1 // 十二
			}
			value, digit, placed = value+digit*place, 0, true
		case !ok:
			return numeral(value+digit, length)
		case placed:
			digit = d
		default:
			digit = digit*10 + d
		}
		length = i + utf8.RuneLen(r)
	}
	return numeral(value+digit, length)
}

// placeValue is what a character multiplies the digit before it with, 0 if it is
// no place.
func placeValue(r rune) int {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}

func numeral(value, length int) (int, int) {
	if length == 0 || value > 9999 {
		return 0, 0
	}
	return value, length
}
