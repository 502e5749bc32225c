package cite

import (
	"strings"
)

// bibTeX writes an entry for BibLaTeX and BibTeX: a report or a miscellaneous
// document. Authorities stand in braces of their own: they are no persons, whose
// names would be taken apart.
func (r Reference) bibTeX() string {
	d := r.Document
	kind := "misc"
	if r.isReport() {
		kind = "techreport"
	}
	var b strings.Builder
	b.WriteString("@" + kind + "{cewen-" + d.ID)
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = {" + value + "}")
		}
	}
	if d.Issuer != "" {
		field("author", "{"+escapeTeX(d.Issuer)+"}")
		if kind == "techreport" {
			field("institution", escapeTeX(d.Issuer))
		}
	}
	field("title", "{"+escapeTeX(r.title())+"}")
	field("number", escapeTeX(d.Number))
	field("year", r.year())
	if date := r.date(); len(date) == len("2006-01-02") {
		field("date", date)
	}
	field("pages", r.page())
	field("url", escapeURL(r.address()))
	field("urldate", r.Seen.Format("2006-01-02"))
	field("note", escapeTeX(strings.Join(r.Section, " › ")))
	field("langid", "chinese")
	b.WriteString("\n}\n")
	return b.String()
}

// escapeTeX writes a text so that TeX prints it. Braces are written as commands, so
// that those of the entry stay balanced.
func escapeTeX(s string) string {
	return strings.NewReplacer(
		`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `#`, `\#`, `$`, `\$`, `%`, `\%`, `&`, `\&`,
		`_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	).Replace(oneLine(s))
}

// escapeURL keeps braces and backslashes out of an address.
func escapeURL(s string) string {
	return strings.NewReplacer(`\`, `%5C`, `{`, `%7B`, `}`, `%7D`).Replace(s)
}
