package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cewen/corpus/format"
	"cewen/internal/testdata"
)

// goldRow is one line of a table of true values: what its columns say, by name.
type goldRow map[string]string

// readGold reads a table of ../shared/gold, tab-separated with a line of names.
func readGold(t testing.TB, shared, name string) []goldRow {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shared, "gold", name))
	if err != nil {
		t.Fatal(err)
	}
	var rows []goldRow
	var names []string
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if names == nil {
			names = cells
			continue
		}
		row := goldRow{}
		for i, cell := range cells[:min(len(cells), len(names))] {
			row[names[i]] = cell
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		t.Fatalf("%s is empty", name)
	}
	return rows
}

// withoutFrontMatter cuts what stands between the rules at the head of a file.
func withoutFrontMatter(data []byte) []byte {
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(string(data), "\ufeff"), "---\n"); ok {
		if _, body, ok := strings.Cut(rest, "\n---\n"); ok {
			return []byte(body)
		}
	}
	return data
}

// goldDoubts say why the gold and not the value may be wrong, by what the name of a
// file holds. Such misses are shown and count like others.
var goldDoubts = []struct{ column, file, why string }{
	{"region", "淮南市/2016.md", "the text is the report of 淮安"},
	{"issuer", "淮南市/2016.md", "the text is the report of 淮安"},
	{"year", "四川省/20", "delivered in the year after, about that year; the keeper counts by the year reviewed"},
	{"delivered", "", "only in the front matter, which is removed"},
	{"speaker", "", "only in the front matter, which is removed"},
	{"url", "", "the page does not say where it was taken from"},
}

func doubt(column, miss string) string {
	for _, d := range goldDoubts {
		if d.column == column && strings.Contains(miss, d.file) {
			return "  [" + d.why + "]"
		}
	}
	return ""
}

// agreement counts how a field agrees with the gold. A value where the gold has
// none is not judged: the gold leaves out what it does not know.
type agreement struct {
	right, stated, all int // stated: values given where the gold has one
	extra              int // values given where the gold has none
	elsewhere          int // values of the gold that no reader of the file can know
	misses             []string
}

func (a *agreement) note(file, got, want string) {
	switch {
	case want == "" && got != "":
		a.extra++
	case want == "":
	default:
		a.all++
		if got != "" {
			a.stated++
		}
		if got == want {
			a.right++
			return
		}
		a.misses = append(a.misses, fmt.Sprintf("%s: %q, gold %q", file, got, want))
	}
}

func (a *agreement) recall() float64 { return float64(a.right) / float64(max(1, a.all)) }

// ofFile is the recall of what the files say.
func (a *agreement) ofFile() float64 { return float64(a.right) / float64(max(1, a.all-a.elsewhere)) }

func (a *agreement) precision() float64 { return float64(a.right) / float64(max(1, a.stated)) }

// goldField is a column of a gold table with the value that stands against it.
type goldField struct {
	column string
	of     func(d *Document) string
	least  float64 // wanted of the recall of what the files say and of precision; 0: only shown
	// elsewhere tells whether the value of the gold follows from no word of the file.
	elsewhere func(d *Document, want string) bool
}

// compare reads the files of a gold table and compares each field.
func compare(t *testing.T, table string, fields []goldField, prepare func(path string, data []byte) Input) map[string]*agreement {
	t.Helper()
	shared := testdata.Shared(t)
	result := map[string]*agreement{}
	for _, f := range fields {
		result[f.column] = &agreement{}
	}
	for _, row := range readGold(t, shared, table) {
		data, err := os.ReadFile(filepath.Join(shared, filepath.FromSlash(row["file"])))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := Read(prepare(row["file"], data))
		if err != nil {
			t.Errorf("%s: %v", row["file"], err)
			continue
		}
		for _, f := range fields {
			want := row[f.column]
			if f.column == "level" {
				level, err := ParseLevel(want)
				if err != nil {
					t.Fatal(err)
				}
				want = string(level)
			}
			if f.elsewhere != nil && f.of(doc) == "" && f.elsewhere(doc, want) {
				result[f.column].elsewhere++
			}
			result[f.column].note(row["file"], f.of(doc), want)
		}
	}
	return result
}

// showAgreement prints the table and fails where a field falls short.
func showAgreement(t *testing.T, title string, fields []goldField, result map[string]*agreement) {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  %-17s %6s %6s  %9s  %6s  %11s  %6s\n", title, "field", "right", "gold", "precision", "recall", "of the file", "no gold")
	for _, f := range fields {
		a := result[f.column]
		fmt.Fprintf(&b, "  %-17s %6d %6d  %8.1f%%  %5.1f%%  %10.1f%%  %6d\n", f.column, a.right, a.all, 100*a.precision(), 100*a.recall(), 100*a.ofFile(), a.extra)
		if a.ofFile() < f.least || a.precision() < f.least {
			t.Errorf("%s: %s has recall %.1f %%, precision %.1f %%, want %.0f %%", title, f.column, 100*a.ofFile(), 100*a.precision(), 100*f.least)
		}
	}
	for _, f := range fields {
		slices.Sort(result[f.column].misses)
		for _, miss := range result[f.column].misses {
			fmt.Fprintf(&b, "  miss %s %s%s\n", f.column, miss, doubt(f.column, miss))
		}
	}
	t.Log(b.String())
}

