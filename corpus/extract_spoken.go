package corpus

import (
	"strings"
	"unicode/utf8"

	"cewen/corpus/region"
)

// Where a work report names its place nowhere else, the place that it speaks of
// most is taken: at least minSpoken times, and spokenLead times as often as the
// next of its tier. maxSpoken bounds the text that is counted, in bytes.
const (
	minSpoken  = 4
	spokenLead = 2
	maxSpoken  = 96 << 10
)

// spokenOf returns the place of the tier that the report speaks for (我省, 全市)
// which its text names most, "" if none stands out.
func (e *evidence) spokenOf() string {
	var text []string
	size := 0
	for _, p := range e.doc.Paragraphs {
		if size += len(p.Text); size > maxSpoken {
			break
		}
		text = append(text, p.Text)
	}
	tier := spokenTier(text)
	if tier == region.None {
		return ""
	}
	counts := map[string]int{}
	for _, s := range text {
		countPlaces(counts, s, tier)
	}
	return standsOut(counts)
}

// selfNames are how a report calls its own area; districts and autonomous
// regions are both 我区.
var selfNames = []struct {
	names []string
	tier  region.Tier
}{
	{[]string{"我省", "全省", "省委", "省政府", "自治区"}, region.Province},
	{[]string{"我市", "全市", "市委", "市政府", "全州", "州委"}, region.Prefecture},
	{[]string{"我县", "全县", "县委", "县政府", "我区", "全区", "区委", "区政府"}, region.County},
}

// minAutonomous is how often a report says 自治区 if it is that of one.
const minAutonomous = 3

func spokenTier(text []string) region.Tier {
	if countAll(text, selfNames[0].names[4:]) >= minAutonomous && countAll(text, selfNames[0].names[:3]) < minAutonomous {
		return region.Province
	}
	best, most := region.None, 0
	for _, self := range selfNames {
		if n := countAll(text, self.names); n > most {
			best, most = self.tier, n
		}
	}
	return best
}

func countAll(text, words []string) int {
	n := 0
	for _, s := range text {
		for _, w := range words {
			n += strings.Count(s, w)
		}
	}
	return n
}

// countPlaces counts the places of a tier in s, by full or short name.
func countPlaces(counts map[string]int, s string, tier region.Tier) {
	for i := 0; i < len(s); {
		name := region.Prefix(s[i:])
		if name == "" {
			name = region.ShortPrefix(s[i:])
		}
		if name == "" {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			continue
		}
		if path, ok := region.Unique(name); ok && region.TierOf(path) == tier {
			counts[path]++
		}
		i += len(name)
	}
}

func standsOut(counts map[string]int) string {
	best, second := "", 0
	for path, n := range counts {
		switch {
		case n > counts[best]:
			best, second = path, counts[best]
		case n > second:
			second = n
		}
	}
	if counts[best] < minSpoken || counts[best] < spokenLead*second {
		return ""
	}
	return best
}
