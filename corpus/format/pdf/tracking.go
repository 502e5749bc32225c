package pdf

import "slices"

// minTracked is how many gaps between Han characters show that they are set apart.
const minTracked = 4

// setTracking measures for each style by how much its Han characters are set apart.
// A title or a grid of characters spreads them evenly, and none of the gaps is a
// space.
func setTracking(pages []*page) {
	gaps := map[style][]float64{}
	styles := map[*style]bool{}
	for _, p := range pages {
		for _, r := range p.runs {
			for i, b := range r.glyphs {
				styles[b.style] = true
				if i == 0 {
					continue
				}
				if a := r.glyphs[i-1]; *a.style == *b.style && isHan(a.r) && isHan(b.r) && !b.spaced {
					gaps[*b.style] = append(gaps[*b.style], (b.box.x0-a.box.x1)/b.style.size)
				}
			}
		}
	}
	tracking := make(map[style]float64, len(gaps))
	for s, all := range gaps {
		if len(all) >= minTracked {
			slices.Sort(all)
			tracking[s] = max(0, all[len(all)/2])
		}
	}
	for s := range styles {
		s.tracking = tracking[*s]
	}
}
