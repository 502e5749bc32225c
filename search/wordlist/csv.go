package wordlist

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
)

// column is a column of a CSV list with the names that it goes by.
type column struct {
	name  string
	names []string
}

func phraseColumns() []column {
	return []column{
		{"phrase", []string{"phrase", "word", "term", "keyword", "短语", "词", "词语", "关键词"}},
		{"group", []string{"group", "category", "组", "分组", "组名", "类别"}},
	}
}

// separators of CSV, as programs in different countries write it.
func separators() []rune { return []rune{',', ';', '\t'} }

// header looks whether a text is CSV with a head of known columns. It returns the
// place of each column by name, nil for a text without a head.
func header(text string, known []column) (places map[string]int, comma rune, err error) {
	first := ""
	line := 0
	_ = eachLine(text, func(n int, l string) error {
		first, line = l, n
		return io.EOF // one is enough
	})
	for _, comma = range separators() {
		cells := strings.Split(first, string(comma))
		places = make(map[string]int)
		var strange []string
		for i, cell := range cells {
			cell = strings.Trim(strings.TrimSpace(cell), `"`)
			name, ok := columnName(cell, known)
			if !ok {
				strange = append(strange, cell)
				continue
			}
			if _, twice := places[name]; twice {
				return nil, 0, fail(line, "首行有两列“%s”", name)
			}
			places[name] = i
		}
		if len(places) == 0 {
			continue
		}
		switch {
		case len(strange) > 0:
			return nil, 0, fail(line, "不认识的列“%s”；可用的列是 %s", strings.Join(strange, "”“"), columnNames(known))
		case !hasColumn(places, known[0].name):
			return nil, 0, fail(line, "首行没有 %s 这一列", known[0].name)
		}
		return places, comma, nil
	}
	return nil, 0, nil
}

func hasColumn(places map[string]int, name string) bool {
	_, ok := places[name]
	return ok
}

func columnName(cell string, known []column) (string, bool) {
	for _, c := range known {
		if slices.Contains(c.names, strings.ToLower(cell)) {
			return c.name, true
		}
	}
	return "", false
}

func columnNames(known []column) string {
	var names []string
	for _, c := range known {
		names = append(names, c.name)
	}
	return strings.Join(names, "、")
}

// eachRow calls read with each row below the head; cell returns what stands in a
// column, without white space around it.
func eachRow(text string, places map[string]int, comma rune, read func(line int, cell func(name string) string) error) error {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.Comment = comma, -1, '#'
	r.TrimLeadingSpace = comma != '\t'
	for head := true; ; head = false {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if wrong := (*csv.ParseError)(nil); errors.As(err, &wrong) {
			return fail(wrong.Line, "CSV 的引号不对：单元格里的引号要写两个，并把整格用引号括起来")
		}
		if err != nil {
			return fail(0, "读不出来：%s", err)
		}
		if head {
			continue
		}
		line, _ := r.FieldPos(0)
		for i := len(places); i < len(row); i++ {
			if strings.TrimSpace(row[i]) != "" {
				return fail(line, "比首行多了一列“%s”；单元格里的“%c”请用引号括起来", row[i], comma)
			}
		}
		cell := func(name string) string {
			at, ok := places[name]
			if !ok || at >= len(row) {
				return ""
			}
			return strings.TrimSpace(row[at])
		}
		if err := read(line, cell); err != nil {
			return err
		}
	}
}

func (p *parser) csv(text string, places map[string]int, comma rune) error {
	grouped := hasColumn(places, "group")
	return eachRow(text, places, comma, func(line int, cell func(string) string) error {
		phrase, group := cell("phrase"), cell("group")
		switch {
		case phrase == "" && group == "":
			return nil
		case phrase == "":
			return fail(line, "组“%s”的这一行没有短语", group)
		case grouped && group == "":
			return fail(line, "短语“%s”没有写组", phrase)
		}
		return p.add(line, group, phrase)
	})
}
