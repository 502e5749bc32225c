package bench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"

	"cewen/search"
)

// Served is what a server took, from when its process began.
type Served struct {
	Start
	Memory // after the queries
}

// Serve starts the server on a data directory, waits for its first exact and its first
// ranked answer, asks everything else once and ends it.
func (p Program) Serve(ctx context.Context, data string, asked []string) (s *Served, err error) {
	address, err := freeAddress(ctx)
	if err != nil {
		return nil, err
	}
	cmd := p.command(ctx, "serve", "--data", data, "--addr", address)
	begun := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, cmd.Process.Signal(syscall.SIGTERM), cmd.Wait()) }()
	s = new(Served)
	w := waiter{begun: begun, address: address, query: asked[0]}
	if s.Open, err = w.listening(ctx); err != nil {
		return nil, err
	}
	if s.Exact, err = w.answer(ctx, func(*search.Result) bool { return true }); err != nil {
		return nil, err
	}
	if s.Ranked, err = w.answer(ctx, func(r *search.Result) bool { return r.Sort == search.SortRelevance }); err != nil {
		return nil, err
	}
	for _, q := range asked {
		if _, err := askServer(ctx, address, q); err != nil {
			return nil, err
		}
	}
	s.Memory = residentMemory(cmd.Process.Pid)
	return s, nil
}

// waiter waits for a server that begins.
type waiter struct {
	begun          time.Time
	address, query string
}

// patience is how long a server may take.
const patience = time.Minute

// until tries until it succeeds and returns when that was, in milliseconds from the
// beginning.
func (w waiter) until(ctx context.Context, try func() bool) (float64, error) {
	for time.Since(w.begun) < patience {
		if try() {
			return Milliseconds(time.Since(w.begun)), nil
		}
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		time.Sleep(time.Millisecond)
	}
	return 0, errors.New("the server gave no answer")
}

func (w waiter) listening(ctx context.Context) (float64, error) {
	return w.until(ctx, func() bool {
		c, err := (&net.Dialer{}).DialContext(ctx, "tcp", w.address)
		if err == nil {
			_ = c.Close() // it was only to see that somebody listens
		}
		return err == nil
	})
}

func (w waiter) answer(ctx context.Context, good func(*search.Result) bool) (float64, error) {
	return w.until(ctx, func() bool {
		r, err := askServer(ctx, w.address, w.query)
		return err == nil && good(r)
	})
}

func askServer(ctx context.Context, address, query string) (*search.Result, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/api/v1/search?facet=year&q="+url.QueryEscape(query), nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s: %w", query, response.Status, err)
	}
	r := new(search.Result)
	return r, json.Unmarshal(body, r)
}

func freeAddress(ctx context.Context) (string, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}
