package embedded

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"cewen/corpus"
	"cewen/corpus/store"
)

// startName names the file that spares a start reading the heads of all documents and the
// IDs of all records.
const startName = "start.gob"

// startFile is what is in it. It is written when an index has come to rest, and again when it
// is closed, and needs not be there. What it says of a segment holds for ever, as a segment
// never changes; documents that came after it are read from the journal.
type startFile struct {
	Position  uint64 // of the journal: documents up to there are in Documents
	Documents []startDocument
	Segments  map[string]startSegment // by the name of its file
}

// startDocument is a document version.
type startDocument struct {
	Ordinal store.Ordinal
	ID      string
	Meta    corpus.Metadata // what a column keeps
}

// startSegment tells the places of the records of a segment.
type startSegment struct {
	CRC  uint32 // of its file
	Runs []startRun
}

// startRun are records in a row: of the paragraphs of a document version from First on, or,
// of version 0, records that were deleted.
type startRun struct {
	Ordinal store.Ordinal
	First   uint32
	Count   uint32
}

// segmentFile is a segment on disk.
type segmentFile interface {
	Path() string
	CRC() uint32
}

// readStart reads the file of a generation; nil when it is not there or not whole.
func readStart(dir string) *startFile {
	b, err := os.ReadFile(filepath.Join(dir, startName))
	if err != nil || len(b) < 4 {
		return nil
	}
	b, sum := b[:len(b)-4], b[len(b)-4:]
	if crc32.ChecksumIEEE(b) != binary.BigEndian.Uint32(sum) {
		return nil
	}
	f := new(startFile)
	if gob.NewDecoder(bytes.NewReader(b)).Decode(f) != nil {
		return nil
	}
	return f
}

func (f *startFile) write(dir string) error {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(f); err != nil {
		return fmt.Errorf("encode %s: %w", startName, err)
	}
	return writeFileAtomic(filepath.Join(dir, startName), binary.BigEndian.AppendUint32(b.Bytes(), crc32.ChecksumIEEE(b.Bytes())))
}

// keepStart writes what the next start needs, unless that is there already.
func (g *generation) keepStart() error {
	v := g.acquire()
	if v == nil {
		return nil
	}
	defer func() { _ = v.release() }()
	f := &startFile{Position: v.position, Segments: make(map[string]startSegment)}
	places := make(map[string][]place)
	for _, s := range v.segments {
		if file, ok := s.snapshot.Segment().(segmentFile); ok {
			name := filepath.Base(file.Path())
			f.Segments[name], places[name] = startSegment{CRC: file.CRC()}, s.places
		}
	}
	if g.hasKept(f) {
		return nil
	}
	for name, s := range f.Segments {
		s.Runs = runs(v.documents, places[name])
		f.Segments[name] = s
	}
	err := g.store.View(func(sv *store.View) error {
		for i := range v.documents {
			if d := &v.documents[i]; sv.Holds(d.ordinal) {
				f.Documents = append(f.Documents, startDocument{Ordinal: d.ordinal, ID: d.id, Meta: d.meta})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := f.write(g.dir); err != nil {
		return err
	}
	f.forget()
	g.writing.Lock()
	defer g.writing.Unlock()
	g.kept = f
	return nil
}

// hasKept tells that the file that is there says as much as f would.
func (g *generation) hasKept(f *startFile) bool {
	g.writing.Lock()
	defer g.writing.Unlock()
	if g.kept == nil || g.kept.Position != f.Position || len(g.kept.Segments) != len(f.Segments) {
		return false
	}
	for name := range f.Segments {
		if _, ok := g.kept.Segments[name]; !ok {
			return false
		}
	}
	return true
}

// runs are the places of a segment in short.
func runs(documents []column, places []place) []startRun {
	var list []startRun
	for i, p := range places {
		o := store.Ordinal(0)
		if p != nowhere {
			o = documents[p.slot].ordinal
		}
		if n := len(list); n > 0 && list[n-1].Ordinal == o && (o == 0 || p.paragraph == places[i-1].paragraph+1) {
			list[n-1].Count++
			continue
		}
		next := startRun{Ordinal: o, Count: 1}
		if o != 0 {
			next.First = p.paragraph
		}
		list = append(list, next)
	}
	return list
}

// of tells that the documents are those of a store, which may have been put in place of
// another one.
func (f *startFile) of(v *store.View) bool {
	if f.Position > v.Position() {
		return false
	}
	for i := len(f.Documents) - 1; i >= 0; i-- {
		if d := &f.Documents[i]; v.Holds(d.Ordinal) {
			head, err := v.Head(d.Ordinal)
			return err == nil && head.ID == d.ID
		}
	}
	return true
}

// forget gives the memory back of what was needed once.
func (f *startFile) forget() {
	f.Documents = nil
	for name, s := range f.Segments {
		f.Segments[name] = startSegment{CRC: s.CRC}
	}
}

// places are those that the file has of a segment; nil for none. They were in order when
// they were written.
func (f *startFile) places(s *scorch.SegmentSnapshot, c *columns) ([]place, error) {
	file, ok := s.Segment().(segmentFile)
	if f == nil || !ok {
		return nil, nil
	}
	of, ok := f.Segments[filepath.Base(file.Path())]
	if !ok || of.CRC != file.CRC() {
		return nil, nil
	}
	deleted := s.Deleted()
	places := make([]place, 0, s.Segment().Count())
	for _, r := range of.Runs {
		slot, known := c.bySlot[r.Ordinal]
		for i := range r.Count {
			switch {
			case r.Ordinal == 0, deleted != nil && deleted.Contains(uint32(len(places))):
				places = append(places, nowhere)
			case !known:
				return nil, fmt.Errorf("record %d of version %d: %w", len(places), r.Ordinal, errForeignRecord)
			default:
				places = append(places, place{slot: slot, paragraph: r.First + i})
			}
		}
	}
	if uint64(len(places)) != s.Segment().Count() {
		return nil, nil
	}
	return places, nil
}
