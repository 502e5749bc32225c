package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"cewen/corpus"
	"cewen/indexer"
	"cewen/search"
	"cewen/search/query"
)

// remote asks the server that has the data directory open.
type remote struct {
	at      running
	token   string
	client  *http.Client
	notices io.Writer // for who asks
}

var _ backend = (*remote)(nil)

func newRemote(at running, token string) *remote {
	// Straight to this machine, whatever proxy the environment names.
	return &remote{at: at, token: token, notices: io.Discard, client: &http.Client{Transport: &http.Transport{Proxy: nil}}}
}

// send sends a request. The caller closes the body of the response.
func (r *remote) send(ctx context.Context, method, path, contentType string, body io.Reader) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, method, r.at.url()+path, body)
	if err != nil {
		return nil, fmt.Errorf("ask server: %w", err)
	}
	request.Header.Set("Authorization", "Bearer "+r.token)
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := r.client.Do(request)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case err != nil:
		return nil, fmt.Errorf("正在使用数据目录的服务 %s 没有应答：%w", r.at.url(), err)
	}
	return response, nil
}

// ask sends a request and reads the JSON of the answer into answer, unless nil.
func (r *remote) ask(ctx context.Context, method, path, contentType string, body io.Reader, answer any) error {
	response, err := r.send(ctx, method, path, contentType, body)
	if err != nil {
		return err
	}
	defer drain(response)
	if response.StatusCode >= http.StatusBadRequest {
		return problemOf(response)
	}
	if answer == nil {
		return nil
	}
	if err := json.NewDecoder(response.Body).Decode(answer); err != nil {
		return fmt.Errorf("read answer of server: %w", err)
	}
	return nil
}

// drain reads what is left, so that the connection can be used again.
func drain(response *http.Response) {
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 1<<20)) // what is lost is a connection
	_ = response.Body.Close()
}

// statusError is an answer that is an error, as the server explains it.
type statusError struct {
	status        int
	message, hint string
	// offset and length are the place in the query, in characters; offset is nil where
	// no query is to blame.
	offset *int
	length int
}

func (e *statusError) Error() string {
	if e.hint == "" {
		return e.message
	}
	return e.message + "；" + e.hint
}

func problemOf(response *http.Response) error {
	var body struct {
		Error struct {
			Message, Hint string
			Offset        *int
			Length        int
		}
	}
	e := &statusError{status: response.StatusCode, message: "服务应答 " + response.Status}
	if err := json.NewDecoder(response.Body).Decode(&body); err == nil && body.Error.Message != "" {
		e.message, e.hint = body.Error.Message, body.Error.Hint
		e.offset, e.length = body.Error.Offset, body.Error.Length
	}
	return e
}

func isStatus(err error, status int) bool {
	e := (*statusError)(nil)
	return errors.As(err, &e) && e.status == status
}

// Count implements backend.
func (r *remote) Count(ctx context.Context, phrases []query.Term, filter filterValues) ([]search.Totals, error) {
	const maxPhrases = 1000 // a request; the server takes ten times as many
	path := "/api/v1/count?" + filterParams(filter).Encode()
	var totals []search.Totals
	for part := range slices.Chunk(phrases, maxPhrases) {
		var question struct {
			Phrases []string `json:"phrases"`
		}
		for _, p := range part {
			question.Phrases = append(question.Phrases, p.Text)
		}
		body, err := json.Marshal(question)
		if err != nil {
			return nil, fmt.Errorf("count: %w", err)
		}
		var answer struct {
			Counts []search.Totals `json:"counts"`
		}
		if err := r.ask(ctx, http.MethodPost, path, "application/json", bytes.NewReader(body), &answer); err != nil {
			return nil, err
		}
		if len(answer.Counts) != len(part) {
			return nil, fmt.Errorf("count: %d answers to %d phrases", len(answer.Counts), len(part))
		}
		totals = append(totals, answer.Counts...)
	}
	return totals, nil
}

// Export implements backend. It asks for one document at a time, in order of
// their IDs, which the server's own export is not in.
func (r *remote) Export(ctx context.Context, yield func(corpus.Exported) error) error {
	ids, err := r.documentIDs(ctx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		var d corpus.Exported
		err := r.ask(ctx, http.MethodGet, "/api/v1/documents/"+url.PathEscape(id), "", nil, &d)
		if isStatus(err, http.StatusNotFound) {
			continue // removed meanwhile
		}
		if err != nil {
			return err
		}
		if err := yield(d); err != nil {
			return err
		}
	}
	return nil
}

func (r *remote) documentIDs(ctx context.Context) ([]string, error) {
	var ids []string
	v := url.Values{"limit": {strconv.Itoa(search.MaxLimit)}}
	for {
		var page struct {
			Documents []struct{ ID string }
			Next      string
		}
		if err := r.ask(ctx, http.MethodGet, "/api/v1/documents?"+v.Encode(), "", nil, &page); err != nil {
			return nil, err
		}
		for _, d := range page.Documents {
			ids = append(ids, d.ID)
		}
		if page.Next == "" {
			slices.Sort(ids)
			return slices.Compact(ids), nil
		}
		v.Set("cursor", page.Next)
	}
}

// Stats implements backend.
func (r *remote) Stats(ctx context.Context) (*stats, error) {
	s := new(stats)
	return s, r.ask(ctx, http.MethodGet, "/api/v1/stats", "", nil, s)
}

// Rebuild implements backend.
func (r *remote) Rebuild(ctx context.Context) error {
	return r.ask(ctx, http.MethodPost, "/api/v1/rebuild", "", nil, nil)
}

// Remove implements backend.
func (r *remote) Remove(ctx context.Context, ids []string) error {
	body, err := json.Marshal(map[string][]string{"ids": ids})
	if err != nil {
		return fmt.Errorf("remove: %w", err)
	}
	if err := r.ask(ctx, http.MethodPost, "/api/v1/remove", "application/json", bytes.NewReader(body), nil); err != nil {
		return err
	}
	return r.waitIndexed(ctx)
}

// waitIndexed returns when searches see everything that is stored.
func (r *remote) waitIndexed(ctx context.Context) error {
	const first, longest = 20 * time.Millisecond, time.Second
	for interval := first; ; interval = min(2*interval, longest) {
		ready, progress, err := r.readiness(ctx)
		switch {
		case err != nil:
			return err
		case ready:
			return nil
		case progress.Error != "":
			return indexFailed(progress)
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(interval):
		}
	}
}

// readiness asks how far the server's index is.
func (r *remote) readiness(ctx context.Context) (bool, indexer.Progress, error) {
	var state struct {
		Ready    bool             `json:"ready"`
		Progress indexer.Progress `json:"progress"`
	}
	response, err := r.send(ctx, http.MethodGet, "/readyz", "", nil)
	if err != nil {
		return false, state.Progress, err
	}
	defer drain(response)
	if s := response.StatusCode; s != http.StatusOK && s != http.StatusServiceUnavailable {
		return false, state.Progress, problemOf(response)
	}
	if err := json.NewDecoder(response.Body).Decode(&state); err != nil {
		return false, state.Progress, fmt.Errorf("read answer of server: %w", err)
	}
	return state.Ready, state.Progress, nil
}

// Close implements backend.
func (r *remote) Close() error {
	r.client.CloseIdleConnections()
	return nil
}
