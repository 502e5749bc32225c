package embedded_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"cewen/analysis"
)

// form is a query with gaps (%s) for texts, each of which can be spelled in several
// ways.
type form struct {
	written string
	texts   []string
}

func (f form) spell(way func(string) string) string {
	texts := make([]any, len(f.texts))
	for i, text := range f.texts {
		texts[i] = way(text)
	}
	return fmt.Sprintf(f.written, texts...)
}

// form draws a query whose texts some report has.
func (d *drawer) form() form {
	r := d.report()
	a, b := d.two()
	title, heading := d.phraseOf(r.Title, 2, 8), d.phraseOf(d.heading(r), 2, 6)
	phrase := d.phrase(2, 6)
	runes := []rune(d.phrase(4, 6))
	front, back := string(runes[:len(runes)/2]), string(runes[len(runes)/2+1:])
	return pick(
		d,
		form{`"%s"`, []string{phrase}},
		form{`"%s"`, []string{phrase}},
		form{`"%s" "%s"`, []string{a, b}},
		form{`"%s" | "%s"`, []string{phrase, b}},
		form{`"%s" -"%s"`, []string{a, phrase}},
		form{`"%s*%s"`, []string{a, b}},
		form{`"%s?%s"`, []string{front, back}},
		form{`"%s" NEAR/20 "%s"`, []string{b, a}},
		form{`"%s" THEN/20 "%s"`, []string{a, b}},
		form{`("%s" | "%s") NEAR/20 "%s"`, []string{phrase, a, b}},
		form{`/%s.?.?%s/`, []string{front, back}},
		form{`/%s|[%s]{2}/`, []string{phrase, a}},
		form{`标题:"%s"`, []string{title}},
		form{`标题:"%s*" "%s"`, []string{title, "发展"}},
		form{`章节:"%s"`, []string{heading}},
		form{`章节:/%s/ "%s"`, []string{heading, "发展"}},
		form{`地区:"%s" "%s"`, []string{orNone(r.Region), a}},
		form{`机关:"%s" "%s"`, []string{orNone(r.Issuer), "发展"}},
		form{`文种:"*%s" "%s"`, []string{"工作报告", a}},
		form{`层级:"%s" "%s"`, []string{orNone(r.Level), a}},
		form{`部分:"%s" "%s"`, []string{"回顾", a}},
		form{`年:"%s" "%s"`, []string{fmt.Sprint(max(1, r.Year)), "发展"}},
		form{`日期:"%s"`, []string{dateOf(r)}},
		form{`~"%s"`, []string{pick(d, d.entries...).Name}},
		form{`"%s" "%s" in:句`, []string{a, b}},
		form{`"%s" -"%s" in:节`, []string{a, b}},
		form{`"%s" "%s" in:篇`, []string{phrase, b}},
	)
}

// way is a way to spell a text that folds to the same.
type way struct {
	name  string
	spell func(string) string
	// spaced tells that it puts in white space, which a regular expression takes for
	// a space.
	spaced bool
}

func ways() []way {
	between := func(sign string, apart func(a, b rune) bool) func(string) string {
		return func(text string) string {
			var b strings.Builder
			last := rune(-1)
			for _, r := range text {
				if last >= 0 && apart(last, r) {
					b.WriteString(sign)
				}
				b.WriteRune(r)
				last = r
			}
			return b.String()
		}
	}
	always := func(rune, rune) bool { return true }
	bothHan := func(a, b rune) bool { return unicode.Is(unicode.Han, a) && unicode.Is(unicode.Han, b) }
	return []way{
		{name: "traditional characters", spell: analysis.Traditional},
		{name: "full width", spell: func(s string) string { return strings.Map(otherWidth, s) }},
		{name: "other case", spell: func(s string) string { return strings.Map(otherCase, s) }},
		{name: "zero width inside", spell: between("\u200b", always)},
		{name: "a broken line", spell: between("\n　", bothHan), spaced: true},
	}
}

func otherWidth(r rune) rune {
	const apart = 'Ａ' - 'A'
	switch {
	case unicode.IsLetter(r) && r <= unicode.MaxASCII, unicode.IsDigit(r) && r <= unicode.MaxASCII:
		return r + apart
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
		return r - apart
	}
	return r
}

func otherCase(r rune) rune {
	if unicode.IsUpper(r) {
		return unicode.ToLower(r)
	}
	return unicode.ToUpper(r)
}

// pair draws a query and the same in another spelling.
func (d *drawer) pair(t *testing.T, w way) (plain, other string) {
	t.Helper()
	const tries = 10_000 // few phrases have letters
	for range tries {
		f := d.form()
		if w.spaced && strings.Contains(f.written, "/%s") {
			continue
		}
		plain, other = f.spell(func(s string) string { return s }), f.spell(w.spell)
		if plain != other {
			return plain, other
		}
	}
	t.Fatalf("no query can be spelled with %s", w.name)
	return "", ""
}
