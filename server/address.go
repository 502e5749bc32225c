package server

import (
	"net/url"
	"slices"
	"strconv"

	"cewen/corpus"
)

// address is the state of the search page: its query string.
type address url.Values

// pageParams are the parameters that an address keeps; what else a reader's
// address holds is not passed on.
func pageParams() []string {
	return append([]string{paramQuery}, append(filterParams(), paramSort, paramGroup, paramLimit)...)
}

// newAddress keeps what belongs to the question, without the place in the pages.
// Values of filters are put as facets have them, so that each can be found there.
func newAddress(v url.Values) address {
	a := address{}
	for _, name := range pageParams() {
		for _, value := range stated(v[name]) {
			for _, c := range canonicalValues(name, value) {
				if !slices.Contains(a[name], c) {
					a[name] = append(a[name], c)
				}
			}
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

// with returns a with a value added to a filter. Values are alternatives, so beside
// 山西省 its 太原市 would change nothing; but who goes on from the province to the
// city means to narrow. So a value takes the place of those that it lies in, and of
// those that lie in it, which it makes needless.
func (a address) with(name, value string) address {
	b := a.clone()
	b[name] = slices.DeleteFunc(b[name], func(v string) bool { return covers(name, v, value) || covers(name, value, v) })
	b[name] = append(b[name], value)
	return b
}

// covers tells whether a value of a filter lets through all that other does: a place
// those in it, a range of years each of them.
func covers(name, value, other string) bool {
	switch name {
	case paramRegion:
		return corpus.Region(value).Covers(corpus.Region(other))
	case paramYear:
		if year, err := strconv.Atoi(other); err == nil {
			field, err := filterField(name, value)
			return err == nil && field.Match(&corpus.Metadata{Year: year}, corpus.RoleOther)
		}
	}
	return value == other
}

// without returns a with a value taken from a filter.
func (a address) without(name, value string) address {
	b := a.clone()
	b[name] = slices.DeleteFunc(b[name], func(v string) bool { return v == value })
	return b
}

// has tells whether a filter holds a value.
func (a address) has(name, value string) bool { return slices.Contains(a[name], value) }

// holds tells whether a filter that does not have a value lets it through with another one.
func (a address) holds(name, value string) bool {
	return !a.has(name, value) && slices.ContainsFunc(a[name], func(v string) bool { return covers(name, v, value) })
}

func (a address) String() string {
	if query := url.Values(a).Encode(); query != "" {
		return "/?" + query
	}
	return "/"
}

// documentHref is the address of a paragraph in its document, with the search whose
// hits are to be marked there.
func documentHref(documentID, anchor string, found address) string {
	u := url.URL{Path: "/d/" + documentID, RawQuery: url.Values(found).Encode()}
	if anchor != "" {
		u.Fragment = "p-" + anchor
	}
	return u.String()
}

// citeHref is where a document or a paragraph is cited.
func citeHref(id string) string { return (&url.URL{Path: "/cite/" + id}).String() }

// paragraphHref is the permanent address of a paragraph.
func paragraphHref(id string) string { return (&url.URL{Path: "/p/" + id}).String() }
