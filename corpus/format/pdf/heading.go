package pdf

import "slices"

// markHeadings gives headings their level, from the size in which they are set.
// Those before the text are titles, whatever their size: a document of a
// government shows its issuer larger than its title.
func markHeadings(paragraphs []Paragraph) {
	const deepest = 6
	var sizes []int
	title := true
	for i := range paragraphs {
		p := &paragraphs[i]
		switch {
		case p.Kind != Heading:
			title = title && len(p.Text) < 100
		case title:
			p.Level = -1
		case !slices.Contains(sizes, p.Level):
			sizes = append(sizes, p.Level)
		}
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	for i := range paragraphs {
		p := &paragraphs[i]
		switch {
		case p.Kind != Heading:
		case p.Level < 0:
			p.Level = 1
		default:
			p.Level = min(2+slices.Index(sizes, p.Level), deepest)
		}
	}
}
