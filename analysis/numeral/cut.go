package numeral

import "strings"

// CutUnit cuts the unit off the beginning of a text, a 万 or 亿 before it included
// (万亩高标准农田); "" where no known one begins.
func CutUnit(text string) (unit, rest string) {
	_, at := readPlaces(text, 0)
	u := unitAt(text, at)
	if u.name == "" {
		return "", text
	}
	return text[:u.end], text[u.end:]
}

// BeginsPlace tells whether a text begins with 百, 千, 万 or 亿.
func BeginsPlace(text string) bool {
	_, end := readPlaces(text, 0)
	return end > 0
}

// Spellings returns texts of which one stands wherever a quantity does that can be
// compared in a unit: the names of its family, of composite ones the beginning, and
// 分之, which makes percentages of no unit.
func Spellings(unit string) []string {
	all := []string{unit}
	if family, _ := Family(unit); family != unit {
		all = append(all, Units()[family]...)
	}
	var spellings []string
	for _, name := range all {
		if composite := strings.IndexAny(name, "/("); composite > 0 {
			name = name[:composite] // the signs behind it have several forms
		}
		spellings = append(spellings, name)
		if name == "%" || name == "‰" {
			spellings = append(spellings, "分之")
		}
	}
	return spellings
}
