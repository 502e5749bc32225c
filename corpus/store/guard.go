package store

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	bolt "go.etcd.io/bbolt"
)

// view is a reading transaction, see guard.
func (s *Store) view(read func(*bolt.Tx) error) (err error) {
	defer guard(&err)()
	return s.db.View(read)
}

// update is a writing transaction, see guard.
func (s *Store) update(write func(*bolt.Tx) error) (err error) {
	defer guard(&err)()
	return s.db.Update(write)
}

// guard is deferred twice over: `defer guard(&err)()`. It turns a panic of bbolt, which
// panics when it comes upon a page that makes no sense, into ErrDamaged, and likewise a
// fault in the mapped file, which a damaged page leads beyond. Any other panic is a fault
// of ours and goes on.
func guard(err *error) func() {
	before := debug.SetPanicOnFault(true) // of this goroutine
	return func() {
		debug.SetPanicOnFault(before)
		if r := recover(); r != nil {
			if _, isFault := r.(interface{ Addr() uintptr }); !isFault && !panickedInBolt() {
				panic(r)
			}
			*err = fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}
}

// panickedInBolt tells, in a deferred function, where the panic on its way began.
func panickedInBolt() bool {
	const deep = 64 // the frames above the panic are a handful
	callers := make([]uintptr, deep)
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers)])
	panicking := false
	for {
		frame, more := frames.Next()
		inRuntime := strings.HasPrefix(frame.Function, "runtime.")
		if panicking && !inRuntime {
			return strings.HasPrefix(frame.Function, "go.etcd.io/bbolt")
		}
		panicking = panicking || frame.Function == "runtime.gopanic"
		if !more {
			return false
		}
	}
}
