package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"cewen/analysis"
	"cewen/corpus/store"
	"cewen/internal/disk"
	"cewen/search"
)

// measure opens a directory as a server does, words being loaded meanwhile, and asks the
// first question, by date and then, as soon as that is possible, by relevance.
func (s *Start) measure(ctx context.Context, open func() (*Directory, error), questions []question) (*Directory, error) {
	request := search.Request{Limit: hits, Facets: facets()}
	if len(questions) > 0 {
		request.Expr = questions[0].request.Expr
	}
	begun := time.Now()
	d, err := open()
	if err != nil {
		return nil, err
	}
	s.Open = Milliseconds(time.Since(begun))
	loaded := make(chan error, 1)
	go func() {
		var words *analysis.Words
		words, err := d.LoadWords()
		if err == nil {
			d.Engine.UseWords(words)
		}
		loaded <- err
	}()
	searcher := &search.Searcher{Engine: d.Engine}
	request.Sort = search.SortNewest
	_, err = searcher.Search(ctx, request)
	s.Exact = Milliseconds(time.Since(begun))
	if err = errors.Join(err, <-loaded); err == nil {
		request.Sort = search.SortRelevance
		_, err = searcher.Search(ctx, request)
		s.Ranked = Milliseconds(time.Since(begun))
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("first answers: %w", err), d.Close())
	}
	return d, nil
}

// ownMemory is what of this process is resident, without what it needs no more.
func ownMemory() Memory {
	debug.FreeOSMemory()
	return residentMemory(os.Getpid())
}

// sumPart names what all parts are together.
const sumPart = "合计"

// SizeOf measures parts of a data directory against the text in it, with their sum. Those
// that are not there are left out.
func SizeOf(parts []NamedPath, text int64) ([]Part, error) {
	var list []Part
	sum := int64(0)
	for _, p := range parts {
		size, err := disk.Bytes(p.Path)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("size of %s: %w", p.Path, err)
		}
		sum += size
		list = append(list, Part{Name: p.Name, Bytes: size, Ratio: ratio(float64(size), float64(text))})
	}
	return append(list, Part{Name: sumPart, Bytes: sum, Ratio: ratio(float64(sum), float64(text))}), nil
}

// storeKinds name to the reader what takes the most room in a store.
var storeKinds = map[string]string{
	"folded": "文字（比对用的形式）", "edits": "与原文的差异", "sources": "源文件（压缩）", "promises": "承诺", "outlines": "章节和段落", "heads": "元数据",
}

// storeParts are what a store consists of, against the text in it: what is small is put
// together.
func storeParts(s *store.Store, v *store.View, text int64) ([]Part, error) {
	total, _, err := s.Size()
	if err != nil {
		return nil, err
	}
	var list []Part
	add := func(name string, bytes int64) {
		list = append(list, Part{Name: name, Bytes: bytes, Ratio: ratio(float64(bytes), float64(text))})
	}
	used, others := int64(0), int64(0)
	for _, size := range v.Sizes() {
		used += size.Bytes
		if name, known := storeKinds[size.Name]; known {
			add(name, size.Bytes)
		} else {
			others += size.Bytes
		}
	}
	add("其余", others)
	add("空闲", max(0, total-used))
	return list, nil
}
