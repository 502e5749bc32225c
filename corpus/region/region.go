// Package region knows the administrative divisions of China down to counties:
// it turns a name into the path of a place (太原市 → 山西省/太原市) and tells the
// tier of a path. A path's elements are full names joined by "/", from the
// province down; counties directly under a province follow it at once
// (北京市/朝阳区).
package region

import "strings"

// Tier is the rank of a division.
type Tier int

// The tiers. None is the tier of what is not in the table.
const (
	None Tier = iota
	Province
	Prefecture
	County
)

// TierOf returns the tier of the place with this path, None if there is none.
func TierOf(path string) Tier { return table().byPath[path] }

// Lookup returns the paths of all places called name, which is a full name
// (太原市, 朝阳区), a short name of a province or prefecture (太原, 山西), a
// former name (襄樊市) or a path (山西省/太原市). Where within holds paths, only
// places within one of them are returned; 朝阳区 within 北京市 is one place.
func Lookup(name string, within ...string) []string {
	return paths(find(strings.TrimSpace(name)), within)
}

// Unique returns the path of the only place called name (and lying within one
// of the given paths, if any); ok is false if there is none or more than one.
func Unique(name string, within ...string) (path string, ok bool) {
	if found := Lookup(name, within...); len(found) == 1 {
		return found[0], true
	}
	return "", false
}

// Prefix returns the longest full or former name of a place that s starts with,
// "" if there is none. Short names do not count, 海南 may open 海南藏族自治州; but
// 海南州 and the like do.
func Prefix(s string) string {
	return longestPrefix(s, func(name string) bool {
		return len(table().byName[name]) > 0 || wasCounty(name) && len(changedSuffix(table(), name)) > 0
	})
}

// wasCounty tells a name that only a place has: 密云县 is a district today. A 市 that
// became a district is left out, as 东城市 may stand in 山东城市群.
func wasCounty(name string) bool {
	return strings.HasSuffix(name, "县") || strings.HasSuffix(name, "地区")
}

// ShortPrefix is like Prefix for the short names of provinces and prefectures.
func ShortPrefix(s string) string {
	return longestPrefix(s, func(name string) bool { return len(table().byShort[name]) > 0 })
}

func longestPrefix(s string, known func(string) bool) string {
	best, runes := "", 0
	for i := range s {
		if runes >= 2 && known(s[:i]) {
			best = s[:i]
		}
		if runes++; runes > table().longest {
			return best
		}
	}
	if runes >= 2 && known(s) {
		best = s
	}
	return best
}

// Within tells whether path is outer or lies in it.
func Within(path, outer string) bool {
	return path == outer || strings.HasPrefix(path, outer+"/")
}

func find(name string) []place {
	g := table()
	if tier, ok := g.byPath[name]; ok {
		return []place{{name, tier}}
	}
	if above, last, ok := cutLast(name); ok {
		return findBelow(above, last)
	}
	if found := g.byName[name]; len(found) > 0 {
		return found
	}
	if found := g.byShort[name]; len(found) > 0 {
		return found
	}
	return changedSuffix(g, name)
}

// findBelow resolves a path written loosely: 山西/太原, 太原市/杏花岭区.
func findBelow(above, last string) []place {
	var found []place
	for _, p := range find(last) {
		for _, outer := range find(above) {
			if Within(p.path, outer.path) && p.path != outer.path {
				found = append(found, p)
			}
		}
	}
	return found
}

func cutLast(path string) (above, last string, ok bool) {
	i := strings.LastIndexByte(path, '/')
	if i < 0 {
		return "", path, false
	}
	return path[:i], path[i+1:], true
}

// suffixChanges are the regular changes of status: a prefecture or league that
// became a city, a county that became a district or city.
var suffixChanges = []struct {
	old  string
	new  []string
	tier Tier
}{
	{"地区", []string{"市"}, Prefecture},
	{"盟", []string{"市"}, Prefecture},
	{"县", []string{"区", "市"}, County},
	{"市", []string{"区"}, County},
}

// changedSuffix finds a place under the suffix that it has today.
func changedSuffix(g *gazetteer, name string) []place {
	for _, c := range suffixChanges {
		stem, ok := strings.CutSuffix(name, c.old)
		if !ok || len(stem) < len("密云") {
			continue
		}
		for _, suffix := range c.new {
			if found := ofTier(g.byName[stem+suffix], c.tier); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

func ofTier(places []place, tier Tier) []place {
	var found []place
	for _, p := range places {
		if p.tier == tier {
			found = append(found, p)
		}
	}
	return found
}

func paths(places []place, within []string) []string {
	var found []string
	for _, p := range places {
		if len(within) == 0 || lies(p.path, within) {
			found = append(found, p.path)
		}
	}
	return found
}

func lies(path string, within []string) bool {
	for _, outer := range within {
		if Within(path, outer) {
			return true
		}
	}
	return false
}
