package query

import (
	"fmt"
	"strconv"
	"strings"

	"cewen/analysis"
	"cewen/corpus"
)

// yearRange is a range of years, both ends included; 0..0 asks for documents
// without a year.
type yearRange struct{ from, to int }

func (r yearRange) match(m *corpus.Metadata, _ corpus.Role) bool {
	return r.from <= m.Year && m.Year <= r.to
}

// The years that can be asked for.
const firstYear, lastYear = 1, 9999

// readYears reads a list of "2022", "2018..2024", "2018..", "..2024" and "none".
func readYears(s string) (values []value, written []string, err error) {
	for part := range strings.FieldsFuncSeq(s, isListSign) {
		part = strings.TrimSpace(part)
		if isNone(part) {
			values, written = append(values, yearRange{}), append(written, None)
			continue
		}
		from, to, isRange := cutRange(strings.ReplaceAll(analysis.Fold(part), "年", ""), yearSigns)
		r := yearRange{from: firstYear, to: lastYear}
		okFrom := readYear(from, &r.from) || isRange && from == "" && to != ""
		okTo := readYear(to, &r.to) || isRange && to == "" && from != ""
		if !okFrom || !okTo || r.from < firstYear || r.to > lastYear {
			return nil, nil, &valueError{"年份“" + part + "”无法识别", "请写成 2022、2018..2024 或 2018.."}
		}
		if r.from > r.to {
			return nil, nil, &valueError{"年份范围“" + part + "”前后颠倒", fmt.Sprintf("请写成 %d..%d", r.to, r.from)}
		}
		values, written = append(values, r), append(written, printRange(from, to, isRange))
	}
	if len(values) == 0 {
		return nil, nil, &valueError{"没有写年份", "请写成 2022、2018..2024 或 2018.."}
	}
	return values, written, nil
}

func isListSign(r rune) bool { return r == ',' || r == '，' || r == '、' }

// Signs between the ends of a range, the canonical one first. A hyphen cannot
// stand between dates, which have hyphens themselves.
var (
	dateSigns = []string{"..", "…", "~", "～", "—", "–", "至", "到"}
	yearSigns = append(dateSigns[:len(dateSigns):len(dateSigns)], "-")
)

// cutRange parts a range into its ends; what is no range has the same at both.
func cutRange(s string, signs []string) (from, to string, isRange bool) {
	for _, sign := range signs {
		if from, to, ok := strings.Cut(s, sign); ok {
			to = strings.TrimLeft(to, sign) // — is often written twice
			return strings.TrimSpace(from), strings.TrimSpace(to), true
		}
	}
	s = strings.TrimSpace(s)
	return s, s, false
}

func printRange(from, to string, isRange bool) string {
	if isRange {
		return from + ".." + to
	}
	return from
}

func readYear(s string, year *int) bool {
	n, err := strconv.Atoi(s)
	if err == nil {
		*year = n
	}
	return err == nil
}
