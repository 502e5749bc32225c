package ingest

import (
	"context"
	"errors"
	"io"
	"os"

	"cewen/corpus"
)

// piece is one file on its way: read, or with its result known already.
type piece struct {
	file   File
	result *Result
}

// read opens what was found and sends every file in it on. It returns false when
// ctx ended.
func (o *Options) read(ctx context.Context, f found, out chan<- piece) bool {
	send := func(p piece) bool {
		p.file.Set, p.file.DropSource, p.file.Near = o.Set, o.DropSources, o.Near
		if p.result == nil {
			p.file.Sidecar = o.Sidecar.For(p.file.Path)
		}
		select {
		case out <- p:
			return true
		case <-ctx.Done():
			return false
		}
	}
	switch {
	case f.result != nil:
		return send(piece{result: f.result})
	case !f.archive:
		data, err := readFile(f.raw)
		if err != nil {
			return send(piece{result: &Result{Path: f.path, Outcome: Failed, Error: err.Error()}})
		}
		return send(piece{file: File{Path: f.path, Data: data}})
	}
	a, err := openArchive(f.path, f.raw)
	if err != nil {
		return send(piece{result: &Result{Path: f.path, Outcome: Failed, Error: err.Error()}})
	}
	entries, going := 0, true
	a.entries(func(file File, result *Result) bool {
		entries++
		going = send(piece{file: file, result: result})
		return going
	})
	if err := a.close(); err != nil && going {
		going = send(piece{result: &Result{Path: f.path, Outcome: Failed, Error: Explain(err)}})
	}
	if entries == 0 && going {
		return send(piece{result: &Result{Path: f.path, Outcome: Failed, Error: "压缩包是空的"}})
	}
	return going
}

// readFile reads a file of at most corpus.MaxFileSize. The error is for the user.
func readFile(path string) (data []byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, errors.New(Explain(err))
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	// It may have grown since it was listed.
	data, err = io.ReadAll(io.LimitReader(f, corpus.MaxFileSize+1))
	switch {
	case err != nil:
		return nil, errors.New(Explain(err))
	case len(data) > corpus.MaxFileSize:
		return nil, errors.New(tooLarge(int64(len(data))))
	}
	return data, nil
}
