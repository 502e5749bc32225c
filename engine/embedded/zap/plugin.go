package zap

import (
	"cmp"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zapx "github.com/blevesearch/zapx/v17"
)

// Plugin is bleve's format with segments of Documents built here. Segments of other
// documents, and all reading and merging, are left to bleve.
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
	s, err := zapx.InitSegmentBase(file.bytes, file.sum(), zapx.DefaultChunkMode, uint64(len(documents)),
		file.stored, file.sections, config, stats)
	return s, uint64(len(file.bytes)), err
}
