package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"cewen/corpus/ingest"
	"cewen/corpus/sidecar"
	"cewen/corpus/store"
	"cewen/search"
)

// imported is the answer to an import.
type imported struct {
	Results []ingest.Result `json:"results,omitempty"`
	// Metadata are what of the table of metadata was not taken over.
	Metadata []sidecar.Problem `json:"metadata,omitempty"`
	// Searchable tells, where the import was to wait, whether searches see all of
	// it. If not, they will.
	Searchable *bool `json:"searchable,omitempty"`
}

// importForm is what an import holds.
type importForm struct {
	files []ingest.File
	pairs []string       // key=value
	table []byte         // metadata file by file, nil for none
	rows  *sidecar.Table // the same, read
	wait  bool
	drop  bool // the bytes of the files are not kept
	near  ingest.NearDuplicates

	// Of the form of the page only.
	ofPage  bool
	token   string
	preview bool
}

// apiImport stores files. Imports take turns: the store has one writer, and what
// waits in line takes no memory.
func (s *Server) apiImport(c echo.Context) error {
	ctx := c.Request().Context()
	answer, wait, err := s.importOne(c)
	if err != nil {
		return err
	}
	if wait {
		searchable := s.waitSearchable(ctx)
		answer.Searchable = &searchable
	}
	if wantsProgress(c) { // the results have been told
		return writeLine(c, answer)
	}
	return writeJSON(c, http.StatusOK, answer)
}

func (s *Server) importOne(c echo.Context) (answer imported, wait bool, err error) {
	done, err := s.takeTurn(c.Request().Context())
	if err != nil {
		return answer, false, err
	}
	defer done()
	form, err := s.takeForm(c, false)
	if err != nil {
		return answer, false, err
	}
	if wantsProgress(c) {
		if err := s.putWithProgress(c, form.files); err != nil {
			return answer, false, err
		}
	} else {
		answer.Results = s.config.Ingester.Put(c.Request().Context(), form.files...)
	}
	answer.Metadata = form.rows.Problems()
	return answer, form.wait, nil
}

// sidecar reads the table of metadata; nil if none was sent.
func (f *importForm) sidecar() (*sidecar.Table, error) {
	if f.table == nil {
		return nil, nil
	}
	table, err := sidecar.Parse(f.table)
	if err != nil {
		return nil, fmt.Errorf("%w: metadata 有误：%s", search.ErrBadRequest, ingest.Explain(err))
	}
	return table, nil
}

// takeTurn waits until no other import is read or stored; done ends the turn.
func (s *Server) takeTurn(ctx context.Context) (done func(), err error) {
	select {
	case s.importing <- struct{}{}:
		return func() { <-s.importing }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// waitSearchable waits until searches see what is stored now.
func (s *Server) waitSearchable(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, waitTimeout)
	defer cancel()
	var position uint64
	err := s.config.Store.View(func(v *store.View) error {
		position = v.Position()
		return nil
	})
	return err == nil && s.config.Indexer.Wait(ctx, position) == nil
}

// readImport reads the parts: "file" any number of times, "set" any number of
// times, "metadata", "wait". Errors are ErrBadRequest, errTooLarge or errMediaType.
func readImport(r *http.Request, ofPage bool) (importForm, error) {
	form := importForm{ofPage: ofPage, wait: r.URL.Query().Get("wait") == "true"}
	parts, err := r.MultipartReader()
	if err != nil {
		return form, fmt.Errorf("%w: 请用 multipart/form-data 上传", errMediaType)
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return form, bodyError(err, "上传的内容不完整或格式有误")
		}
		if err := form.read(part); err != nil {
			return form, err
		}
	}
	if len(form.files) == 0 {
		return form, fmt.Errorf("%w: 没有上传文件（file）", search.ErrBadRequest)
	}
	return form, nil
}

func (f *importForm) read(part *multipart.Part) error {
	switch name := part.FormName(); name {
	case "file":
		return f.readFile(part)
	case "metadata":
		table, err := readPart(part, sidecar.MaxSize, name)
		f.table = table
		return err
	case "set", "wait", "keep_originals", "near_duplicates", paramSimilarity:
		value, err := readPart(part, maxFieldBytes, name)
		if err != nil {
			return err
		}
		return f.set(name, string(value))
	default:
		if f.ofPage {
			return f.readPageField(part, name)
		}
		return fmt.Errorf("%w: 表单项 %q 不存在，可用 file、set、metadata、wait、keep_originals、near_duplicates、similarity", search.ErrBadRequest, name)
	}
}

// set reads a field that is not a file.
func (f *importForm) set(name, value string) (err error) {
	switch name {
	case "set":
		f.pairs = append(f.pairs, value)
	case "wait":
		f.wait = value == "true"
	case "near_duplicates":
		if f.near.Skip = value == "skip"; !f.near.Skip && value != "keep" {
			err = fmt.Errorf("%w: near_duplicates 只能是 keep 或 skip", search.ErrBadRequest)
		}
	case paramSimilarity:
		f.near.Threshold, err = readSimilarity(value)
	default:
		keep, parseErr := strconv.ParseBool(value)
		if f.drop = !keep; parseErr != nil {
			err = fmt.Errorf("%w: %s 只能是 true 或 false", search.ErrBadRequest, name)
		}
	}
	return err
}

// readPageField reads a field of the page: the token, a button, a value to be set.
func (f *importForm) readPageField(part *multipart.Part, name string) error {
	value, err := readPart(part, maxFieldBytes, name)
	if err != nil {
		return err
	}
	text := strings.TrimSpace(string(value))
	field, isSet := strings.CutPrefix(name, "set-")
	switch {
	case isSet && text != "":
		f.pairs = append(f.pairs, field+"="+text)
	case name == "token":
		f.token = text
	case name == "preview":
		f.preview = text == "true"
	}
	return nil
}

func (f *importForm) readFile(part *multipart.Part) error {
	if len(f.files) == maxImportFiles {
		return fmt.Errorf("%w: 一次最多上传 %d 个文件", errTooLarge, maxImportFiles)
	}
	path, err := partPath(part)
	if err != nil {
		return err
	}
	data, err := readPart(part, maxFileBytes, path)
	if err != nil {
		return err
	}
	f.files = append(f.files, ingest.File{Path: path, Data: data})
	return nil
}

// readPart reads a part of at most limit bytes.
func readPart(part *multipart.Part, limit int64, name string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(part, limit+1))
	if err != nil {
		return nil, bodyError(err, "上传的内容不完整或格式有误")
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%w: %s 超过 %d 字节", errTooLarge, name, limit)
	}
	return data, nil
}

// partPath is the path of a file as it was sent. Part.FileName would cut it down
// to its last element, but the whole path tells files of one name apart, and
// region and year are read from it. It is never opened here.
func partPath(part *multipart.Part) (string, error) {
	_, params, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	path := params["filename"]
	switch {
	case err != nil || strings.TrimSpace(path) == "":
		return "", fmt.Errorf("%w: 有一个文件没有文件名", search.ErrBadRequest)
	case len(path) > maxPathBytes:
		return "", fmt.Errorf("%w: 文件名超过 %d 字节", search.ErrBadRequest, maxPathBytes)
	case !utf8.ValidString(path) || strings.ContainsFunc(path, unicode.IsControl):
		return "", fmt.Errorf("%w: 文件名 %q 含有控制字符或不是 UTF-8", search.ErrBadRequest, path)
	}
	return path, nil
}
