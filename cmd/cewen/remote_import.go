package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"

	"cewen/corpus"
	"cewen/corpus/ingest"
	"cewen/corpus/sidecar"
)

// Import implements backend.
func (r *remote) Import(ctx context.Context, work func(ingest.Target) error) error {
	if err := work(r); err != nil {
		return err
	}
	return r.waitIndexed(ctx)
}

var (
	_ ingest.Target = (*remote)(nil)
	_ ingest.Noter  = (*remote)(nil)
)

// Note implements ingest.Noter: the server keeps the log.
func (r *remote) Note(ctx context.Context, results []ingest.Result) error {
	type failure struct {
		Path  string `json:"path"`
		Error string `json:"error"`
		Bytes int64  `json:"bytes"`
	}
	var failed []failure
	for _, f := range results {
		if f.Outcome == ingest.Failed {
			failed = append(failed, failure{noted(f.Path), noted(f.Error), f.Bytes})
		}
	}
	if len(failed) == 0 {
		return nil
	}
	body, err := json.Marshal(map[string][]failure{"failed": failed})
	if err != nil {
		return fmt.Errorf("send failures: %w", err)
	}
	return r.ask(ctx, http.MethodPost, "/api/v1/imports", "application/json", bytes.NewReader(body), nil)
}

// noted is as much of a path or a reason as the log takes: one that is longer is no
// reason to stop an import.
func noted(text string) string {
	const most = 4096 // bytes
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "")
}

// PutGroup implements ingest.Target: it sends the files to the server.
func (r *remote) PutGroup(ctx context.Context, files []ingest.File) ([]ingest.Result, error) {
	results, err := r.sendFiles(ctx, files)
	if err == nil && len(results) != len(files) {
		err = fmt.Errorf("服务对 %d 个文件给出了 %d 个结果", len(files), len(results))
	}
	if err == nil {
		return results, nil
	}
	results = make([]ingest.Result, len(files))
	for i, f := range files {
		results[i] = ingest.Result{Path: f.Path, Outcome: ingest.Failed, Error: ingest.Explain(err), Bytes: int64(len(f.Data))}
	}
	return results, err
}

func (r *remote) sendFiles(ctx context.Context, files []ingest.File) ([]ingest.Result, error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if len(files) > 0 { // the same for all files of an import
		if err := writeFields(form, files[0]); err != nil {
			return nil, fmt.Errorf("send files: %w", err)
		}
	}
	if err := writeSidecar(form, files); err != nil {
		return nil, err
	}
	for _, f := range files {
		part, err := form.CreateFormFile("file", f.Path)
		if err != nil {
			return nil, fmt.Errorf("send files: %w", err)
		}
		if _, err := part.Write(f.Data); err != nil {
			return nil, fmt.Errorf("send files: %w", err)
		}
	}
	if err := form.Close(); err != nil {
		return nil, fmt.Errorf("send files: %w", err)
	}
	var answer struct {
		Results []ingest.Result `json:"results"`
	}
	err := r.ask(ctx, http.MethodPost, "/api/v1/documents", form.FormDataContentType(), &body, &answer)
	return answer.Results, err
}

// writeSidecar sends what a table of metadata says of files, as a table.
func writeSidecar(form *multipart.Writer, files []ingest.File) error {
	given := map[string]map[corpus.Field]string{}
	for _, f := range files {
		if len(f.Sidecar) > 0 {
			given[f.Path] = f.Sidecar
		}
	}
	if len(given) == 0 {
		return nil
	}
	table, err := sidecar.Encode(given)
	if err != nil {
		return fmt.Errorf("send files: %w", err)
	}
	if err := form.WriteField("metadata", string(table)); err != nil {
		return fmt.Errorf("send files: %w", err)
	}
	return nil
}

// writeFields writes what a file is to be imported with.
func writeFields(form *multipart.Writer, f ingest.File) error {
	near := nearKeep
	if f.Near.Skip {
		near = nearSkip
	}
	err := errors.Join(
		form.WriteField("keep_originals", strconv.FormatBool(!f.DropSource)),
		form.WriteField("near_duplicates", near))
	if f.Near.Threshold != 0 {
		err = errors.Join(err, form.WriteField("similarity", strconv.FormatFloat(f.Near.Threshold, 'g', -1, 64)))
	}
	for field, value := range f.Set {
		err = errors.Join(err, form.WriteField("set", string(field)+"="+value))
	}
	return err
}
