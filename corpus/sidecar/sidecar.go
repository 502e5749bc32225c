// Package sidecar reads tables of metadata that a user keeps beside files: one line
// a file, one column a field. Spreadsheets write such tables in many ways; what can
// be understood is, and whatever is not is reported with its line.
//
//	file,title,region,year
//	2022/报告.docx,政府工作报告,太原市,2022
package sidecar

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"cewen/corpus"
)

// MaxSize bounds a table in bytes: some 50,000 lines of all fields.
const MaxSize = 16 << 20

// The errors of Parse. Their texts are for end users.
var (
	ErrEncoding = errors.New("元数据表的文字编码无法识别，请另存为 UTF-8 的 CSV")
	ErrNoFile   = errors.New("元数据表第一行没有“file”（文件）这一列；第一行应是列名，例如 file,title,region,year")
	ErrEmpty    = errors.New("元数据表是空的")
	ErrTooLarge = fmt.Errorf("元数据表超过 %d MB", MaxSize>>20)
	ErrFormat   = errors.New("元数据表读不出来")
)

// Problem is something in a table that was not taken over, and what to do about it.
type Problem struct {
	Line    int    `json:"line"` // from 1, the line of names
	Message string `json:"message"`
}

func (p Problem) String() string { return fmt.Sprintf("第 %d 行：%s", p.Line, p.Message) }

// Table is a table that was read. It is not safe for concurrent use.
type Table struct {
	rows     []*row
	byFile   map[string]*row
	problems []Problem
}

// row is what the table says of a file.
type row struct {
	line    int
	file    string // as written
	values  map[corpus.Field]string
	matched map[string]bool // the paths it was given for
}

// fileNames are the names of the column that names the file.
var fileNames = []string{"file", "文件", "文件名", "path", "路径", "filename"}

// Parse reads a table: UTF-8, UTF-16 with its mark, or GB18030; cells parted by
// commas, semicolons or tabs. Values that are none, columns that no field has and
// lines that say the same file again are problems, not errors.
func Parse(data []byte) (*Table, error) {
	if len(data) > MaxSize {
		return nil, ErrTooLarge
	}
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(text) == "" {
		return nil, ErrEmpty
	}
	t := &Table{byFile: make(map[string]*row)}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = separator(text), -1, true, true
	var columns []corpus.Field
	fileColumn := -1
	for {
		cells, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return t, nil
		case err != nil:
			return nil, fmt.Errorf("%w：%s", ErrFormat, parseProblem(err))
		}
		line, _ := r.FieldPos(0)
		if blank(cells) {
			continue
		}
		if fileColumn < 0 {
			if columns, fileColumn = t.header(line, cells); fileColumn < 0 {
				return nil, ErrNoFile
			}
			continue
		}
		t.add(line, cells, columns, fileColumn)
	}
}

func parseProblem(err error) string {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return fmt.Sprintf("第 %d 行的引号没有成对，请补上", p.StartLine)
	}
	return err.Error()
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// header reads the line of names. The field of a column that is not one is empty.
func (t *Table) header(line int, cells []string) (columns []corpus.Field, file int) {
	file = -1
	columns = make([]corpus.Field, len(cells))
	seen := map[corpus.Field]bool{}
	for i, cell := range cells {
		name := strings.ToLower(strings.TrimSpace(cell))
		if file < 0 && slices.Contains(fileNames, name) {
			file = i
			continue
		}
		field, ok := corpus.ParseField(name)
		switch {
		case name == "":
		case !ok:
			t.problem(line, "没有名为“%s”的项目，这一列没有采用；可用 %s", strings.TrimSpace(cell), corpus.AcceptedFields())
		case seen[field]:
			t.problem(line, "“%s”与前面的一列是同一项目，这一列没有采用；请只留一列", strings.TrimSpace(cell))
		default:
			columns[i], seen[field] = field, true
		}
	}
	return columns, file
}

func (t *Table) add(line int, cells []string, columns []corpus.Field, fileColumn int) {
	if fileColumn >= len(cells) || strings.TrimSpace(cells[fileColumn]) == "" {
		t.problem(line, "没有写文件名，这一行没有采用")
		return
	}
	r := &row{line: line, file: strings.TrimSpace(cells[fileColumn]), values: map[corpus.Field]string{}, matched: map[string]bool{}}
	key := plainPath(r.file)
	if earlier := t.byFile[key]; earlier != nil {
		t.problem(line, "“%s”在第 %d 行已有，这一行没有采用；请合成一行", r.file, earlier.line)
		return
	}
	if len(cells) > len(columns) {
		t.problem(line, "有 %d 格，比列名多；多出的没有采用。值里有逗号的请加引号", len(cells))
	}
	for i, cell := range cells[:min(len(cells), len(columns))] {
		if columns[i] == "" || strings.TrimSpace(cell) == "" {
			continue
		}
		value, err := corpus.CheckValue(columns[i], cell)
		if err != nil {
			t.problem(line, "%s；这一格没有采用", err)
			continue
		}
		r.values[columns[i]] = value
	}
	t.rows = append(t.rows, r)
	t.byFile[key] = r
}

func (t *Table) problem(line int, format string, args ...any) {
	t.problems = append(t.problems, Problem{line, fmt.Sprintf(format, args...)})
}

// plainPath is a path with forward slashes, entries of archives included, without
// "./" at its front.
func plainPath(p string) string {
	p = strings.NewReplacer(`\`, "/", "!/", "/").Replace(strings.TrimSpace(p))
	return strings.TrimPrefix(p, "./")
}

// For returns what the table says of the file with this source path: by the line
// that names the whole path, or else the longest end of it (太原市/2022.docx before
// 2022.docx). nil if no line does.
func (t *Table) For(path string) map[corpus.Field]string {
	if t == nil {
		return nil
	}
	key := plainPath(path)
	for rest := key; ; {
		if r := t.byFile[rest]; r != nil {
			r.matched[key] = true
			return r.values
		}
		_, after, ok := strings.Cut(rest, "/")
		if !ok {
			return nil
		}
		rest = after
	}
}

// Problems returns what was wrong with the table, and once files were asked for,
// the lines that no file or more than one had; in the order of lines.
func (t *Table) Problems() []Problem {
	if t == nil {
		return nil
	}
	all := slices.Clone(t.problems)
	for _, r := range t.rows {
		switch n := len(r.matched); {
		case n == 0:
			all = append(all, Problem{r.line, fmt.Sprintf("“%s”没有对上任何导入的文件；请检查文件名，或写上所在的目录", r.file)})
		case n > 1:
			all = append(all, Problem{r.line, fmt.Sprintf("“%s”对上了 %d 个文件，都采用了；要分开，请写上所在的目录", r.file, n)})
		}
	}
	slices.SortStableFunc(all, func(a, b Problem) int { return a.Line - b.Line })
	return all
}

// Encode writes a table of what is given for files, which Parse reads back.
func Encode(given map[string]map[corpus.Field]string) ([]byte, error) {
	fields := map[corpus.Field]bool{}
	for _, values := range given {
		for field := range values {
			fields[field] = true
		}
	}
	columns := slices.Sorted(maps.Keys(fields))
	header := []string{fileNames[0]}
	for _, field := range columns {
		header = append(header, string(field))
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.Write(header); err != nil {
		return nil, fmt.Errorf("encode table: %w", err)
	}
	for _, path := range slices.Sorted(maps.Keys(given)) {
		line := []string{path}
		for _, field := range columns {
			line = append(line, given[path][field])
		}
		if err := w.Write(line); err != nil {
			return nil, fmt.Errorf("encode table: %w", err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}
