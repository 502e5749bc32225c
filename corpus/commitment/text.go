package commitment

import (
	"strings"
	"unicode/utf8"

	"cewen/analysis/numeral"
)

// part is a stretch of the folded text, as byte offsets.
type part struct{ from, to int }

func (p part) empty() bool { return p.from >= p.to }

// word is a word of the folded text with its part of speech.
type word struct {
	part
	tag string
}

// text is a folded paragraph with what was read from it.
type text struct {
	s          string
	lex        *lexicon
	passage    Passage
	words      []word
	begins     map[int]int // index into words by where they begin
	ends       map[int]bool
	quantities []numeral.Quantity
}

func (f *Finder) read(folded string, p Passage) *text {
	t := &text{s: folded, lex: f.lex, passage: p, begins: make(map[int]int), ends: make(map[int]bool)}
	f.words.CutTagged(folded, func(start, end int, tag string) {
		t.begins[start] = len(t.words)
		t.ends[end] = true
		t.words = append(t.words, word{part{start, end}, tag})
	})
	t.quantities = numeral.Read(folded)
	return t
}

func (t *text) of(p part) string {
	if p.empty() {
		return ""
	}
	return t.s[p.from:p.to]
}

// sentences cuts the text at full stops and semicolons.
func (t *text) sentences() []*sentence {
	var list []*sentence
	from := 0
	goesOn := false
	add := func(to int) {
		if p := t.trim(part{from, to}); !p.empty() {
			s := t.sentence(p)
			if goesOn && len(list) > 0 {
				s.before = list[len(list)-1]
			}
			list = append(list, s)
		}
		goesOn = strings.HasPrefix(t.s[to:], ";") || strings.HasPrefix(t.s[to:], "；")
	}
	for i, r := range t.s {
		if strings.ContainsRune("。;；!！?？\n", r) {
			add(i)
			from = i + utf8.RuneLen(r)
		}
	}
	add(len(t.s))
	return list
}

// clauses cuts a sentence at commas and colons that stand outside of quotations,
// brackets and numbers.
func (t *text) clauses(p part) []part {
	var list []part
	from, depth := p.from, 0
	for i, r := range t.s[p.from:p.to] {
		at := p.from + i
		switch r {
		case '“', '(', '《', '[', '〔', '「', '‘':
			depth++
		case '”', ')', '》', ']', '〕', '」', '’':
			depth = max(0, depth-1)
		case ',', ':', '，', '：':
			if depth > 0 || t.inQuantity(at) {
				continue
			}
			list = append(list, part{from, at})
			from = at + utf8.RuneLen(r)
		}
	}
	return append(list, part{from, p.to})
}

func (t *text) inQuantity(at int) bool {
	for _, q := range t.quantities {
		if q.Start < at && at < q.End {
			return true
		}
	}
	return false
}

// trim cuts white space off both ends.
func (t *text) trim(p part) part {
	s := t.of(p)
	cut := len(s) - len(strings.TrimLeft(s, " "))
	return part{p.from + cut, p.from + max(cut, len(strings.TrimRight(s, " ")))}
}

// cutLeft cuts words off the front as long as one fits.
func (t *text) cutLeft(p part, sets ...set) part {
	for !p.empty() {
		n := 0
		for _, s := range sets {
			if opens := s.opens(t.of(p)); !hasPrefix(t.of(p), "等级", "等额", "等离子") {
				n = max(n, opens)
			}
		}
		if n == 0 {
			return p
		}
		p = t.trim(part{p.from + n, p.to})
	}
	return p
}

// cutRight cuts words off the end as long as one fits.
func (t *text) cutRight(p part, sets ...set) part {
	for !p.empty() {
		n := 0
		for _, s := range sets {
			n = max(n, s.ends(t.of(p)))
		}
		if n == 0 {
			return p
		}
		p = t.trim(part{p.from, p.to - n})
	}
	return p
}

// verbAt returns the verb of a set that begins at a place and ends where a word ends.
func (t *text) verbAt(at, to int, s set) part {
	for n := min(s.longest, to-at); n > 0; n-- {
		if s.words[t.s[at:at+n]] && (t.ends[at+n] || at+n == to || strings.HasPrefix(t.s[at+n:to], "好") || t.verbGoesOn(at+n, to)) {
			return part{at, at + n}
		}
	}
	return part{at, at}
}

// verbGoesOn tells whether a joint and another verb follow, which words may hide: the
// dictionary cuts 续建和新建 behind 建和.
func (t *text) verbGoesOn(at, to int) bool {
	n := opensWith(t.s[at:to], []string{"和", "与", "及"})
	if n == 0 || t.ends[at] {
		return false
	}
	at += n
	for n := min(t.lex.act.longest, to-at); n > len("建"); n-- {
		if t.lex.act.words[t.s[at:at+n]] && t.ends[at+n] {
			return true
		}
	}
	return false
}

// tagAt is the part of speech of the word that begins at a place.
func (t *text) tagAt(at int) string {
	if i, ok := t.begins[at]; ok {
		return t.words[i].tag
	}
	return ""
}
