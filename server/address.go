package server

import (
	"net/url"
	"slices"

	"cewen/corpus"
)

// address is the state of the search page: its query string.
type address url.Values

// pageParams are the parameters that an address keeps; what else a reader's
// address holds is not passed on.
func pageParams() []string {
	return append([]string{paramQuery}, append(filterParams(), paramSort, paramLimit)...)
}

// newAddress keeps what belongs to the question, without the place in the pages.
func newAddress(v url.Values) address {
	a := address{}
	for _, name := range pageParams() {
		if values := stated(v[name]); len(values) > 0 {
			a[name] = values
		}
	}
	return a
}

func (a address) clone() address {
	b := make(address, len(a))
	for name, values := range a {
		b[name] = slices.Clone(values)
	}
	return b
}

// set returns a with one value of a parameter, or without it for "".
func (a address) set(name, value string) address {
	b := a.clone()
	delete(b, name)
	if value != "" {
		b[name] = []string{value}
	}
	return b
}

// with returns a with a value added to a filter. A place takes the place of those
// that it lies in or that lie in it: with both, the narrower would say nothing.
func (a address) with(name, value string) address {
	b := a.clone()
	if name == paramRegion {
		place := corpus.Region(value)
		b[name] = slices.DeleteFunc(b[name], func(v string) bool {
			other := corpus.Region(v)
			return other.Covers(place) || place.Covers(other)
		})
	}
	if !slices.Contains(b[name], value) {
		b[name] = append(b[name], value)
	}
	return b
}

// without returns a with a value taken from a filter.
func (a address) without(name, value string) address {
	b := a.clone()
	b[name] = slices.DeleteFunc(b[name], func(v string) bool { return v == value })
	return b
}

// has tells whether a filter holds a value.
func (a address) has(name, value string) bool { return slices.Contains(a[name], value) }

func (a address) String() string {
	if query := url.Values(a).Encode(); query != "" {
		return "/?" + query
	}
	return "/"
}

// documentHref is the address of a paragraph in its document, with the query that
// is to be marked there.
func documentHref(documentID, anchor, query string) string {
	u := url.URL{Path: "/d/" + documentID}
	if query != "" {
		u.RawQuery = url.Values{paramQuery: {query}}.Encode()
	}
	if anchor != "" {
		u.Fragment = "p-" + anchor
	}
	return u.String()
}

// paragraphHref is the permanent address of a paragraph.
func paragraphHref(id string) string { return (&url.URL{Path: "/p/" + id}).String() }
