package commitments

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"cewen/analysis"
	"cewen/analysis/numeral"
	"cewen/corpus/commitment"
	"cewen/search"
)

// FacetName names a property that commitments are counted by.
type FacetName string

// The facets. Each has the name of the parameter that chooses its values.
const (
	FacetType     FacetName = "type"
	FacetAction   FacetName = "action"
	FacetUnit     FacetName = "unit"
	FacetStrength FacetName = "strength"
	FacetDeadline FacetName = "deadline"
	FacetRegion   FacetName = FacetName(search.FacetRegion)
	FacetYear     FacetName = FacetName(search.FacetYear)
	FacetLevel    FacetName = FacetName(search.FacetLevel)
)

// Facets lists the facets: those of commitments, then those of their documents.
func Facets() []FacetName { return append(ownFacets(), documentFacets()...) }

func ownFacets() []FacetName {
	return []FacetName{FacetType, FacetAction, FacetUnit, FacetStrength, FacetDeadline}
}

func documentFacets() []FacetName { return []FacetName{FacetRegion, FacetYear, FacetLevel} }

func isOfDocument(name FacetName) bool { return slices.Contains(documentFacets(), name) }

// None stands for a property that a commitment does not have.
const None = search.None

// Values of FacetDeadline that are no years.
const (
	DeadlineWithin = "年内" // within the year of the plan: 年底前, 上半年, 6月底前
	DeadlineOther  = "其他" // 三年内, 任期内
)

// Types lists the types of commitments, Strengths the strengths, in the order in which
// they are read.
func Types() []commitment.Type {
	return []commitment.Type{commitment.Project, commitment.Target, commitment.Measure}
}

// Strengths lists the strengths of commitments, the firmest first.
func Strengths() []commitment.Strength {
	return []commitment.Strength{commitment.Firm, commitment.Plain, commitment.Aim, commitment.Explore}
}

// values are those under which a commitment counts in one of its own facets, none twice.
func (n FacetName) values(c *commitment.Commitment) []string {
	switch n {
	case FacetType:
		return []string{string(c.Type)}
	case FacetStrength:
		return []string{string(c.Strength)}
	case FacetAction:
		return stated(actions(c.Action))
	case FacetUnit:
		return stated(units(c))
	case FacetDeadline:
		return []string{deadlineValue(c.Deadline)}
	case FacetRegion, FacetYear, FacetLevel:
	}
	return nil // they are of documents
}

func stated(values []string) []string {
	if len(values) == 0 {
		return []string{None}
	}
	return values
}

// actions are the verbs of an action: 新建、续建 are two.
func actions(action string) []string {
	if action == "" {
		return nil
	}
	if !strings.ContainsAny(action, "、，,") {
		return []string{action}
	}
	var list []string
	for verb := range strings.FieldsFuncSeq(action, func(r rune) bool { return strings.ContainsRune("、，,", r) }) {
		if !slices.Contains(list, verb) {
			list = append(list, verb)
		}
	}
	return list
}

// units are those of the numbers of a commitment.
func units(c *commitment.Commitment) []string {
	var list []string
	for i := range c.Quantities {
		if u := c.Quantities[i].Unit; u != "" && !slices.Contains(list, u) {
			list = append(list, u)
		}
	}
	return list
}

var (
	yearWithin   = regexp.MustCompile(`(\d{4})年?`)
	withinYear   = regexp.MustCompile(`年底|年末|年内|年中|年前|季度|半年|\d月|今年|全年|本年|当年|年度内|前$|节|今冬`)
	beyondOfYear = regexp.MustCompile(`明年|后年|任期|世纪|“?十[一二三四五六]五|[一二三四五六七八九十两\d](?:到|至|-)?[一二三四五六七八九十两\d]*年`)
)

// deadlineValue says under which value a deadline counts: the year that it names, within
// the year of the plan, or another one.
func deadlineValue(deadline string) string {
	folded := analysis.Fold(deadline)
	if folded == "" {
		return None
	}
	if m := yearWithin.FindStringSubmatch(strings.NewReplacer("〇", "0", "零", "0", "○", "0", "二", "2", "一", "1", "三", "3", "四", "4", "五", "5").Replace(folded)); m != nil {
		return m[1]
	}
	switch {
	case beyondOfYear.MatchString(folded):
		return DeadlineOther
	case withinYear.MatchString(folded):
		return DeadlineWithin
	}
	return DeadlineOther
}

// sortBuckets puts the values of a facet in the order in which they are read: years
// upwards, what is of a known order in that, the rest by commitments, most first. None
// comes last.
func sortBuckets(name FacetName, buckets []Bucket) {
	rank := func(b Bucket) int {
		switch {
		case b.Value == None:
			return 1 << 30
		case name == FacetType:
			return slices.Index(Types(), commitment.Type(b.Value))
		case name == FacetStrength:
			return slices.Index(Strengths(), commitment.Strength(b.Value))
		case name == FacetLevel:
			return levelRank(b.Value)
		case name == FacetDeadline && b.Value == DeadlineWithin:
			return -1
		case name == FacetDeadline && b.Value == DeadlineOther:
			return 1
		}
		return 0
	}
	slices.SortFunc(buckets, func(a, b Bucket) int {
		byCount := 0
		if name != FacetYear && name != FacetDeadline {
			byCount = cmp.Compare(b.Commitments, a.Commitments)
		}
		return cmp.Or(cmp.Compare(rank(a), rank(b)), byCount, cmp.Compare(a.Value, b.Value))
	})
}

// inUnit is the largest or smallest number of a commitment that can be compared in a
// unit, in the unit that its family is counted in.
func inUnit(c *commitment.Commitment, unit string, largest bool) (value float64, ok bool) {
	family, _ := numeral.Family(unit)
	for i := range c.Quantities {
		q := &c.Quantities[i]
		of, factor := numeral.Family(q.Unit)
		if of != family {
			continue
		}
		v := q.Value
		if largest && q.Value2 > v {
			v = q.Value2
		}
		v *= factor.Float64()
		if !ok || largest == (v > value) {
			value, ok = v, true
		}
	}
	return value, ok
}
