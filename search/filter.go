package search

import (
	"fmt"
	"slices"

	"cewen/corpus"
	"cewen/search/query"
)

// None stands for "not stated" in filters and facets.
const None = query.None

// Filter restricts what is searched: each of its fields must have one of the
// values asked for. It has at most one condition on a field.
type Filter []query.Field

// FilterValues are the values of a filter as a user writes them.
type FilterValues struct {
	Region []string `json:"region,omitempty"`
	Level  []string `json:"level,omitempty"`
	Year   []string `json:"year,omitempty"`
	Kind   []string `json:"kind,omitempty"`
	Issuer []string `json:"issuer,omitempty"`
	Role   []string `json:"role,omitempty"`
}

// fields are the values by field, in the order of facets.
func (v FilterValues) fields() []query.Field {
	return []query.Field{
		{Name: corpus.FieldRegion, Values: v.Region},
		{Name: corpus.FieldLevel, Values: v.Level},
		{Name: corpus.FieldYear, Values: v.Year},
		{Name: corpus.FieldKind, Values: v.Kind},
		{Name: corpus.FieldIssuer, Values: v.Issuer},
		{Name: query.FieldRole, Values: v.Role},
	}
}

// ParseFilter reads a filter. A region is a path or the name of a place that no
// other one bears; levels and roles may be Chinese or English; a year is a year, a
// range 2018..2024 with either end open, or "none"; kinds and issuers are as
// documents state them. Every error is ErrBadRequest.
func ParseFilter(v FilterValues) (Filter, error) {
	var f Filter
	for _, written := range v.fields() {
		if len(written.Values) == 0 {
			continue
		}
		field, err := query.NewExactField(written.Name, written.Values...)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBadRequest, err)
		}
		f = append(f, field)
	}
	return f, nil
}

// Match tells whether a paragraph of this role in a document with this metadata
// passes.
func (f Filter) Match(m *corpus.Metadata, role corpus.Role) bool {
	return !slices.ContainsFunc(f, func(field query.Field) bool { return !field.Match(m, role) })
}

// Field returns the condition on a field, if there is one.
func (f Filter) Field(name corpus.Field) (field query.Field, ok bool) {
	i := slices.IndexFunc(f, func(field query.Field) bool { return field.Name == name })
	if i < 0 {
		return query.Field{}, false
	}
	return f[i], true
}

// Without returns the filter without the condition on a field.
func (f Filter) Without(name corpus.Field) Filter {
	return slices.DeleteFunc(slices.Clone(f), func(field query.Field) bool { return field.Name == name })
}
