package docs_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/corpus/sample"
	"cewen/search"
	"cewen/search/query"
	"cewen/search/synonyms"
)

var (
	// queries are the rows of the table of queries: code in the first cell.
	queries = regexp.MustCompile("(?m)^\\| (`.+`) \\| ")
	// example is a search on the terminal and the line of totals that it prints.
	example = regexp.MustCompile(`(?m)^\$ cewen search .*'(.+)'\n.*：(\d+ 篇文档，\d+ 个段落，出现 \d+ 次)$`)
)

func TestQueriesOfTheReadmesFindSomethingInTheSample(t *testing.T) {
	digests := digests(t)
	for _, readme := range []struct{ file, section string }{{"README.md", "\n## Queries\n"}, {"README.zh-CN.md", "\n## 检索式\n"}} {
		data, err := os.ReadFile(filepath.Join(root, readme.file))
		if err != nil {
			t.Fatal(err)
		}
		_, text, found := strings.Cut(string(data), readme.section)
		text, _, _ = strings.Cut(text, "\n## ")
		rows := queries.FindAllStringSubmatch(text, -1)
		if !found || len(rows) < 10 {
			t.Errorf("%s: %d rows of queries", readme.file, len(rows))
		}
		for _, row := range rows {
			for _, m := range code.FindAllStringSubmatch(row[1], -1) {
				if q := strings.ReplaceAll(m[1], `\|`, "|"); totals(t, q, digests).Paragraphs == 0 {
					t.Errorf("%s: %s finds nothing", readme.file, q)
				}
			}
		}
	}
}

func TestExampleOfTheReadmesPrintsItsTotals(t *testing.T) {
	digests := digests(t)
	for _, file := range []string{"README.md", "README.zh-CN.md"} {
		data, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		m := example.FindStringSubmatch(string(data))
		if m == nil {
			t.Fatalf("%s: no example", file)
		}
		got := totals(t, m[1], digests)
		if want := fmt.Sprintf("%d 篇文档，%d 个段落，出现 %d 次", got.Documents, got.Paragraphs, got.Occurrences); m[2] != want {
			t.Errorf("%s: prints %s, should print %s", file, m[2], want)
		}
	}
}

// digests are the paragraphs of each document of the sample.
func digests(t *testing.T) [][]query.Place {
	t.Helper()
	var digests [][]query.Place
	for _, f := range sample.Files() {
		d, err := corpus.Read(corpus.Input{Path: f.Path, Data: f.Data})
		if err != nil {
			t.Fatal(err)
		}
		digests = append(digests, search.Places(d))
	}
	return digests
}

func totals(t *testing.T, q string, digests [][]query.Place) (totals search.Totals) {
	t.Helper()
	e, err := query.Parser{Synonyms: synonyms.Builtin()}.Parse(q)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	for _, places := range digests {
		found := query.Find(e, places)
		totals.Documents += min(1, len(found))
		totals.Paragraphs += len(found)
		for _, hit := range found {
			totals.Occurrences += hit.Occurrences
		}
	}
	return totals
}
