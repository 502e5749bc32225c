package corpus

import (
	"slices"
	"strings"

	"cewen/corpus/format"
)

// headingForm is the form that headings of one level share in a document: how
// they are marked and how they are numbered.
type headingForm struct {
	mark   int    // 1–6: the level of a marked heading; 0: unmarked
	number marker // how it is numbered
	style  style  // of a heading that is neither marked nor numbered
}

type style int

const (
	noStyle    style = iota
	partStyle        // 2021年工作回顾
	boldStyle        // bold
	plainStyle       // nothing but standing alone
	annexStyle       // 附件1, 名词解释
)

// isAnnex tells the heading of what is appended to a document.
func isAnnex(s string) bool {
	c := compact(s)
	if !shorter(c, 25) {
		return false
	}
	for _, name := range []string{"名词解释", "名词注释", "名词解释和说明", "注释", "释义", "用语说明"} {
		if strings.HasSuffix(c, name) {
			return true
		}
	}
	return (strings.HasPrefix(c, "附件") || strings.HasPrefix(c, "附录")) && shorter(c, 5) || c == "附"
}

func formOf(l line) headingForm {
	m, _ := readMarker(l.Text)
	f := headingForm{number: m}
	switch {
	case l.Kind == format.Heading:
		f.mark = l.Level
	case m != noMarker:
	case isAnnex(l.Text):
		f.style = annexStyle
	case isPartTitle(l.Text):
		f.style = partStyle
	case l.Kind == format.Bold:
		f.style = boldStyle
	default:
		f.style = plainStyle
	}
	return f
}

// rankHeadings returns the level of each heading by its line. The forms of a
// document nest in the order in which they are first seen, except that marked
// levels keep their order (## above ###) and numbers their natural one
// (一、 above （一） above 1.).
func rankHeadings(lines []line) map[int]int {
	var forms []headingForm
	for _, l := range lines {
		if l.kind == KindHeading {
			forms = placeForm(forms, formOf(l))
		}
	}
	level := levels(forms)
	depth := make(map[int]int)
	for i, l := range lines {
		if l.kind == KindHeading {
			depth[i] = level[formOf(l)]
		}
	}
	return depth
}

// placeForm adds a form that is not yet there: before the first that must lie
// below it, else at the end.
func placeForm(forms []headingForm, f headingForm) []headingForm {
	if slices.Contains(forms, f) {
		return forms
	}
	for i, other := range forms {
		if holds(f, other) {
			return slices.Insert(forms, i, f)
		}
	}
	return append(forms, f)
}

// holds tells that headings of form f must stand above those of form g.
func holds(f, g headingForm) bool {
	if f.mark > 0 && g.mark > 0 && f.mark != g.mark {
		return f.mark < g.mark
	}
	if f.number != noMarker && g.number != noMarker {
		return f.number < g.number
	}
	return false
}

// levels numbers the forms from 1. A form that is a sibling of the one before it
// (marked alike but unnumbered; a part's title that comes after numbered ones; an
// annex) shares its level.
func levels(forms []headingForm) map[headingForm]int {
	level := make(map[headingForm]int, len(forms))
	n := 0
	for i, f := range forms {
		if s := sibling(forms[:i], f); s >= 0 {
			level[f] = level[forms[s]]
			continue
		}
		n++
		level[f] = n
	}
	return level
}

// sibling returns the index of the earlier form that f stands beside, -1 if f
// has a level of its own.
func sibling(earlier []headingForm, f headingForm) int {
	for i, g := range earlier {
		switch {
		case f.mark > 0 && f.mark == g.mark:
			if f.number == noMarker || !slices.ContainsFunc(earlier, func(h headingForm) bool { return h.mark == f.mark && h.number != noMarker }) {
				return i
			}
			return -1
		case f.style == annexStyle:
			return 0
		case f.style == partStyle && g.mark == 0 && g.number >= partMarker && g.number <= hanMarker:
			return i
		}
	}
	return -1
}
