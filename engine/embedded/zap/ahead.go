package zap

// ahead is a stream that is read on another core, some terms ahead of those who take them.
type ahead struct {
	filled, empty chan *termBatch
	current       *termBatch // nil before the first
	at            int        // the next term in it
}

var _ termStream = (*ahead)(nil)

// termBatch is some terms in a row with their postings.
type termBatch struct {
	bytes    []byte
	postings postings
	// ends tell where each term and its postings end.
	ends []struct{ bytes, postings int }
	// done tells that no terms follow, for the end was reached or err met.
	done bool
	err  error
}

// batchPostings is how many postings a batch has at least, unless it is the last.
const batchPostings = 1 << 16

// readAhead begins to read a stream. Whoever takes terms closes it at the end.
func readAhead(t termStream) *ahead {
	const batches = 3 // one is filled, one is taken, one is between
	a := &ahead{filled: make(chan *termBatch, batches), empty: make(chan *termBatch, batches)}
	for range batches {
		a.empty <- new(termBatch)
	}
	go func() {
		defer close(a.filled)
		for b := range a.empty {
			b.fill(t)
			a.filled <- b
			if b.done {
				return
			}
		}
	}()
	return a
}

// fill takes terms from a stream until there are enough.
func (b *termBatch) fill(t termStream) {
	b.bytes, b.ends = b.bytes[:0], b.ends[:0]
	all := postings{b.postings.records[:0], b.postings.frequencies[:0], b.postings.lengths[:0]}
	for !b.done && len(all.records) < batchPostings {
		term, p, ok, err := t.next()
		if !ok {
			b.done, b.err = true, err
			break
		}
		b.bytes = append(b.bytes, term...)
		all.records = append(all.records, p.records...)
		all.frequencies, all.lengths = append(all.frequencies, p.frequencies...), append(all.lengths, p.lengths...)
		b.ends = append(b.ends, struct{ bytes, postings int }{len(b.bytes), len(all.records)})
	}
	b.postings = all
}

// term returns a term of the batch with its postings.
func (b *termBatch) term(i int) ([]byte, postings) {
	from, to := b.ends[0], b.ends[i]
	if from.bytes, from.postings = 0, 0; i > 0 {
		from = b.ends[i-1]
	}
	p := postings{records: b.postings.records[from.postings:to.postings]}
	if len(b.postings.frequencies) > 0 {
		p.frequencies, p.lengths = b.postings.frequencies[from.postings:to.postings], b.postings.lengths[from.postings:to.postings]
	}
	return b.bytes[from.bytes:to.bytes], p
}

// next implements termStream.
func (a *ahead) next() (term []byte, p postings, ok bool, err error) {
	for a.current == nil || a.at == len(a.current.ends) {
		if a.current != nil {
			if a.current.done {
				return nil, p, false, a.current.err
			}
			a.empty <- a.current
		}
		a.current, a.at = <-a.filled, 0
	}
	term, p = a.current.term(a.at)
	a.at++
	return term, p, true, nil
}

// close ends the reading and waits until it has ended.
func (a *ahead) close() {
	close(a.empty)
	for range a.filled {
	}
}
