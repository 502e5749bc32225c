package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"cewen/search/instrument"
)

// answerFiles writes the tables of an answer into files beside each other: the main
// one under the name given, each other and the record under that name with its own
// put in. Without a name the main table goes to stdout and the others are left out.
// Files are there whole or as they were before.
type answerFiles struct {
	stdout, stderr io.Writer
	options        measureOptions
	instrument     instrument.Instrument

	table   instrument.Sink // nil while a table is left out
	flush   func() error
	written []string // names of files, each still with ".part" behind it
	file    *os.File
	left    []string // names of tables left out
	begun   bool
}

var _ instrument.Sink = (*answerFiles)(nil)

// Begin implements instrument.Sink.
func (f *answerFiles) Begin(name string, columns ...string) error {
	if err := f.end(); err != nil {
		return err
	}
	first := !f.begun
	f.begun = true
	w := f.stdout
	switch {
	case f.options.output != "" && f.options.output != "-":
		path := f.options.output
		if !first {
			path = besides(path, name, filepath.Ext(path))
		}
		if err := f.create(path); err != nil {
			return err
		}
		w = f.file
	case !first:
		f.left = append(f.left, name)
		return nil
	}
	buffer := bufio.NewWriterSize(w, 1<<16)
	if f.options.format == "jsonl" {
		lines := instrument.Lines(f.instrument, buffer)
		f.table, f.flush = lines, func() error { return errors.Join(lines.Flush(), buffer.Flush()) }
	} else {
		table := &instrument.CSV{W: buffer}
		f.table, f.flush = table, func() error { return errors.Join(table.Flush(), buffer.Flush()) }
	}
	return f.table.Begin(name, columns...)
}

// besides puts a name before the extension: 面板.csv, coverage → 面板.coverage.csv.
func besides(path, name, extension string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + "." + name + extension
}

func (f *answerFiles) create(path string) (err error) {
	f.file, err = os.OpenFile(path+".part", os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o666) //nolint:gosec // the user's umask decides
	if err == nil {
		f.written = append(f.written, path)
	}
	return err
}

// Row implements instrument.Sink.
func (f *answerFiles) Row(cells ...any) error {
	if f.table == nil {
		return nil
	}
	return f.table.Row(cells...)
}

// Note implements instrument.Sink.
func (f *answerFiles) Note(text string) error {
	_, err := fmt.Fprintln(f.stderr, "注意："+plain(text))
	return err
}

// end ends the table at hand.
func (f *answerFiles) end() (err error) {
	if f.table != nil {
		err = f.flush()
	}
	if f.file != nil {
		err = errors.Join(err, f.file.Close())
	}
	f.table, f.file = nil, nil
	return err
}

// close ends the last table and gives the files their names; without ok it removes
// them.
func (f *answerFiles) close(ok bool) error {
	err := f.end()
	for _, path := range f.written {
		if ok && err == nil {
			err = os.Rename(path+".part", path)
		} else {
			err = errors.Join(err, os.Remove(path+".part"))
		}
	}
	return err
}

// finish writes the record beside the files, or says what was left out.
func (f *answerFiles) finish(record *instrument.Record) error {
	if len(f.written) > 0 {
		return writeTo(besides(f.options.output, "record", ".json"), f.stdout, func(w io.Writer) error { return writeJSON(w, record) })
	}
	if len(f.left) > 0 {
		_, err := fmt.Fprintf(f.stderr, "另有表 %s 没有输出；加 --output 文件 一并写出\n", strings.Join(f.left, "、"))
		return err
	}
	return nil
}
