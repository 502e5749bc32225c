package region

import (
	_ "embed"
	"strings"
)

// former lists places that were renamed or merged; its head explains the layout.
//
//go:embed former.txt
var former string

// formerPlace is a line of it.
type formerPlace struct {
	name   string
	above  string // path of the place of today, or of that which took it in
	merged bool   // the path is above/name
	tier   Tier   // of a merged place; a renamed one has that of today
}

func readFormer(text string) []formerPlace {
	var places []formerPlace
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) < 3 || fields[0] == "#" {
			continue
		}
		p := formerPlace{name: fields[0], above: fields[2], merged: fields[1] == "<", tier: County}
		if len(fields) > 3 && fields[3] == "P" {
			p.tier = Prefecture
		}
		places = append(places, p)
	}
	return places
}

// addFormer adds a former place by its full name; where its short one (思茅) leads
// to the place already, it does not do so twice.
func (g *gazetteer) addFormer(p formerPlace) {
	if p.merged {
		g.add(p.name, place{p.above + "/" + p.name, p.tier})
		return
	}
	now := place{p.above, g.byPath[p.above]}
	g.byName[p.name] = append(g.byName[p.name], now)
	g.longest = max(g.longest, len([]rune(p.name)))
	if now.tier == County {
		return
	}
	for _, short := range shortNames(p.name) {
		if len(g.byShort[short]) == 0 {
			g.byShort[short] = []place{now}
		}
	}
}
