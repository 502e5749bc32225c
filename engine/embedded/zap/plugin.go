package zap

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zapx "github.com/blevesearch/zapx/v17"
)

// Plugin is bleve's format with segments of Documents built and merged here. Segments of other
// documents, and all reading, are left to bleve.
type Plugin struct{ zapx.ZapPlugin }

var _ scorch.SegmentPlugin = (*Plugin)(nil)

// Register makes the plugin known to bleve. bleve reads what is registered whenever an
// index is opened: it is written once.
var Register = sync.OnceFunc(func() { scorch.RegisterSegmentPlugin(new(Plugin), false) })

// Settings are what an index is opened with to use the plugin, once it is registered.
func Settings() map[string]any {
	return map[string]any{"forceSegmentType": zapx.Type, "forceSegmentVersion": int(zapx.Version)}
}

// New implements scorch.SegmentPlugin.
func (p *Plugin) New(results []index.Document) (segment.Segment, uint64, error) {
	return p.NewUsing(results, nil)
}

// NewUsing implements scorch.SegmentPlugin. Records are numbered in the order of their IDs.
func (p *Plugin) NewUsing(results []index.Document, config map[string]any) (segment.Segment, uint64, error) {
	documents := make([]*Document, len(results))
	for i, r := range results {
		d, ok := r.(*Document)
		if !ok {
			return p.ZapPlugin.NewUsing(results, config)
		}
		documents[i] = d
	}
	slices.SortFunc(documents, func(a, b *Document) int { return cmp.Compare(a.id, b.id) })
	file, err := build(documents)
	if err != nil {
		return nil, 0, err
	}
	stats, _ := config[segment.StatsKey].(*segment.Stats)
	if stats == nil {
		stats = new(segment.Stats)
	}
	s, err := zapx.InitSegmentBase(file.bytes, file.checksum(), zapx.DefaultChunkMode, uint64(len(documents)),
		file.stored, file.sections, config, stats)
	return &memory{s, file.bytes, file.stored, file.sections}, uint64(len(file.bytes)), err
}

// memory is a segment built here that is not on disk yet, with what it consists of.
type memory struct {
	*zapx.SegmentBase
	bytes            []byte
	stored, sections uint64
}

// Merge implements scorch.SegmentPlugin.
func (p *Plugin) Merge(segments []segment.Segment, drops []*roaring.Bitmap, path string, closed chan struct{}, r segment.StatsReporter) (
	numbers [][]uint64, size uint64, err error,
) {
	return p.MergeUsing(segments, drops, path, closed, r, nil)
}

// MergeUsing implements scorch.SegmentPlugin.
func (p *Plugin) MergeUsing(segments []segment.Segment, drops []*roaring.Bitmap, path string, closed chan struct{},
	r segment.StatsReporter, config map[string]any,
) (numbers [][]uint64, size uint64, err error) {
	m, err := newMerge(segments, drops, closed)
	if errors.Is(err, errForeign) {
		return p.ZapPlugin.MergeUsing(plain(segments), drops, path, closed, r, config)
	}
	if err != nil {
		return nil, 0, err
	}
	switch size, err = m.writeTo(path); {
	case errors.Is(err, segment.ErrClosed):
		return nil, 0, segment.ErrClosed // itself: bleve takes everything else for a failure
	case err != nil:
		return nil, 0, fmt.Errorf("merge segments: %w", err)
	}
	if r != nil {
		r.ReportBytesWritten(size)
	}
	return m.numbers(), size, nil
}

// plain are segments as bleve knows them.
func plain(segments []segment.Segment) []segment.Segment {
	all := slices.Clone(segments)
	for i, s := range all {
		if m, ok := s.(*memory); ok {
			all[i] = m.SegmentBase
		}
	}
	return all
}
