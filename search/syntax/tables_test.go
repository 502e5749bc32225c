package syntax

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the tables of docs/query-syntax.md anew")

const documentation = "../../docs/query-syntax.md"

// marked is a table in the documentation, between the marks of its name.
var marked = regexp.MustCompile(`(?s)(<!-- table: ([a-z-]+) -->\n).*?(<!-- end -->)`)

// The tables of the documentation are those of this package. With -update they are
// written.
func TestDocumentationHasTheTables(t *testing.T) {
	data, err := os.ReadFile(documentation)
	if err != nil {
		t.Fatal(err)
	}
	tables := tables(t)
	text := marked.ReplaceAllStringFunc(string(data), func(old string) string {
		m := marked.FindStringSubmatch(old)
		table, ok := tables[m[2]]
		if !ok {
			t.Errorf("no table %q, or it stands twice", m[2])
			return old
		}
		delete(tables, m[2])
		if written := m[1] + "\n" + table + "\n" + m[3]; written != old && !*update {
			t.Errorf("table %s is out of date: go test ./search/syntax -update", m[2])
		} else {
			return written
		}
		return old
	})
	for name := range tables {
		t.Errorf("table %s is not in %s", name, documentation)
	}
	if *update && !t.Failed() {
		if err := os.WriteFile(documentation, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// tables returns the tables by name: one a section, and those of worked examples.
func tables(t *testing.T) map[string]string {
	tables := map[string]string{
		"counting": countingTable(t), "units": unitsTable(t), "unit-text": unitText(t), "grams": gramsTable(t), "values": valuesTable(),
	}
	documents := documents(t)
	for _, s := range Sections() {
		head, cells := "| Query | Finds | 说明 | Sample |", func(e Entry) []string {
			n := totals(find(parse(t, e.Query), documents))
			return []string{
				ways(e), plain(e.TextEN), plain(e.Text), fmt.Sprintf("%d / %d / %d", n.Documents, n.Paragraphs, n.Occurrences),
			}
		}
		if s.ID == "limits" || s.ID == "mistakes" {
			head, cells = "| Query | What is wrong | Place | Message and hint |", func(e Entry) []string {
				return []string{ways(e), plain(e.TextEN), fmt.Sprintf("%d, %d", e.Error.Offset, e.Error.Length), plain(e.Text)}
			}
		}
		var b strings.Builder
		b.WriteString(head + "\n|---|---|---|---|\n")
		for _, e := range s.Entries {
			b.WriteString(row(cells(e)...))
		}
		tables[s.ID] = b.String()
	}
	return tables
}

// ways are a query and the other ways to write it.
func ways(e Entry) string {
	cell := code(e.Query)
	for _, other := range e.Same {
		cell += "<br>" + code(other)
	}
	return cell
}

func row(cells ...string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

// code is a text as code in a cell of a table, where a bar needs a backslash.
func code(s string) string {
	return "`" + strings.ReplaceAll(s, "|", `\|`) + "`"
}

// plain is a text as text in a cell: what means something to Markdown stands for
// itself.
func plain(s string) string {
	return strings.NewReplacer(`\`, `\\`, `|`, `\|`, `*`, `\*`, `~`, `\~`, `<`, `&lt;`, `_`, `\_`, `[`, `\[`).Replace(s)
}
