package wordlist

import (
	"strings"
	"unicode/utf8"
)

// MaxQueries bounds a list of queries: each is answered on its own.
const MaxQueries = 10_000

// Query is a query of a list.
type Query struct {
	Line int
	// Name is what it is called, empty where it has no name of its own.
	Name string
	Text string
}

func queryColumns() []column {
	return []column{
		{"query", []string{"query", "q", "检索式"}},
		{"name", []string{"name", "名称", "名字"}},
	}
}

// ParseQueries reads a list of queries: a query a line, or CSV with the columns query
// and, if wanted, name. Whether they can be read as queries is not looked at. Every
// error is search.ErrBadRequest.
func ParseQueries(text string) ([]Query, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	if !utf8.ValidString(text) {
		return nil, fail(0, "检索式文件不是有效的 UTF-8 文字")
	}
	columns, comma, err := header(text, queryColumns())
	if err != nil {
		return nil, err
	}
	var list []Query
	add := func(q Query) error {
		if len(list) == MaxQueries {
			return fail(q.Line, "超过 %d 个检索式的上限；请分成几份", MaxQueries)
		}
		list = append(list, q)
		return nil
	}
	if columns == nil {
		err = eachLine(text, func(n int, line string) error { return add(Query{Line: n, Text: line}) })
	} else {
		err = eachRow(text, columns, comma, func(line int, cell func(string) string) error {
			if cell("query") == "" {
				if cell("name") == "" {
					return nil
				}
				return fail(line, "“%s”这一行没有检索式", cell("name"))
			}
			return add(Query{Line: line, Name: cell("name"), Text: cell("query")})
		})
	}
	if err == nil && len(list) == 0 {
		err = fail(0, "没有给出检索式：文件是空的")
	}
	return list, err
}
