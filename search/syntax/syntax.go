// Package syntax describes the query language by examples. It is the one source of
// the tables in docs/query-syntax.md and of the help of the page: what is said here
// is tried on the embedded sample.
package syntax

import "cewen/search/query"

// Section is one subject of the language.
type Section struct {
	// ID names the section in addresses: lower-case ASCII letters.
	ID string
	// Title is in Chinese, TitleEN in English.
	Title, TitleEN string
	// Text and TextEN say what holds for all entries; both may be empty.
	Text, TextEN string
	Entries      []Entry
}

// Entry is a query as an example.
type Entry struct {
	// Query is as one writes it. It finds something in the embedded sample, unless it
	// is an example of a mistake.
	Query string
	// Text says in Chinese what the query finds or what is wrong with it, TextEN in
	// English.
	Text, TextEN string
	// Same are other ways to write the query. They find the same.
	Same []string
	// Error is what the parser says of an example of a mistake, nil for all others.
	Error *query.ParseError
}

// Sections returns the whole language, the most needed first.
func Sections() []Section {
	return []Section{
		words(), wildcards(), quantities(), distance(), scopes(), fields(), commitments(), synonymous(), folding(), regexes(),
		careless(), limits(), mistakes(),
	}
}
