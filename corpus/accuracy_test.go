package corpus

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"cewen/internal/testdata"
)

// goldReport is a line of gold/work_reports.tsv.
type goldReport struct {
	file, issuer, region, level, year, date, speaker string
}

func readGold(t testing.TB, shared string) []goldReport {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shared, "gold", "work_reports.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var gold []goldReport
	sc := bufio.NewScanner(bytes.NewReader(data))
	for sc.Scan() {
		f := strings.Split(sc.Text(), "\t")
		if len(f) == 7 && f[0] != "file" {
			gold = append(gold, goldReport{f[0], f[1], f[2], f[3], f[4], f[5], f[6]})
		}
	}
	return gold
}

// withoutFrontMatter cuts what stands between the rules at the head of a file.
func withoutFrontMatter(data []byte) []byte {
	if rest, ok := bytes.CutPrefix(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("---\n")); ok {
		if i := bytes.Index(rest, []byte("\n---\n")); i >= 0 {
			return rest[i+len("\n---\n"):]
		}
	}
	return data
}

// agreement counts how often a field agrees with the gold.
type agreement struct {
	right, all int
	misses     []string
}

func (a *agreement) note(file, got, want string) {
	if want == "" {
		return
	}
	a.all++
	if got == want {
		a.right++
		return
	}
	a.misses = append(a.misses, fmt.Sprintf("%s: %q, gold %q", file, got, want))
}

func (a *agreement) share() float64 { return float64(a.right) / float64(max(1, a.all)) }

var goldFields = []string{"region", "level", "year", "issuer", "date", "speaker"}

// compareWithGold reads every report and compares each field. prepare changes
// the input.
func compareWithGold(t *testing.T, prepare func(path string, data []byte) Input) map[string]*agreement {
	shared := testdata.Shared(t)
	result := map[string]*agreement{}
	for _, f := range goldFields {
		result[f] = &agreement{}
	}
	for _, g := range readGold(t, shared) {
		data, err := os.ReadFile(filepath.Join(shared, filepath.FromSlash(g.file)))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := Read(prepare(g.file, data))
		if err != nil {
			t.Errorf("%s: %v", g.file, err)
			continue
		}
		name := doc.Region.Name()
		level, err := ParseLevel(g.level)
		if err != nil {
			t.Fatal(err)
		}
		result["region"].note(g.file, name, g.region)
		result["level"].note(g.file, string(doc.Level), string(level))
		result["year"].note(g.file, strconv.Itoa(doc.Year), g.year)
		result["issuer"].note(g.file, doc.Issuer, g.issuer)
		result["date"].note(g.file, doc.Date, g.date)
		result["speaker"].note(g.file, doc.Speaker, g.speaker)
	}
	return result
}

func logAgreement(t *testing.T, title string, result map[string]*agreement) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", title)
	for _, f := range goldFields {
		fmt.Fprintf(&b, "  %-8s %4d of %4d  %5.1f %%\n", f, result[f].right, result[f].all, 100*result[f].share())
	}
	for _, f := range goldFields {
		for _, miss := range result[f].misses[:min(len(result[f].misses), 60)] {
			fmt.Fprintf(&b, "  miss %s %s\n", f, miss)
		}
	}
	t.Log(b.String())
}

func TestAccuracyOnWorkReports(t *testing.T) {
	result := compareWithGold(t, func(path string, data []byte) Input {
		return Input{Path: path, Data: withoutFrontMatter(data)}
	})
	logAgreement(t, "front matter removed, path given", result)
	for field, least := range map[string]float64{"region": .98, "level": .98, "year": .98, "issuer": .98, "date": .95, "speaker": .95} {
		if share := result[field].share(); share < least {
			t.Errorf("%s agrees in %.1f %%, want %.0f %%", field, 100*share, 100*least)
		}
	}
}

// What a file states about itself must not make it worse.
func TestAccuracyWithFrontMatter(t *testing.T) {
	result := compareWithGold(t, func(path string, data []byte) Input { return Input{Path: path, Data: data} })
	logAgreement(t, "files as they are", result)
	for _, field := range goldFields {
		if share := result[field].share(); share < .98 {
			t.Errorf("%s agrees in %.1f %%, want 98 %%", field, 100*share)
		}
	}
}

// How much comes from the text alone.
func TestAccuracyOfTextAlone(t *testing.T) {
	result := compareWithGold(t, func(_ string, data []byte) Input {
		return Input{Path: "x.md", Data: withoutFrontMatter(data)}
	})
	logAgreement(t, "front matter removed, neutral path", result)
	for _, field := range goldFields {
		if share := result[field].share(); share < .90 {
			t.Errorf("%s agrees in %.1f %%, want 90 %%", field, 100*share)
		}
	}
}