// reportFields are the columns of work_reports.tsv; least is asked of the first
// four, dates and speakers are given for 80 of the reports.
func reportFields(least, ofSpeech float64) []goldField {
	return []goldField{
		{column: "region", of: func(d *Document) string { return d.Region.Name() }, least: least},
		{column: "level", of: func(d *Document) string { return string(d.Level) }, least: least},
		{column: "year", of: func(d *Document) string { return strconv.Itoa(d.Year) }, least: least},
		{column: "issuer", of: func(d *Document) string { return d.Issuer }, least: least},
		{column: "delivered", of: func(d *Document) string { return d.Delivered }, least: ofSpeech},
		{column: "speaker", of: func(d *Document) string { return d.Speaker }, least: ofSpeech},
	}
}

func TestAccuracyOnWorkReports(t *testing.T) {
	fields := reportFields(.98, .95)
	showAgreement(t, "work reports, front matter removed, path given", fields,
		compare(t, "work_reports.tsv", fields, func(path string, data []byte) Input {
			return Input{Path: path, Data: withoutFrontMatter(data)}
		}))
}

// What a file states about itself must not make it worse.
func TestAccuracyWithFrontMatter(t *testing.T) {
	fields := reportFields(.98, .98)
	showAgreement(t, "work reports, files as they are", fields,
		compare(t, "work_reports.tsv", fields, func(path string, data []byte) Input { return Input{Path: path, Data: data} }))
}

// How much comes from the text alone.
func TestAccuracyOfTextAlone(t *testing.T) {
	fields := reportFields(.90, .90)
	showAgreement(t, "work reports, front matter removed, neutral path", fields,
		compare(t, "work_reports.tsv", fields, func(_ string, data []byte) Input {
			return Input{Path: "x.md", Data: withoutFrontMatter(data)}
		}))
}

// pageFields are the columns of state_council_html.tsv.
func pageFields(least float64) []goldField {
	return []goldField{
		{column: "title", of: func(d *Document) string { return d.Title }, least: least},
		{column: "issuer", of: func(d *Document) string { return d.Issuer }, least: least},
		{column: "doc_number", of: func(d *Document) string { return d.Number }, least: least},
		{column: "index_number", of: func(d *Document) string { return d.Index }, least: least},
		{column: "topic", of: func(d *Document) string { return d.Topic }, least: least},
		{column: "date", of: func(d *Document) string { return d.Issued }, least: least},
		{column: "publication_date", of: func(d *Document) string { return d.Published }, least: least},
		{column: "url", of: func(d *Document) string { return d.Source.URL }},
	}
}

func TestAccuracyOnPages(t *testing.T) {
	fields := pageFields(.98)
	showAgreement(t, "pages of the State Council, neutral path", fields,
		compare(t, "state_council_html.tsv", fields, func(_ string, data []byte) Input { return Input{Path: "x.html", Data: data} }))
}

// How much the text of a page says without its table.
func TestAccuracyOnPagesWithoutTables(t *testing.T) {
	fields := pageFields(0)[:3]
	fields = append(fields, goldField{column: "date", of: func(d *Document) string { return d.Issued }})
	for i := range fields {
		fields[i].least = .90
	}
	shared := testdata.Shared(t)
	result := map[string]*agreement{}
	for _, f := range fields {
		result[f.column] = new(agreement)
	}
	for _, row := range readGold(t, shared, "state_council_html.tsv") {
		parsed, err := format.Parse("x.html", readFile(t, filepath.Join(shared, filepath.FromSlash(row["file"]))))
		if err != nil {
			t.Fatal(err)
		}
		parsed.Table, parsed.FrontMatter = nil, nil
		doc := compose(Input{Path: "x.html"}, parsed, nil, nil)
		for _, f := range fields {
			result[f.column].note(row["file"], f.of(doc), row[f.column])
		}
	}
	showAgreement(t, "pages of the State Council, tables and heads left out", fields, result)
}

// inDecision tells whether a law was amended and no sentence of it says that it is in
// force from the day of the gold on: that day stands in the decision that amended it,
// which is another document, and what is not in the document stays empty.
func inDecision(d *Document, day string) bool {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return false
	}
	var amended bool
	for _, p := range d.Paragraphs {
		amended = amended || strings.Contains(p.Text, "修正）") || strings.Contains(p.Text, "修订）")
		if strings.Contains(p.Text, at.Format("自2006年1月2日起施行")) || strings.Contains(p.Text, "自公布之日起施行") {
			return false
		}
	}
	return amended
}

// lawFields are the columns of laws_formats.tsv.
func lawFields(ofDates float64) []goldField {
	return []goldField{
		{column: "title", of: func(d *Document) string { return d.Title }, least: .98},
		{column: "issuer", of: func(d *Document) string { return d.Issuer }, least: .98},
		{column: "publication_date", of: func(d *Document) string { return d.Published }, least: ofDates},
		{column: "effective_date", of: func(d *Document) string { return d.Effective }, least: .98, elsewhere: inDecision},
	}
}

func TestAccuracyOnLaws(t *testing.T) {
	fields := lawFields(.98)
	showAgreement(t, "laws as docx and doc", fields,
		compare(t, "laws_formats.tsv", fields, func(path string, data []byte) Input { return Input{Path: path, Data: data} }))
}

// How much comes from the text alone: the day on which an amended interpretation
// was published is in the name of its file only.
func TestAccuracyOnLawsOfTextAlone(t *testing.T) {
	fields := lawFields(0)
	showAgreement(t, "laws as docx and doc, neutral path", fields,
		compare(t, "laws_formats.tsv", fields, func(path string, data []byte) Input { return Input{Path: "x" + filepath.Ext(path), Data: data} }))
}
