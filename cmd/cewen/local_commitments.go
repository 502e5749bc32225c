package main

import (
	"context"
	"fmt"
	"time"

	"cewen/corpus/commitment"
	"cewen/search/query"
)

// reader is parser for queries that are answered here: the first that asks about
// commitments has those found and kept that a server finds when it has time.
func (l *local) reader(ctx context.Context, extra string) (query.Parser, error) {
	parser, err := l.parser(extra)
	find := finderOf(l.sharedWords)
	parser.Commitments = func() (*commitment.Finder, error) {
		finder, err := find()
		if err != nil {
			return nil, err
		}
		return finder, l.keepCommitments(ctx, finder)
	}
	return parser, err
}

// keepCommitments finds what is not kept yet, and says so where that takes a while.
func (l *local) keepCommitments(ctx context.Context, finder *commitment.Finder) error {
	const noticed = time.Second
	notice := time.AfterFunc(noticed, func() {
		_, _ = fmt.Fprintln(l.notices, "正在读出各文档的承诺，以后不必再读……") // only a notice
	})
	defer notice.Stop()
	if err := l.store.KeepCommitments(ctx, finder); err != nil {
		return err
	}
	return ctx.Err()
}
