package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

const (
	// shownMisses is how many of the worst are printed of each set.
	shownMisses = 5
	// shownText is how much of a paragraph is printed, in characters.
	shownText = 60
)

// printMisses prints the questions of a set that cewen answered worst, those first
// that another ranker answered best. The first ranker is cewen.
func printMisses(w io.Writer, lib *library, rankers []ranker, s set, outcomes [][]outcome) {
	order := make([]int, len(outcomes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(loss(outcomes[b]), loss(outcomes[a])) })
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s: the worst of %d\n", s.name, len(outcomes))
	for _, i := range order[:min(shownMisses, len(order))] {
		fmt.Fprintf(&b, "  %s\n   ", s.questions[i].text)
		for j, r := range rankers {
			fmt.Fprintf(&b, " %s %s;", r.name(), place(outcomes[i][j].rank))
		}
		top := outcomes[i][0].top
		fmt.Fprintf(&b, "\n    right: %s\n    first: %s\n",
			lib.show(func(id string) bool { return s.questions[i].right[id] }), lib.show(func(id string) bool { return id == top }))
	}
	_, _ = io.WriteString(w, b.String()) // to the terminal
}

// loss is how far cewen, whose outcome is the first, is behind: less what it gained
// itself, but what the best of the others did.
func loss(outcomes []outcome) float64 {
	best := 0.0
	for _, o := range outcomes[1:] {
		best = max(best, gain(o.rank))
	}
	return best - gain(outcomes[0].rank)
}

// gain is what a rank adds to the MRR.
func gain(rank int) float64 {
	if rank == 0 {
		return 0
	}
	return 1 / float64(rank)
}

func place(rank int) string {
	if rank == 0 {
		return "-"
	}
	return fmt.Sprint(rank)
}

// show prints the first paragraph that is wanted.
func (lib *library) show(wanted func(id string) bool) string {
	i := slices.IndexFunc(lib.paragraphs, func(p paragraph) bool { return wanted(p.id) })
	if i < 0 {
		return "nothing"
	}
	d := lib.reportOf(i)
	text := []rune(lib.paragraphs[i].folded)
	return fmt.Sprintf("%s %d: %s", d.Region, d.Year, string(text[:min(shownText, len(text))]))
}
