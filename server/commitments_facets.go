package server

import (
	"slices"
	"strings"

	"cewen/corpus/commitment"
	"cewen/search"
	"cewen/search/commitments"
)

// commitmentFacet is a facet beside the table.
type commitmentFacet struct {
	Name, Title string
	Rows        []commitmentBucket
	More        []commitmentBucket // behind "其余 n 个"
	Left        int                // that are not listed at all
	InUse       bool               // one of its values is chosen
}

// commitmentBucket is a value of a facet; its link adds it or takes it off.
type commitmentBucket struct {
	Label  phrase
	Href   string
	Count  int
	Active bool
}

// mostBuckets is how many values of a facet are listed: there may be a thousand verbs. All
// are in the API.
const mostBuckets = 60

func newCommitmentFacets(list *commitments.List, at address) []commitmentFacet {
	var facets []commitmentFacet
	for _, name := range []commitments.FacetName{
		commitments.FacetType, commitments.FacetRegion, commitments.FacetYear, commitments.FacetLevel, commitments.FacetAction,
		commitments.FacetUnit, commitments.FacetDeadline, commitments.FacetStrength,
	} {
		f := commitmentFacet{Name: string(name), Title: commitmentTitle(string(name)), InUse: len(at[string(name)]) > 0}
		buckets := withChosenBuckets(list.Facets[name], at[f.Name])
		if name == commitments.FacetYear { // the newest first, what has none last
			slices.Reverse(buckets)
			slices.SortStableFunc(buckets, func(a, b commitments.Bucket) int {
				return boolInt(a.Value == search.None) - boolInt(b.Value == search.None)
			})
		}
		if len(buckets) == 0 || len(buckets) == 1 && len(at[f.Name]) == 0 {
			continue
		}
		for _, b := range buckets {
			row := newCommitmentBucket(f.Name, b, at)
			switch {
			case len(f.Rows) < shownRows || row.Active:
				f.Rows = append(f.Rows, row)
			case len(f.More) < mostBuckets:
				f.More = append(f.More, row)
			default:
				f.Left++
			}
		}
		facets = append(facets, f)
	}
	return facets
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// withChosenBuckets adds the values that are chosen and lead to nothing, so that they can
// be taken off. A range of years is no value of the facet.
func withChosenBuckets(buckets []commitments.Bucket, chosen []string) []commitments.Bucket {
	all := slices.Clone(buckets)
	for _, value := range chosen {
		if !strings.Contains(value, "..") && !slices.ContainsFunc(all, func(b commitments.Bucket) bool { return b.Value == value }) {
			all = append(all, commitments.Bucket{Value: value})
		}
	}
	return all
}

func newCommitmentBucket(name string, b commitments.Bucket, at address) commitmentBucket {
	row := commitmentBucket{Label: commitmentValue(name, b.Value), Count: b.Commitments, Active: at.has(name, b.Value)}
	if row.Active {
		row.Href = commitmentsHref(withoutCondition(at, name, b.Value))
	} else {
		row.Href = commitmentsHref(at.with(name, b.Value))
	}
	return row
}

// commitmentTitle names a condition to readers.
func commitmentTitle(name string) string {
	switch name {
	case "type":
		return "类型"
	case "action":
		return "动作"
	case "object":
		return "对象"
	case "quantity":
		return "数量"
	case "unit":
		return "单位"
	case "deadline":
		return "期限"
	case "strength":
		return "力度"
	case paramDocument:
		return "文件"
	}
	return filterTitle(name)
}

// commitmentValue is what readers see for the value of a condition.
func commitmentValue(name, value string) phrase {
	switch {
	case value == search.None:
		return ph("没有写")
	case name == "type":
		return ph(commitment.Type(value).Name())
	case name == "strength":
		return ph(commitment.Strength(value).Name())
	case slices.Contains(filterParams(), name):
		return valueLabel(name, value)
	}
	return phrase{Text: value}
}
