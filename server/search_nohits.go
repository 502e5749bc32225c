package server

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"cewen/search"
	"cewen/search/query"
)

// Limits of the help where nothing matches.
const (
	// helpBudget is what looking for it may take: the page is short without it.
	helpBudget = time.Second
	// nearLength is how long a phrase may be of which near ones are looked for: the
	// longest of policy language; each character costs a search.
	nearLength = 16
	// shownNear is how many near phrases are offered.
	shownNear = 6
)

// counted is a query with what it finds.
type counted struct {
	Query string
	search.Totals
}

// noHits says why nothing may match and what does.
type noHits struct {
	without []lifted  // what each filter keeps back
	parts   []counted // the parts of the query, each alone
	near    []counted // phrases that resemble a part which is nowhere
}

// lifted is what there would be without a value of a filter, or without any ("").
type lifted struct {
	name, value string
	search.Totals
}

// findNoHits looks for what to say. When its time is up it says what it has found.
func (s *Server) findNoHits(ctx context.Context, request search.Request, v url.Values) (noHits, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, helpBudget, search.ErrBudget)
	defer cancel()
	var help noHits
	err := s.liftFilters(ctx, request, newAddress(v), &help)
	if err == nil && len(help.without) == 0 {
		err = s.tryParts(ctx, request, &help)
	}
	if errors.Is(err, search.ErrBudget) || errors.Is(context.Cause(ctx), search.ErrBudget) {
		return help, nil
	}
	return help, err
}

// totals are those of a query.
func (s *Server) totals(ctx context.Context, e query.Expr, filter search.Filter) (search.Totals, error) {
	result, err := s.config.Searcher.Search(ctx, search.Request{Expr: e, Filter: filter})
	if err != nil {
		return search.Totals{}, err
	}
	return result.Totals, nil
}

// liftFilters counts what there would be without each value of the filters, and
// without all of them.
func (s *Server) liftFilters(ctx context.Context, request search.Request, at address, help *noHits) error {
	for _, name := range filterParams() {
		for _, value := range at[name] {
			if err := s.lift(ctx, request, lifted{name: name, value: value}, at.without(name, value), help); err != nil {
				return err
			}
		}
	}
	if len(help.without) > 0 || len(request.Filter) < 2 {
		return nil
	}
	return s.lift(ctx, request, lifted{}, address{}, help)
}

func (s *Server) lift(ctx context.Context, request search.Request, l lifted, at address, help *noHits) error {
	filter, err := readFilter(url.Values(at))
	if err != nil {
		return err
	}
	if l.Totals, err = s.totals(ctx, request.Expr, filter); err == nil && l.Paragraphs > 0 {
		help.without = append(help.without, l)
	}
	return err
}

// tryParts counts the parts of the query alone; of one that is nowhere it looks for
// phrases that resemble it.
func (s *Server) tryParts(ctx context.Context, request search.Request, help *noHits) error {
	atoms := query.Atoms(request.Expr)
	for _, a := range atoms {
		t, err := s.totals(ctx, a, request.Filter)
		if err != nil {
			return err
		}
		if len(atoms) > 1 {
			help.parts = append(help.parts, counted{a.String(), t})
		}
		if t.Paragraphs > 0 {
			continue
		}
		if err := s.findNear(ctx, a, request.Filter, help); err != nil {
			return err
		}
	}
	return nil
}

// findNear looks for phrases near an atom that is nowhere: the same in other
// characters, with another character in one place, and its longest parts.
func (s *Server) findNear(ctx context.Context, a query.Atom, filter search.Filter, help *noHits) error {
	term, ok := query.NewTerm(strings.Join(query.Literals(a), ""))
	runes := []rune(term.Folded)
	if !ok || len(runes) > nearLength {
		return nil
	}
	for _, tries := range nearTries(a, term, runes) {
		found := false
		for _, try := range tries {
			if len(help.near) == shownNear {
				return nil
			}
			t, err := s.totals(ctx, try, filter)
			if err != nil {
				return err
			}
			if t.Paragraphs > 0 {
				help.near = append(help.near, counted{try.String(), t})
				found = true
			}
		}
		if found {
			return nil
		}
	}
	return nil
}

// nearTries lists what to try, the nearest first; where one of a list is found, the
// lists after it are left.
func nearTries(a query.Atom, term query.Term, runes []rune) [][]query.Expr {
	var all [][]query.Expr
	if _, plain := a.(query.Term); !plain {
		all = append(all, []query.Expr{term}) // exact: in other characters
	}
	var one []query.Expr
	for i := 0; len(runes) > 2 && i < len(runes); i++ {
		wild := quoteWild(runes[:i]) + "?" + quoteWild(runes[i+1:])
		if e, err := query.Parse(wild); err == nil {
			one = append(one, e)
		}
	}
	all = append(all, one)
	for n := len(runes) - 1; n >= 2; n-- {
		var parts []query.Expr
		for i := 0; i+n <= len(runes); i++ {
			if part, ok := query.NewTerm(string(runes[i : i+n])); ok {
				parts = append(parts, part)
			}
		}
		all = append(all, parts)
	}
	return all
}

// quoteWild writes characters of a term so that none is an operator.
func quoteWild(runes []rune) string {
	var b strings.Builder
	for _, r := range runes {
		if strings.ContainsRune(`?*\`, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// noHitsView is that help on the page.
type noHitsView struct {
	Without []liftedView
	Parts   []termRow
	Near    []termRow
}

// liftedView offers to take a filter off.
type liftedView struct {
	Name  string
	Label phrase
	Href  string
	search.Totals
}

// newNoHitsView lays out the help, nil where there is none.
func newNoHitsView(a searchAnswer, at address) *noHitsView {
	h := a.help
	if len(h.without)+len(h.parts)+len(h.near) == 0 {
		return nil
	}
	v := &noHitsView{Parts: countedRows(h.parts, at), Near: countedRows(h.near, at)}
	for _, l := range h.without {
		row := liftedView{Name: filterTitle(l.name), Label: valueLabel(l.name, l.value), Href: at.without(l.name, l.value).String(), Totals: l.Totals}
		if l.name == "" {
			row.Name, row.Label, row.Href = "", ph("全部筛选条件"), address{paramQuery: at[paramQuery]}.String()
		}
		v.Without = append(v.Without, row)
	}
	return v
}

func countedRows(list []counted, at address) []termRow {
	rows := make([]termRow, len(list))
	for i, c := range list {
		rows[i] = termRow{Label: c.Query, Href: at.set(paramQuery, c.Query).String(), Totals: c.Totals}
	}
	return rows
}
