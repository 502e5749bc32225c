package corpus

import (
	"fmt"
	"strings"
)

// title is, in this order: what an announcement carries; the lines that together
// read as a name known from the page or the file; the title that is printed, the
// first that names a document before others; one that follows from issuer and
// year; the first heading; the name of the page or the file. A title in the front
// matter or in the table of a page counts before all of these, see settle.
func (e *evidence) title(m Metadata) finding {
	if !e.report {
		if t := e.knownTitle(); t.value != "" {
			return t
		}
	}
	for _, t := range e.titles {
		if kind := titleSuffix(t); kind != "" && !(e.carried != "" && kind == "公告") {
			return finding{cleanTitle(t), OriginText}
		}
	}
	if len(e.titles) > 0 {
		return finding{cleanTitle(e.titles[0]), OriginText}
	}
	stem := fileTitle(e.path)
	if titleSuffix(stem) != "" {
		return finding{stem, OriginPath}
	}
	if m.Kind == workReport && m.Region != "" && m.Year > 0 {
		name := m.Region.Name()
		if m.Region == RegionNational {
			name = "国务院"
		}
		return finding{fmt.Sprintf("%d年%s政府工作报告", m.Year, name), OriginDerived}
	}
	if len(e.doc.Sections) > 0 && m.Kind != workReport {
		return finding{e.doc.Sections[0].Title, OriginText}
	}
	if e.pageTitle != "" {
		return finding{cleanTitle(e.pageTitle), OriginTable}
	}
	return finding{stem, OriginPath}
}

// minKnown is how many characters the name of a page or file has that is looked for
// in print although nothing tells that it names a document: 2022 and 报告 are found
// anywhere.
const minKnown = 8

// knownTitle finds in print the title that an announcement, the page or the name
// of the file gives. An announcement's stands even where it is not printed again.
func (e *evidence) knownTitle() finding {
	for _, name := range []string{e.carried, fileTitle(e.path), cleanTitle(e.pageTitle)} {
		if titleSuffix(name) == "" && (name == e.carried || shorter(name, minKnown-1)) {
			continue
		}
		if start, end, ok := nameRun(e.opening, name); ok {
			return finding{cleanTitle(gluedTitle(e.opening[start:end])), OriginText}
		}
		if name == e.carried {
			return finding{cleanTitle(name), OriginText}
		}
	}
	return finding{}
}

// fileTitle is the name of a file without the number before it and the date
// behind it.
func fileTitle(path string) string {
	stem, _ := cutFileDate(fileStem(path))
	_, stem = cutFileNumber(stem)
	return cleanTitle(stem)
}

// lapsed are notes on validity that sites put behind a title.
var lapsed = []string{"（失效）", "（已失效）", "（废止）", "（已废止）", "【失效】", "【已失效】", "【已废止】", "[失效]", "[已失效]", "[已废止]", "(已失效)", "(已废止)"}

// cleanTitle closes the spaces of a spaced-out title and drops what stands
// around it: book marks, the mark of a footnote, date and speaker in brackets, a
// note that it is no longer in force.
func cleanTitle(s string) string {
	s = oneLine(s)
	for _, note := range lapsed {
		s = strings.TrimSpace(strings.TrimSuffix(s, note))
	}
	if spacedOut(s) {
		s = compact(s)
	}
	if t := cutBrackets(s, "[", "]"); t != s && shorter(s[len(t):], 5) {
		s = t
	}
	if t := cutBrackets(s, "（", "）"); t != s {
		if d, _ := readDate(strings.TrimPrefix(s[len(t):], "（")); d != "" {
			s = strings.TrimSpace(t)
		}
	}
	if inner, ok := strings.CutPrefix(s, "《"); ok && strings.HasSuffix(inner, "》") && !strings.Contains(inner, "《") {
		s = strings.TrimSuffix(inner, "》")
	}
	return s
}

// spacedOut tells that a space follows nearly every character.
func spacedOut(s string) bool {
	return strings.Count(s, " ")*2 >= runes(s, 200)-2 && strings.Contains(s, " ")
}
