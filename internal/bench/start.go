package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"cewen/search"
)

// measureStart starts the server on the index and waits for its first exact
// answer, then for the first ranked one, and reads its memory.
func measureStart(ctx context.Context, binary, data, _ string) (err error) {
	address, err := freeAddress(ctx)
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, binary, "serve", "--data", data, "--addr", address) //nolint:gosec // our own binary
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, cmd.Process.Signal(syscall.SIGTERM), cmd.Wait())
	}()
	exact, err := waitAnswer(ctx, start, address, func(*search.Result) bool { return true })
	if err != nil {
		return err
	}
	ranked, err := waitAnswer(ctx, start, address, func(r *search.Result) bool { return r.Sort == search.SortRelevance })
	if err != nil {
		return err
	}
	for _, phrase := range phrases {
		if _, err := ask(ctx, address, phrase); err != nil {
			return err
		}
	}
	fmt.Printf("start        first exact answer %.0f ms, first ranked answer %.0f ms after the process began\n", milli(exact), milli(ranked))
	anonymous, mapped := residentMemory(cmd.Process.Pid)
	fmt.Printf("memory       resident %.0f MB of its own, %.0f MB mapped files, after the %d queries\n", anonymous, mapped, len(phrases))
	return nil
}

func waitAnswer(ctx context.Context, start time.Time, address string, good func(*search.Result) bool) (time.Duration, error) {
	const patience = 30 * time.Second
	for time.Since(start) < patience {
		if r, err := ask(ctx, address, phrases[0]); err == nil && good(r) {
			return time.Since(start), nil
		}
		time.Sleep(time.Millisecond)
	}
	return 0, errors.New("the server gave no answer")
}

func ask(ctx context.Context, address, query string) (*search.Result, error) {
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

// residentMemory returns anonymous and file-backed resident memory in MB; zeros
// where the system does not tell.
func residentMemory(pid int) (anonymous, mapped float64) {
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		return 0, 0
	}
	for line := range bytes.Lines(status) {
		fields := strings.Fields(string(line))
		if len(fields) < 2 {
			continue
		}
		kb, _ := strconv.ParseFloat(fields[1], 64)
		switch fields[0] {
		case "RssAnon:":
			anonymous = kb / 1000
		case "RssFile:":
			mapped = kb / 1000
		}
	}
	return anonymous, mapped
}

// processorTime is what this process has used of the processor.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// peakMemory returns the largest resident memory of a finished process in MB.
func peakMemory(state *os.ProcessState) float64 {
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		return float64(usage.Maxrss) / 1000
	}
	return 0
}
