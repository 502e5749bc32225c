package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/internal/testdata"
)

// exported is a document of an export as a script would see it.
type exported struct {
	corpus.Exported
	folded []string
}

// count is what strings.Count finds in it.
func (d *exported) count(phrase string) (occurrences, paragraphs int) {
	for _, text := range d.folded {
		if n := strings.Count(text, phrase); n > 0 {
			occurrences += n
			paragraphs++
		}
	}
	return occurrences, paragraphs
}

// agreement runs commands on a data directory.
type agreement struct {
	t    *testing.T
	data string
}

func (a *agreement) run(args ...string) string {
	a.t.Helper()
	var out, errors bytes.Buffer
	if code := run(append(args, "--data", a.data), nil, &out, &errors); code != exitOK {
		a.t.Fatalf("%q: exit code %d\n%s", args, code, errors.String())
	}
	return out.String()
}

// rows runs a command and returns its rows by the names of columns.
func (a *agreement) rows(args ...string) []map[string]string {
	a.t.Helper()
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.run(args...), "\ufeff"))).ReadAll()
	if err != nil {
		a.t.Fatal(err)
	}
	var rows []map[string]string
	for _, cells := range lines[1:] {
		row := make(map[string]string)
		for i, name := range lines[0] {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// sharedData returns a data directory with all shared reports: a new one where the value
// of an environment variable is 1, else the one that it names, and empty without either.
func sharedData(t *testing.T, variable string) string {
	t.Helper()
	data := os.Getenv(variable)
	if data == "1" {
		shared := testdata.Shared(t)
		data = filepath.Join(t.TempDir(), "data")
		mustRun(t, data, "import", filepath.Join(shared, "seed"), filepath.Join(shared, "reports"))
	}
	return data
}

// readExport reads what cewen export printed.
func readExport(t *testing.T, export string) (documents []*exported) {
	t.Helper()
	for line := range strings.Lines(export) {
		d := new(exported)
		if err := json.Unmarshal([]byte(line), d); err != nil {
			t.Fatal(err)
		}
		for _, p := range d.Paragraphs {
			d.folded = append(d.folded, analysis.Fold(p.Text))
		}
		documents = append(documents, d)
	}
	return documents
}

// Panel, kwic, batch, first and silence are what a script over an export gives, for 50
// phrases drawn from the text. With CEWEN_AGREE it is all shared reports, see sharedData.
func TestInstrumentsAgreeWithAnExport(t *testing.T) {
	a := &agreement{t: t, data: sharedData(t, "CEWEN_AGREE")}
	if a.data == "" {
		t.Log("NOT COVERED: all shared reports; make agree compares them too")
		a.data = filepath.Join(t.TempDir(), "data")
		a.run("import", "testdata/reports", filepath.Join("..", "..", "corpus", "sample", "digests"))
	}
	documents := readExport(t, a.run("export"))
	phrases := drawPhrases(documents, 50)
	t.Logf("%d documents, phrases %q", len(documents), phrases)
	a.comparePanel(documents, phrases)
	a.compareBatch(documents, phrases)
	for i, phrase := range phrases {
		a.compareQuestions(documents, phrase, i)
	}
}

// drawPhrases draws different phrases of 2 to 6 Han characters from the text.
func drawPhrases(documents []*exported, n int) []string {
	r := rand.New(rand.NewPCG(7, 9))
	var phrases []string
	for len(phrases) < n {
		d := documents[r.IntN(len(documents))]
		text := []rune(d.folded[r.IntN(len(d.folded))])
		length := 2 + r.IntN(5)
		if len(text) < length {
			continue
		}
		at := r.IntN(len(text) - length + 1)
		phrase := string(text[at : at+length])
		if strings.ContainsFunc(phrase, func(c rune) bool { return c < 0x4E00 || c > 0x9FFF }) || slices.Contains(phrases, phrase) {
			continue
		}
		phrases = append(phrases, phrase)
	}
	return phrases
}

func (a *agreement) comparePanel(documents []*exported, phrases []string) {
	list := filepath.Join(a.t.TempDir(), "list.txt")
	if err := os.WriteFile(list, []byte(strings.Join(phrases, "\n")), 0o600); err != nil {
		a.t.Fatal(err)
	}
	rows := a.rows("panel", "--phrases", list, "--by", "document", "--no-words")
	if len(rows) != len(documents)*len(phrases) {
		a.t.Fatalf("panel has %d rows", len(rows))
	}
	byID := make(map[string]*exported)
	for _, d := range documents {
		byID[d.ID] = d
	}
	for _, row := range rows {
		d := byID[row["document"]]
		occurrences, paragraphs := d.count(row["phrase"])
		characters := 0
		for _, p := range d.Paragraphs {
			characters += len([]rune(p.Text))
		}
		got := []string{row["occurrences"], row["paragraphs"], row["documents"], row["characters"], row["all_paragraphs"]}
		want := []string{strconv.Itoa(occurrences), strconv.Itoa(paragraphs), strconv.Itoa(min(1, paragraphs)), strconv.Itoa(characters), strconv.Itoa(len(d.Paragraphs))}
		if !slices.Equal(got, want) {
			a.t.Errorf("panel, %s in %s: %q, want %q", row["phrase"], d.ID, got, want)
		}
	}
}

func (a *agreement) compareBatch(documents []*exported, phrases []string) {
	list := filepath.Join(a.t.TempDir(), "queries.txt")
	if err := os.WriteFile(list, []byte(`"`+strings.Join(phrases, "\"\n\"")+`"`), 0o600); err != nil {
		a.t.Fatal(err)
	}
	counts := a.rows(append([]string{"count"}, phrases...)...)
	for i, row := range a.rows("batch", list) {
		n := [3]int{}
		for _, d := range documents {
			occurrences, paragraphs := d.count(phrases[i])
			n[0], n[1], n[2] = n[0]+min(1, paragraphs), n[1]+paragraphs, n[2]+occurrences
		}
		want := fmt.Sprint(n[0], n[1], n[2])
		for name, r := range map[string]map[string]string{"batch": row, "count": counts[i]} {
			if got := strings.Join([]string{r["documents"], r["paragraphs"], r["occurrences"]}, " "); got != want {
				a.t.Errorf("%s, %s: %s, want %s", name, phrases[i], got, want)
			}
		}
	}
}

// compareQuestions compares kwic, silence and first for one phrase.
func (a *agreement) compareQuestions(documents []*exported, phrase string, i int) {
	occurrences := 0
	var silent []string
	firsts := make(map[string]*exported)
	for _, d := range documents {
		n, _ := d.count(phrase)
		occurrences += n
		if n == 0 {
			silent = append(silent, d.ID)
			continue
		}
		place := string(d.Region) + "|" + string(d.Level)
		if d.Year != 0 && (firsts[place] == nil || earlier(d, firsts[place])) {
			firsts[place] = d
		}
	}
	query := `"` + phrase + `"`
	rows := a.rows("kwic", query)
	if len(rows) != occurrences {
		a.t.Errorf("kwic, %s: %d rows, want %d", phrase, len(rows), occurrences)
	}
	for _, row := range rows {
		if analysis.Fold(row["keyword"]) != phrase {
			a.t.Errorf("kwic, %s: keyword %s", phrase, row["keyword"])
		}
	}
	var got []string
	for _, row := range a.rows("silence", query) {
		got = append(got, row["document"])
	}
	slices.Sort(got)
	slices.Sort(silent)
	if !slices.Equal(got, silent) {
		a.t.Errorf("silence, %s: %d documents, want %d", phrase, len(got), len(silent))
	}
	rows = a.rows("first", query)
	if len(rows) != len(firsts) {
		a.t.Errorf("first, %s: %d places, want %d", phrase, len(rows), len(firsts))
	}
	for _, row := range rows {
		want := firsts[row["region"]+"|"+row["level"]]
		if want == nil || row["year"] != strconv.Itoa(want.Year) || row["date"] != want.Date {
			a.t.Errorf("first, %s (%d): %v, want %+v", phrase, i, row, want)
		}
	}
}

// earlier tells whether a report comes before another: by year, then by date, those
// without one last.
func earlier(a, b *exported) bool {
	date := func(d *exported) string { return cmp.Or(d.Date, "9999") }
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(date(a), date(b))) < 0
}
