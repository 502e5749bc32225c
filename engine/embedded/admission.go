package embedded

import (
	"slices"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// admission tells which documents are looked at. A value of a facet counts what it
// would leave in place of the values chosen in that facet, so a document that
// fails the condition of one facet only still counts towards that facet.
type admission struct {
	of     []int8 // by slot: passing, refused, or the index of the facet that alone it fails
	shared bool   // of is that of all requests without a filter
	// roles tells for each role whether the filter lets it pass; byRole that the facet
	// of roles is asked for, so that others count there.
	roles  [roleCount]bool
	byRole bool
}

const (
	passing int8 = -1
	refused int8 = -2
)

func newAdmission(v *view, r *search.Request) admission {
	a := admission{of: v.passing, shared: true, byRole: slices.Contains(r.Facets, search.FacetRole)}
	byRole, restricted := r.Filter.Field(query.FieldRole)
	for i, role := range corpus.Roles() {
		a.roles[i] = !restricted || byRole.Match(nil, role)
	}
	filter := r.Filter.Without(query.FieldRole)
	if len(filter) == 0 {
		return a
	}
	a.of, a.shared = make([]int8, len(v.documents)), false
	for i := range v.documents {
		a.of[i] = admit(filter, r.Facets, &v.documents[i].meta)
	}
	return a
}

// refuse has a document not be looked at.
func (a *admission) refuse(at slot) {
	if a.shared {
		a.of, a.shared = slices.Clone(a.of), false
	}
	a.of[at] = refused
}

func admit(filter search.Filter, facets []search.FacetName, m *corpus.Metadata) int8 {
	admitted := passing
	for _, field := range filter {
		if field.Match(m, corpus.RoleOther) {
			continue
		}
		facet := slices.IndexFunc(facets, func(n search.FacetName) bool { return n.Field() == field.Name })
		if facet < 0 || admitted != passing {
			return refused
		}
		admitted = int8(facet)
	}
	return admitted
}

// restrictsRoles tells whether the filter lets only some roles pass.
func (a *admission) restrictsRoles() bool { return slices.Contains(a.roles[:], false) }
