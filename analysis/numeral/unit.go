package numeral

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// unitList holds the units and measure words that are known.
//
//go:embed units.txt
var unitList string

// unit is a line of units.txt.
type unit struct {
	name   string
	family string // "" if it is converted to nothing
	factor Number
	not    []string // beginnings of words that the name would be cut out of
}

// unitMatch is a unit that stands in a text.
type unitMatch struct {
	name string
	end  int
}

// units are the known units by their first character, longer ones first.
var units = sync.OnceValue(func() map[rune][]unit {
	byFirst := make(map[rune][]unit)
	for line := range strings.Lines(unitList) {
		line, _, _ = strings.Cut(line, "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		u, err := parseUnit(line)
		if err != nil {
			panic("units.txt: " + err.Error()) // embedded: a test reads every line
		}
		first, _ := utf8.DecodeRuneInString(u.name)
		byFirst[first] = append(byFirst[first], u)
	}
	for _, list := range byFirst {
		slices.SortStableFunc(list, func(a, b unit) int { return len(b.name) - len(a.name) })
	}
	return byFirst
})

// parseUnit reads "name family [factor] [! beginnings]".
func parseUnit(line string) (unit, error) {
	head, not, _ := strings.Cut(line, "!")
	fields := strings.Fields(head)
	if len(fields) < 2 {
		return unit{}, fmt.Errorf("%q: want a name and a family", line)
	}
	u := unit{name: fields[0], family: fields[1], factor: Int(1), not: strings.Fields(not)}
	if u.family == "-" {
		u.family = ""
	}
	if len(fields) > 2 {
		num, den, isFraction := strings.Cut(fields[2], "/")
		n, ok := decimal(num)
		if !ok || n == (Number{}) {
			return unit{}, fmt.Errorf("%q: no factor", line)
		}
		u.factor = n
		if d, ok := decimal(den); isFraction && ok {
			u.factor = fraction(n.num, d.num)
		}
	}
	return u, nil
}

// known returns the unit of a name.
func known(name string) (unit, bool) {
	first, _ := utf8.DecodeRuneInString(name)
	for _, u := range units()[first] {
		if u.name == name {
			return u, true
		}
	}
	return unit{}, false
}

// Family returns what a unit measures (面积, 金额, …), and what one of it is in the
// unit that the family is counted in; the unit itself and 1 where nothing is
// converted.
func Family(name string) (family string, factor Number) {
	if u, ok := known(name); ok && u.family != "" {
		return u.family, u.factor
	}
	return name, Int(1)
}

// Units returns the names of all units that are converted, by family.
func Units() map[string][]string {
	families := make(map[string][]string)
	for _, list := range units() {
		for _, u := range list {
			if u.family != "" {
				families[u.family] = append(families[u.family], u.name)
			}
		}
	}
	for _, names := range families {
		slices.Sort(names)
	}
	return families
}

// unitAt reads the unit at a place, after one space at most: a known one, or one per
// another (元/吨), or one with another in brackets (台（套）).
func unitAt(text string, pos int) unitMatch {
	at := skipSpace(text, pos)
	first, ok := simpleUnit(text, at)
	if !ok {
		return unitMatch{end: pos}
	}
	r, size := runeAt(text, first.end)
	if r == '/' || r == '∕' {
		if second, ok := simpleUnit(text, first.end+size); ok {
			return unitMatch{first.name + "/" + second.name, second.end}
		}
	}
	if r == '(' {
		second, ok := simpleUnit(text, first.end+size)
		if closing, n := runeAt(text, second.end); ok && closing == ')' {
			return unitMatch{text[at : second.end+n], second.end + n}
		}
	}
	return first
}

func simpleUnit(text string, pos int) (unitMatch, bool) {
	r, size := runeAt(text, pos)
	if r == 0 {
		return unitMatch{}, false
	}
	if isLetter(r) {
		return letterUnit(text, pos)
	}
	for _, u := range units()[r] {
		end := pos + size
		if !hasPrefix(text, pos, u.name, &end) || !followsWell(text, end, u.not) {
			continue
		}
		return unitMatch{u.name, end}, true
	}
	return unitMatch{}, false
}

// hasPrefix tells whether text goes on with a unit, full width or not, and where it
// ends.
func hasPrefix(text string, pos int, name string, end *int) bool {
	for _, want := range name {
		r, size := runeAt(text, pos)
		if r != want {
			return false
		}
		pos += size
	}
	*end = pos
	return true
}

// followsWell tells whether what follows a unit leaves it whole; 项目 is one word, and
// 项 goes before 目标.
func followsWell(text string, end int, not []string) bool {
	return !hasAny(text, end, not...) || hasAny(text, end, "目标")
}

// letterUnit reads a unit of Latin letters, upper or lower case, that no other letter
// or digit follows.
func letterUnit(text string, pos int) (unitMatch, bool) {
	var b strings.Builder
	for {
		r, size := runeAt(text, pos)
		if !isLetter(r) && r != '²' && r != '³' || b.Len() > 8 {
			break
		}
		b.WriteRune(r)
		pos += size
	}
	name := b.String()
	u, ok := known(strings.ToLower(name))
	if r, _ := runeAt(text, pos); !ok || isDigit(r) || isLetter(r) {
		return unitMatch{}, false
	}
	return unitMatch{u.name, pos}, true
}
