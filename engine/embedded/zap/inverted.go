package zap

import "slices"

// inverted is a field turned round: its terms in their order, each with its records.
type inverted struct {
	ranks *ranks
	// ends tells where the postings of each term end; those of the next one begin there.
	ends []uint32
	// records are those of the first term in their order, then those of the second, and so
	// on.
	records []uint32
	// frequencies and lengths, a posting each; nil where only records are kept.
	frequencies, lengths []uint32
	at                   int    // the next term
	from                 uint32 // where its postings begin
}

// invert turns a field round. fields are what records have of it, nil for nothing.
func invert(fields []*Field) *inverted {
	var all []*Terms
	scored, postings := false, 0
	for _, f := range fields {
		if f != nil {
			scored, postings = scored || f.Frequencies != nil, postings+len(f.Numbers)
			if !slices.Contains(all, f.Terms) {
				all = append(all, f.Terms)
			}
		}
	}
	in := &inverted{ranks: rank(all), records: make([]uint32, postings)}
	in.ends = make([]uint32, len(in.ranks.first)+1)
	if scored {
		in.frequencies, in.lengths = make([]uint32, postings), make([]uint32, postings)
	}
	in.count(fields)
	in.fill(fields)
	return in
}

// count counts the postings of each term and makes of that where they begin: at ends of the
// term itself, which fill moves to where they end.
func (in *inverted) count(fields []*Field) {
	for _, f := range fields {
		if f != nil {
			rank := in.ranks.of[f.Terms]
			for _, number := range f.Numbers {
				in.ends[rank[number]+1]++
			}
		}
	}
	for i := range in.ranks.first {
		in.ends[i+1] += in.ends[i]
	}
}

// fill puts each posting where it belongs.
func (in *inverted) fill(fields []*Field) {
	for record, f := range fields {
		if f == nil {
			continue
		}
		rank := in.ranks.of[f.Terms]
		for i, number := range f.Numbers {
			at := in.ends[rank[number]]
			in.ends[rank[number]]++
			in.records[at] = uint32(record)
			if in.frequencies != nil {
				in.frequencies[at], in.lengths[at] = f.frequency(i), uint32(f.Length)
			}
		}
	}
}

// next implements termStream.
func (in *inverted) next() (term []byte, p postings, ok bool, err error) {
	for in.at < len(in.ranks.first) {
		at, from, to := in.at, in.from, in.ends[in.at]
		in.at, in.from = at+1, to
		if from == to {
			continue // of records that are not here
		}
		p.records = in.records[from:to]
		if in.frequencies != nil {
			p.frequencies, p.lengths = in.frequencies[from:to], in.lengths[from:to]
		}
		return in.ranks.first[at].term(), p, true, nil
	}
	return nil, p, false, nil
}
