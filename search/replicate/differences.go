package replicate

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
)

// Differences says, in Chinese, what differs between a package and the same done
// again; nothing where all is the same.
func Differences(then, now *Package) []string {
	list := versions(then, now)
	if then.Record.Corpus.SHA256 != now.Record.Corpus.SHA256 {
		list = append(list, documents(then, now)...)
	}
	for _, name := range then.names() {
		list = append(list, table(name, then.Results[name], now.Results[name])...)
	}
	for _, name := range now.names() {
		if _, ok := then.Results[name]; !ok {
			list = append(list, fmt.Sprintf("多了一张表 %s", name))
		}
	}
	return list
}

func versions(then, now *Package) []string {
	var list []string
	for _, v := range []struct {
		name      string
		then, now any
	}{
		{"程序版本", then.Record.Versions.Program, now.Record.Versions.Program},
		{"折叠规则", then.Record.Versions.Fold, now.Record.Versions.Fold},
		{"分词词典", then.Record.Versions.Words, now.Record.Versions.Words},
	} {
		if v.then != v.now {
			list = append(list, fmt.Sprintf("%s：当时是 %v，现在是 %v", v.name, v.then, v.now))
		}
	}
	return list
}

// maxListed is how many differences of a kind are listed.
const maxListed = 20

func shorten(list []string) []string {
	if n := len(list); n > maxListed {
		return append(list[:maxListed:maxListed], fmt.Sprintf("……共 %d 处", n))
	}
	return list
}

// documents names the documents that came, went or changed.
func documents(then, now *Package) []string {
	old, fresh := byID(then.Documents), byID(now.Documents)
	var list []string
	for id, row := range old {
		switch other, ok := fresh[id]; {
		case !ok:
			list = append(list, "文档没有了："+id+" "+row["title"])
		case row["text_sha256"] != other["text_sha256"]:
			list = append(list, "文档的文字变了："+id+" "+other["title"])
		case strings.Join(values(row), ",") != strings.Join(values(other), ","):
			list = append(list, "文档的元数据变了："+id+" "+other["title"])
		}
	}
	for id, row := range fresh {
		if _, ok := old[id]; !ok {
			list = append(list, "文档是新的："+id+" "+row["title"])
		}
	}
	slices.Sort(list)
	return shorten(list)
}

// byID reads a table of documents.
func byID(table []byte) map[string]map[string]string {
	rows := read(table)
	byID := make(map[string]map[string]string)
	if len(rows) == 0 {
		return byID
	}
	for _, cells := range rows[1:] {
		row := make(map[string]string)
		for i, column := range rows[0] {
			if i < len(cells) {
				row[column] = cells[i]
			}
		}
		byID[row["document"]] = row
	}
	return byID
}

func values(row map[string]string) []string {
	var list []string
	for name, value := range row {
		list = append(list, name+"="+value)
	}
	slices.Sort(list)
	return list
}

// read reads a table; what is no CSV has no rows.
func read(table []byte) [][]string {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(table, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		return nil
	}
	return rows
}

// table names the rows of a table that differ.
func table(name string, then, now []byte) []string {
	if bytes.Equal(then, now) {
		return nil
	}
	old, fresh := read(then), read(now)
	var list []string
	for i := range max(len(old), len(fresh)) {
		a, b := line(old, i), line(fresh, i)
		if a != b {
			list = append(list, fmt.Sprintf("%s 第 %d 行：当时 %s，现在 %s", name, i, a, b))
		}
	}
	if list == nil {
		list = []string{name + "：字节不同，内容相同"}
	}
	return shorten(list)
}

func line(rows [][]string, i int) string {
	if i >= len(rows) {
		return "（没有）"
	}
	return strings.Join(rows[i], ",")
}
