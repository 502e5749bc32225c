package query

import (
	"fmt"
	"strconv"
	"strings"

	"cewen/analysis"
	"cewen/corpus"
)

// dateRange is a range of days as yyyymmdd, both ends included; 0..0 asks for
// documents without a date. Where a document states a month or a year only, its
// first day counts.
type dateRange struct{ from, to int }

func (r dateRange) match(m *corpus.Metadata, _ corpus.Role) bool {
	day := 0
	if d, ok := readDate(m.Date); ok {
		day = d.first()
	}
	return r.from <= day && day <= r.to
}

// date is a day, a month or a year; what is not stated is 0.
type date struct{ year, month, day int }

func (d date) first() int { return d.year*10000 + max(d.month, 1)*100 + max(d.day, 1) }

func (d date) last() int {
	if d.month == 0 {
		return d.year*10000 + 1231
	}
	if d.day == 0 {
		return d.year*10000 + d.month*100 + 31
	}
	return d.first()
}

func (d date) String() string {
	switch {
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year)
	case d.day == 0:
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// readDate reads 2022, 2022-03 and 2022-03-05, with - / . or 年月日.
func readDate(s string) (date, bool) {
	s = strings.TrimRight(strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-").Replace(s), "-")
	parts := strings.Split(s, "-")
	if len(parts) > 3 {
		return date{}, false
	}
	var n [3]int
	for i, part := range parts {
		var err error
		if n[i], err = strconv.Atoi(part); err != nil || n[i] < 1 {
			return date{}, false
		}
	}
	return date{n[0], n[1], n[2]}, n[0] <= lastYear && n[1] <= 12 && n[2] <= 31
}

// readDates reads a list of dates and ranges of dates, and "none".
func readDates(s string) (values []value, written []string, err error) {
	for part := range strings.FieldsFuncSeq(s, isListSign) {
		part = strings.TrimSpace(part)
		if isNone(part) {
			values, written = append(values, dateRange{}), append(written, None)
			continue
		}
		r, printed, err := readDateRange(part)
		if err != nil {
			return nil, nil, err
		}
		values, written = append(values, r), append(written, printed)
	}
	if len(values) == 0 {
		return nil, nil, &valueError{"没有写日期", dateHint}
	}
	return values, written, nil
}

const dateHint = "请写成 2022-03-05、2022-03、2022 或 2022-03..2022-06"

func readDateRange(s string) (dateRange, string, error) {
	from, to, isRange := cutRange(analysis.Fold(s), dateSigns)
	r := dateRange{from: firstYear * 10000, to: lastYear*10000 + 1231}
	first, okFrom := readDate(from)
	last, okTo := readDate(to)
	if !okFrom && !okTo || !okFrom && from != "" || !okTo && to != "" {
		return r, "", &valueError{"日期“" + s + "”无法识别", dateHint}
	}
	if okFrom {
		r.from, from = first.first(), first.String()
	}
	if okTo {
		r.to, to = last.last(), last.String()
	}
	if r.from > r.to {
		return r, "", &valueError{"日期范围“" + s + "”前后颠倒", fmt.Sprintf("请写成 %s..%s", last, first)}
	}
	return r, printRange(from, to, isRange), nil
}
