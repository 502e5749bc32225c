package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"cewen/search/instrument"
	"cewen/search/track"
)

// rowOf is a row of a table by the names of its columns.
type rowOf struct {
	columns []string
	cells   []any
}

func (r rowOf) get(column string) any { return r.cells[slices.Index(r.columns, column)] }

// text is a cell as it is printed, empty for one without a value.
func (r rowOf) text(column string) string {
	switch v := r.get(column).(type) {
	case nil:
		return ""
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return plain(fmt.Sprint(v))
	}
}

// rowsOf are the rows of a table of an answer.
func rowsOf(answer *instrument.Tables, name string) []rowOf {
	table, ok := answer.Table(name)
	if !ok {
		return nil
	}
	rows := make([]rowOf, len(table.Rows))
	for i, cells := range table.Rows {
		rows[i] = rowOf{table.Columns, cells}
	}
	return rows
}

// printTracked writes each promise with what was found beside it, for people.
func printTracked(w io.Writer, answer *instrument.Tables) error {
	evidence := make(map[string][]rowOf)
	for _, row := range rowsOf(answer, "track") {
		evidence[row.text("commitment")] = append(evidence[row.text("commitment")], row)
	}
	var b strings.Builder
	for _, p := range rowsOf(answer, "promises") {
		fmt.Fprintf(&b, "%s\n  承诺　%s\n", p.text("commitment"), p.text("sentence"))
		for _, e := range evidence[p.text("commitment")] {
			printEvidence(&b, p, e)
		}
		b.WriteByte('\n')
	}
	for _, r := range rowsOf(answer, "reports") {
		switch {
		case r.text("document") == "":
			fmt.Fprintf(&b, "%s 年的报告没有收录\n", r.text("year"))
		case r.text("review") == "分不出":
			fmt.Fprintf(&b, "%s 年：%s  %s（分不出回顾部分，除部署外全文都看了）\n", r.text("year"), r.text("title"), r.text("document"))
		default:
			fmt.Fprintf(&b, "%s 年：%s  %s\n", r.text("year"), r.text("title"), r.text("document"))
		}
	}
	for _, note := range answer.Notes {
		b.WriteString(note + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// printEvidence writes a sentence beside a promise, or why there is none.
func printEvidence(b *strings.Builder, promise, e rowOf) {
	span := promise.text("first_year")
	if last := promise.text("last_year"); last != span {
		span += "—" + last
	}
	switch track.State(e.text("state")) {
	case track.NotHeld:
		fmt.Fprintf(b, "  没有收录　库里没有 %s 年的报告\n", span)
	case track.Nothing:
		fmt.Fprintf(b, "  没有找到　%s 年的报告里没有足够相近的句子，不等于没有做", span)
		if years := promise.text("not_held"); years != "" {
			fmt.Fprintf(b, "；其中 %s 年没有收录", years)
		}
		b.WriteByte('\n')
	default:
		score, _ := asFloat(e.get("score"))
		fmt.Fprintf(b, "  %s. %.2f　%s\n", e.text("rank"), score, e.text("sentence"))
		period := "说的是上一年"
		if e.text("period") != "上年" {
			period = "说的是几年"
		}
		fmt.Fprintf(b, "     %s 年报告，%s　%s\n", e.text("year"), period, e.text("paragraph"))
		if d, ok := asFloat(e.get("difference")); ok {
			fmt.Fprintf(b, "     承诺 %s，报告 %s，相差 %s%s\n", e.text("promised"), e.text("reported"), signed(d), differenceUnit(e.text("unit")))
		}
	}
}

// asFloat is a number of an answer, which a stream may have made an int.
func asFloat(cell any) (float64, bool) {
	switch v := cell.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// differenceUnit is what the difference of two numbers is counted in.
func differenceUnit(unit string) string {
	if unit == "%" {
		return "个百分点"
	}
	return unit
}

// signed writes a difference with its sign, 0 without.
func signed(x float64) string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if x > 0 {
		s = "+" + s
	}
	return s
}
