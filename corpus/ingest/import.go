package ingest

import (
	"context"
	"time"

	"cewen/corpus"
	"cewen/corpus/sidecar"
	"cewen/corpus/store"
)

// Target takes groups of files to where they are kept: an Ingester here, a
// client of a running server elsewhere.
type Target interface {
	// PutGroup stores a group. What it reports as stored is on disk. There is a
	// result for every file, in their order, also when err says that nothing can be
	// stored any more (a full disk, a server that is gone).
	PutGroup(ctx context.Context, files []File) (results []Result, err error)
}

// Noter is a Target that keeps a log of what became of files.
type Noter interface {
	// Note logs the failures among results of files that did not get as far as
	// PutGroup.
	Note(ctx context.Context, results []Result) error
}

// Options say what to import.
type Options struct {
	// Paths are files, folders and zip archives.
	Paths []string
	// Set overrides the metadata of all of them; see corpus.ParseSet.
	Set map[corpus.Field]string
	// Sidecar has metadata file by file; nil for none.
	Sidecar *sidecar.Table
	// DropSources is File.DropSource for all of them.
	DropSources bool
	// Near is File.Near for all of them.
	Near   NearDuplicates
	Target Target
	// Progress is called for every result, in order, after it is certain; it may
	// be nil. The calls do not overlap.
	Progress func(Event)
}

// Event is a step of an import.
type Event struct {
	Result Result
	// Done counts the results so far, Known the files, archives and entries known
	// so far: it grows while archives are opened.
	Done, Known int
}

// Summary is what became of all files.
type Summary struct {
	Counts map[store.Outcome]int
	// Bytes is the size of all files that reached the store or were held already.
	Bytes int64
	// Others are the results of files that are not held under their own path now:
	// duplicate, skipped, failed.
	Others []Result
	// Notes are the results of files of which something could not be read.
	Notes []Result
	// Problems are what of Options.Sidecar was not taken over.
	Problems []sidecar.Problem
	// Near are the results of files that were stored and are almost the same as another
	// document.
	Near []Result
	// Stopped is why the import ended before all files were tried: ctx, or what
	// the target said. nil when all were.
	Stopped error
}

// Limits of a group. One transaction a file would wait for the disk each time,
// and one for everything would report nothing until its end.
const (
	maxGroupFiles = 64
	maxGroupBytes = 4 << 20
	// maxGroupWait bounds how long a file that is read waits for others.
	maxGroupWait = 250 * time.Millisecond
)

// Import reads the files under the paths and stores them in groups, in an order
// that depends on nothing but their names. When ctx ends, the group on its way is
// finished and no other begun.
func Import(ctx context.Context, o Options) *Summary {
	reading, stop := context.WithCancel(ctx)
	defer stop()
	im := &importing{options: &o, summary: &Summary{Counts: make(map[store.Outcome]int)}}
	listed := im.list(reading)
	pieces := make(chan piece)
	go func() {
		defer close(pieces)
		for _, f := range listed {
			if !o.read(reading, f, pieces) {
				return
			}
		}
	}()
	groups := make(chan []piece, 1) // one is read while another is put
	go group(pieces, groups)
	for g := range groups {
		if ctx.Err() == nil && im.summary.Stopped == nil {
			im.put(ctx, g)
		}
		if im.summary.Stopped != nil {
			stop() // what is read already is dropped
		}
	}
	if im.summary.Stopped == nil {
		im.summary.Stopped = context.Cause(ctx)
	}
	im.summary.Problems = o.Sidecar.Problems() // all files have been asked for
	return im.summary
}

// importing is one import at work.
type importing struct {
	options *Options
	summary *Summary
	known   int
	done    int
}

// list walks the paths. Names are few bytes, so all of them are held: how far an
// import is can then be told.
func (im *importing) list(ctx context.Context) []found {
	var all []found
	w := &walker{seen: make(map[string]bool), emit: func(f found) bool {
		all = append(all, f)
		return ctx.Err() == nil
	}}
	w.walk(im.options.Paths)
	im.known = len(all)
	return all
}

// group puts pieces together up to the limits of a group.
func group(pieces <-chan piece, groups chan<- []piece) {
	defer close(groups)
	var current []piece
	bytes := 0
	timer := time.NewTimer(maxGroupWait)
	defer timer.Stop()
	flush := func() {
		if len(current) > 0 {
			groups <- current
		}
		current, bytes = nil, 0
	}
	for {
		select {
		case p, ok := <-pieces:
			if !ok {
				flush()
				return
			}
			if bytes > 0 && bytes+len(p.file.Data) > maxGroupBytes {
				flush()
			}
			if len(current) == 0 {
				timer.Reset(maxGroupWait)
			}
			current, bytes = append(current, p), bytes+len(p.file.Data)
			if len(current) >= maxGroupFiles || bytes >= maxGroupBytes {
				flush()
			}
		case <-timer.C:
			flush()
		}
	}
}

// put stores a group and reports its results in order.
func (im *importing) put(ctx context.Context, pieces []piece) {
	var files []File
	var known []Result
	for _, p := range pieces {
		if p.result == nil {
			files = append(files, p.file)
		} else {
			known = append(known, *p.result)
		}
	}
	var stored []Result
	if len(files) > 0 {
		// A group that is on its way is finished, so that no result is left open.
		stored, im.summary.Stopped = im.options.Target.PutGroup(context.WithoutCancel(ctx), files)
	}
	if noter, ok := im.options.Target.(Noter); ok && im.summary.Stopped == nil {
		im.summary.Stopped = noter.Note(context.WithoutCancel(ctx), known)
	}
	for _, p := range pieces {
		if p.result != nil {
			im.report(*p.result)
			continue
		}
		im.report(stored[0])
		stored = stored[1:]
	}
}

func (im *importing) report(r Result) {
	s := im.summary
	s.Counts[r.Outcome]++
	switch r.Outcome {
	case store.Duplicate, Skipped, Failed:
		s.Others = append(s.Others, r)
	default:
		s.Bytes += r.Bytes
		if r.Resembles != nil {
			s.Near = append(s.Near, r)
		}
	}
	if r.Note != "" && r.Outcome != Failed && r.Outcome != Skipped {
		s.Notes = append(s.Notes, r)
	}
	im.done++
	im.known = max(im.known, im.done)
	if im.options.Progress != nil {
		im.options.Progress(Event{Result: r, Done: im.done, Known: im.known})
	}
}
