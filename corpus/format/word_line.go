package format

import "strings"

// wordLine is a printed line of a Word file that is being read.
type wordLine struct {
	text  strings.Builder
	lead  int  // length in bytes of the opening bold run
	bold  bool // something bold is printed
	plain bool // something that is not bold is printed
}

// print appends text as it stands.
func (l *wordLine) print(s string, bold bool) {
	l.text.WriteString(s)
	switch {
	case strings.TrimFunc(s, blank) == "":
	case !bold:
		l.plain = true
	default:
		l.bold = true
		if !l.plain {
			l.lead = l.text.Len()
		}
	}
}

// block is the line as a block of text, without one if nothing is printed.
func (l *wordLine) block() (Block, bool) {
	raw := l.text.String()
	b := Block{Text: squeeze(raw), Indent: indented(raw)}
	switch {
	case l.bold && !l.plain:
		b.Kind = Bold
	case l.bold:
		b.Lead = len(squeeze(raw[:l.lead]))
	}
	return b, b.Text != ""
}
