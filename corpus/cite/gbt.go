package cite

import (
	"strconv"
	"strings"
)

// gbt writes a reference after GB/T 7714-2015, 8.2 and 8.8 (electronic resources):
// 责任者. 题名：发文字号[类型/OL]. (发布日期)[引用日期]. 地址.
func (r Reference) gbt() string {
	d := r.Document
	var b strings.Builder
	if d.Issuer != "" {
		b.WriteString(oneLine(d.Issuer) + ". ")
	}
	b.WriteString(r.title())
	if d.Number != "" {
		b.WriteString("：" + oneLine(d.Number))
	}
	b.WriteString("[" + r.mark() + "/OL]. ")
	if date := r.date(); date != "" {
		b.WriteString("(" + date + ")")
	}
	b.WriteString("[" + r.Seen.Format("2006-01-02") + "]. " + r.address() + ".")
	return b.String()
}

// mark is the type of a document in appendix B of GB/T 7714-2015: R for reports, and
// A for what else authorities keep as documents.
func (r Reference) mark() string {
	if r.isReport() {
		return "R"
	}
	return "A"
}

func (r Reference) isReport() bool {
	kind := r.Document.Kind
	if kind == "" {
		kind = r.Document.Title
	}
	return strings.Contains(kind, "报告")
}

// date is the day of a document, or its year where no day is stated.
func (r Reference) date() string {
	if r.Document.Date != "" || r.Document.Year == 0 {
		return oneLine(r.Document.Date)
	}
	return strconv.Itoa(r.Document.Year)
}

// year is the year of the date of a document: a report of 2022 may be delivered in
// 2021. It is "" where none is stated.
func (r Reference) year() string {
	if date := r.date(); len(date) >= 4 {
		return date[:4]
	}
	return ""
}
