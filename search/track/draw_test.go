package track_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/internal/reports"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
	"cewen/search/track"
)

// TestDrawn draws commitments of real reports, by a fixed seed, and prints each with the
// sentences that were found beside it, to be judged by reading: CEWEN_TRACK_DRAW names the
// folders of reports (市/太原市,市/上海市), CEWEN_TRACK_SEED the seed, CEWEN_TRACK_N how
// many; with CEWEN_TRACK_HELD=1 only those of reports whose next is
// held, with 0 only the others.
func TestDrawn(t *testing.T) {
	places := os.Getenv("CEWEN_TRACK_DRAW")
	if places == "" {
		t.Skip("NOT COVERED: commitments are drawn for judging only where CEWEN_TRACK_DRAW names places")
	}
	all := drawn(t, strings.Split(places, ","))
	seed, err := strconv.ParseUint(os.Getenv("CEWEN_TRACK_SEED"), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(os.Getenv("CEWEN_TRACK_N"))
	if err != nil {
		t.Fatal(err)
	}
	if held := os.Getenv("CEWEN_TRACK_HELD"); held != "" {
		all = slices.DeleteFunc(all, func(p tracked) bool { return p.next != (held == "1") })
	}
	order := rand.New(rand.NewPCG(seed, 0)).Perm(len(all))
	for i, at := range order[:min(n, len(all))] {
		fmt.Println(describe(i+1, all[at]))
	}
}

// drawn are the tracked promises of all reports of folders, in the order of years.
func drawn(t *testing.T, folders []string) []tracked {
	var all []tracked
	for _, folder := range folders {
		var documents []*corpus.Document
		for _, file := range reports.Files(t, folder) {
			documents = append(documents, reports.Read(t, file))
		}
		c := instrumenttest.Of(t, documents...)
		heads, err := c.Held(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range heads {
			all = append(all, trackedOf(t, c, h)...)
		}
	}
	return all
}

type tracked struct {
	document *corpus.Document
	next     bool // the report of the next year is held
	track.Tracked
}

func trackedOf(t *testing.T, c *instrument.Corpus, h instrument.Head) []tracked {
	answer, err := (&track.Track{ID: h.ID}).Find(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	var list []tracked
	for _, p := range answer.Promises {
		list = append(list, tracked{answer.Document, answer.Reports[0].Held(), p})
	}
	return list
}

func describe(i int, p tracked) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d. %s %d 年承诺 %s【动作 %s，对象 %s】报告 %d–%d：%s\n   原句 %s\n", i, p.document.Region, p.document.Year, p.Commitment.Span, p.Commitment.Action, p.Commitment.Object, p.First, p.Last, p.State, p.Sentence)
	for n, e := range p.Evidence {
		fmt.Fprintf(&b, "   %d) %.2f %s %d %s%s\n", n+1, e.Score, parts(e.Parts), e.Document.Year, e.Text, gap(e.Number))
	}
	return b.String()
}

func parts(p track.Parts) string {
	s := fmt.Sprintf("o%.2f", p.Object)
	for _, part := range []struct {
		name  string
		value *float64
	}{{"u", p.Unit}, {"n", p.Number}, {"a", p.Action}} {
		if part.value != nil {
			s += fmt.Sprintf(" %s%.2f", part.name, *part.value)
		}
	}
	return s
}

func gap(n *track.Number) string {
	if n == nil {
		return ""
	}
	return fmt.Sprintf(" 〔%s 差 %g〕", n.Raw, n.Difference)
}
