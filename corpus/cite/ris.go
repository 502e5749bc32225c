package cite

import "strings"

// ris writes a reference in RIS, lines of "TAG  - value" that end with CRLF.
func (r Reference) ris() string {
	d := r.Document
	kind := "GOVDOC"
	if r.isReport() {
		kind = "RPRT"
	}
	var b strings.Builder
	line := func(tag, value string) {
		if value = oneLine(value); value != "" || tag == "ER" {
			b.WriteString(tag + "  - " + value + "\r\n")
		}
	}
	line("TY", kind)
	line("ID", d.ID)
	line("TI", r.title())
	line("AU", d.Issuer)
	line("PB", d.Issuer)
	line("PY", r.year())
	line("DA", strings.ReplaceAll(r.date(), "-", "/"))
	line("SN", d.Number)
	line("SP", r.page())
	line("UR", r.address())
	line("Y2", r.Seen.Format("2006/01/02"))
	line("N1", strings.Join(r.Section, " › "))
	line("LA", "zh")
	line("ER", "")
	return b.String()
}
