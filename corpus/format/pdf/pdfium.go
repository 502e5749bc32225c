package pdf

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Limits of PDFium.
const (
	// maxInstances is how many files are read at a time; more wait.
	maxInstances = 2
	// maxMemory is what one file may take inside PDFium, in pages of WebAssembly of
	// 64 KiB: 512 MiB, for a file of 64 MiB and what unpacks from it.
	maxMemory = 8192
)

// instances starts PDFium at the first PDF, once for the process: compiling it
// takes seconds, or a tenth of one where the user's cache has it from before.
var instances = sync.OnceValues(startPDFium)

// startPDFium compiles PDFium, which runs as WebAssembly: it sees the bytes of
// one file and nothing of the machine, and can be stopped at any point.
func startPDFium() (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(maxMemory).
		WithCloseOnContextDone(true)
	if cache, err := openCache(); err == nil {
		if pool, err := newPool(config.WithCompilationCache(cache)); err == nil {
			return pool, nil
		}
	}
	return newPool(config) // a cache that cannot be used costs time only
}

func newPool(config wazero.RuntimeConfig) (pdfium.Pool, error) {
	pool, err := webassembly.Init(webassembly.Config{
		MaxIdle:       maxInstances,
		MaxTotal:      maxInstances,
		RuntimeConfig: config,
		FSConfig:      wazero.NewFSConfig(), // no file system; the default would be all of it
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	return pool, nil
}

// openCache keeps the compiled PDFium in the user's cache directory (22 MB),
// which only the user can write to.
func openCache() (wazero.CompilationCache, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil, fmt.Errorf("find the cache of compiled code: %w", err)
	}
	dir = filepath.Join(dir, "cewen", "pdfium")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the cache of compiled code: %w", err)
	}
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil {
		return nil, fmt.Errorf("open the cache of compiled code: %w", err)
	}
	return cache, nil
}

// session is an instance of PDFium that reads one file. Whatever the file did to
// its memory ends with it.
type session struct {
	pdfium.Pdfium
	timer   *time.Timer
	mu      sync.Mutex
	ended   bool
	expired bool
}

// newSession waits for a free instance. After limit the session is killed: calls
// that run and all further ones fail, and expired is set.
func newSession(limit time.Duration) (*session, error) {
	pool, err := instances()
	if err != nil {
		return nil, err
	}
	instance, err := pool.GetInstance(limit * maxInstances)
	if err != nil {
		return nil, fmt.Errorf("wait for PDFium: %w", err)
	}
	s := &session{Pdfium: instance}
	s.timer = time.AfterFunc(limit, s.expire)
	return s, nil
}

func (s *session) expire() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.ended {
		s.ended, s.expired = true, true
		_ = s.Kill() // nothing is left to be done about a failure
	}
}

// close gives the instance back. It tells whether time had run out.
func (s *session) close() (expired bool) {
	s.timer.Stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.ended {
		s.ended = true
		_ = s.Close() // the instance is thrown away in any case
	}
	return s.expired
}

// open opens a file without a password. It returns ErrEncrypted or ErrBroken.
func (s *session) open(data []byte) (references.FPDF_DOCUMENT, int, error) {
	opened, err := s.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return "", 0, ErrEncrypted
	case err != nil:
		return "", 0, fmt.Errorf("%w：%w", ErrBroken, err)
	}
	count, err := s.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return "", 0, fmt.Errorf("%w：%w", ErrBroken, err)
	}
	return opened.Document, count.PageCount, nil
}
