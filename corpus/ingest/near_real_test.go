package ingest

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/internal/testdata"
)

// TestNearDuplicatesOfRealReports measures near-duplicates at the default threshold:
// of edited copies of real reports, how many are found; of different reports, also those
// of different years of one place, how many are taken for copies. CEWEN_NEAR=all takes all
// reports (make near), otherwise every twelfth with its neighbour of the next year.
func TestNearDuplicatesOfRealReports(t *testing.T) {
	reports := realReports(t)
	s := openStore(t)
	g := &Ingester{Store: s}
	for group := range slices.Chunk(reports, maxGroupFiles) {
		for _, r := range g.Put(context.Background(), group...) {
			if r.Outcome == Failed {
				t.Fatalf("%s: %s", r.Path, r.Error)
			}
		}
	}
	finder := g.Finder()
	taken, twins := 0, 0
	must(t, finder.Pairs(context.Background(), DefaultSimilarity, func(p Pair) bool {
		t.Logf("pair: %.3f %s %s", p.Similarity, p.First.Source.Path, p.Second.Source.Path)
		if p.Similarity > 0.95 {
			twins++ // one text under two names
		} else {
			taken++
		}
		return true
	}))
	t.Logf("%d reports: %d pairs of one text, %d of different ones", len(reports), twins, taken)
	if taken > 0 {
		t.Errorf("%d pairs of different reports are taken for copies", taken)
	}
	random := rand.New(rand.NewPCG(5, 5))
	t.Logf("%-34s %8s %8s %8s %10s", "edit", "copies", "recall", "precise", "similarity")
	for _, kind := range edits() {
		for _, share := range []float64{0.01, 0.05, 0.10, 0.20} {
			m := measureEdits(t, finder, reports, random, func(d *corpus.Document) { kind.edit(random, d, share) })
			t.Logf("%-24s %8.0f %% %8d %8.3f %8.3f %10.3f", kind.name, 100*share, m.copies, m.recall(), m.precision(), m.similarity/float64(max(1, m.found)))
			if share <= 0.05 && (m.recall() < 0.98 || m.precision() < 1) {
				t.Errorf("%s of %.0f %%: recall %.3f, precision %.3f", kind.name, 100*share, m.recall(), m.precision())
			}
		}
	}
}

func allReports() bool { return os.Getenv("CEWEN_NEAR") == "all" }

func realReports(t *testing.T) (files []File) {
	t.Helper()
	root := filepath.Join(testdata.Shared(t), "reports")
	var paths []string
	must(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".md" {
			paths = append(paths, path)
		}
		return err
	}))
	for i, path := range paths {
		if !allReports() && i%12 > 1 {
			continue
		}
		data, err := os.ReadFile(path)
		must(t, err)
		files = append(files, File{Path: path[len(root)+1:], Data: data})
	}
	return files
}

// edit is a way in which copies of a text differ.
type edit struct {
	name string
	edit func(random *rand.Rand, d *corpus.Document, share float64)
}

func edits() []edit {
	han := func(random *rand.Rand) rune { return rune(0x4e00 + random.IntN(3000)) }
	paragraphs := func(random *rand.Rand, d *corpus.Document, share float64, change func(p *corpus.Paragraph) bool) {
		d.Paragraphs = slices.DeleteFunc(slices.Clone(d.Paragraphs), func(p corpus.Paragraph) bool {
			return random.Float64() < share && change(&p)
		})
	}
	return []edit{
		{"characters replaced", func(random *rand.Rand, d *corpus.Document, share float64) {
			for i := range d.Paragraphs {
				text := []rune(d.Paragraphs[i].Text)
				for j := range text {
					if random.Float64() < share {
						text[j] = han(random)
					}
				}
				d.Paragraphs[i].Text = string(text)
			}
		}},
		{"sentences rewritten", func(random *rand.Rand, d *corpus.Document, share float64) {
			for i := range d.Paragraphs {
				sentences := strings.SplitAfter(d.Paragraphs[i].Text, "。")
				for j, sentence := range sentences {
					if random.Float64() < share {
						sentences[j] = strings.Map(func(rune) rune { return han(random) }, sentence)
					}
				}
				d.Paragraphs[i].Text = strings.Join(sentences, "")
			}
		}},
		{"paragraphs left out", func(random *rand.Rand, d *corpus.Document, share float64) {
			paragraphs(random, d, share, func(*corpus.Paragraph) bool { return true })
		}},
		{"signs and breaks changed", func(random *rand.Rand, d *corpus.Document, share float64) {
			for i := range d.Paragraphs {
				if random.Float64() < share {
					d.Paragraphs[i].Text = strings.NewReplacer("，", " ", "。", "；").Replace(d.Paragraphs[i].Text)
				}
			}
		}},
	}
}

// measured is how many copies were found.
type measured struct {
	copies, found, wrong int
	similarity           float64 // the sum of those found
}

func (m measured) recall() float64 { return float64(m.found) / float64(max(1, m.copies)) }

// precision is 1 where nothing was found.
func (m measured) precision() float64 { return 1 - float64(m.wrong)/float64(max(1, m.found+m.wrong)) }

// measureEdits looks for edited copies of reports drawn at random.
func measureEdits(t *testing.T, finder *Finder, reports []File, random *rand.Rand, change func(*corpus.Document)) (m measured) {
	t.Helper()
	copies := 15
	if allReports() {
		copies = 60
	}
	must(t, finder.view(func(v *store.View) error {
		for range copies {
			f := reports[random.IntN(len(reports))]
			d, err := corpus.Read(corpus.Input{Path: f.Path, Data: f.Data})
			must(t, err)
			text := textOf(d)
			change(d)
			d.Source.Path, d.Source.SHA256 = "copy", fmt.Sprint("copy of ", f.Path)
			draft, err := newDraft(d)
			must(t, err)
			got, err := finder.near(v, draft, DefaultSimilarity)
			must(t, err)
			m.copies++
			switch {
			case got == nil:
			case got.Path == f.Path || sameText(v, got.ID, text):
				m.found++
				m.similarity += got.Similarity
			default:
				m.wrong++
				t.Logf("a copy of %s is taken for one of %s", f.Path, got.Path)
			}
		}
		return nil
	}))
	return m
}

func textOf(d *corpus.Document) string {
	var b strings.Builder
	for _, p := range d.Paragraphs {
		b.WriteString(p.Text)
	}
	return b.String()
}

func sameText(v *store.View, id, text string) bool {
	o, err := v.Ordinal(id)
	if err != nil {
		return false
	}
	d, err := v.Document(o)
	return err == nil && textOf(d) == text
}
