package search

import (
	"fmt"
	"slices"
	"strconv"

	"cewen/corpus"
)

// FacetName names a facet.
type FacetName string

// The facets. Each has the name of the field that it lists the values of.
const (
	FacetRegion FacetName = "region"
	FacetLevel  FacetName = "level"
	FacetYear   FacetName = "year"
	FacetKind   FacetName = "kind"
	FacetIssuer FacetName = "issuer"
	FacetRole   FacetName = "role"
)

// Facets lists the facets.
func Facets() []FacetName {
	return []FacetName{FacetRegion, FacetLevel, FacetYear, FacetKind, FacetIssuer, FacetRole}
}

// ParseFacets reads facet names. Every error is ErrBadRequest.
func ParseFacets(names []string) ([]FacetName, error) {
	var facets []FacetName
	for _, n := range names {
		name := FacetName(n)
		if !slices.Contains(Facets(), name) {
			return nil, fmt.Errorf("%w: 分面 %q 不存在，可用 region、level、year、kind、issuer、role", ErrBadRequest, n)
		}
		if !slices.Contains(facets, name) {
			facets = append(facets, name)
		}
	}
	return facets, nil
}

// Field is the field that a value of the facet is a condition on.
func (n FacetName) Field() corpus.Field { return corpus.Field(n) }

// FacetValues returns the values under which a document counts in a facet of
// documents: one, or for regions the place and each place that it lies in, for joint documents
// each issuer. Roles
// are not of documents but of their sections.
func FacetValues(name FacetName, m *corpus.Metadata) []string {
	value := ""
	switch name {
	case FacetRegion:
		return regionValues(m.Region)
	case FacetLevel:
		value = string(m.Level)
	case FacetYear:
		if m.Year != 0 {
			value = strconv.Itoa(m.Year)
		}
	case FacetKind:
		value = m.Kind
	case FacetIssuer:
		if issuers := m.Issuers(); len(issuers) > 1 {
			return issuers // of a joint document each is one
		}
		value = m.Issuer
	case FacetRole:
		return nil
	}
	if value == "" {
		value = None
	}
	return []string{value}
}

func regionValues(r corpus.Region) []string {
	if r == "" {
		return []string{None}
	}
	var values []string
	for _, place := range r.Path() {
		values = append(values, string(place))
	}
	return values
}
