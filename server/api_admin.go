package server

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"cewen/indexer"
	"cewen/search"
)

// readiness tells whether searches see everything that is stored.
type readiness struct {
	Ready bool `json:"ready"`
	// State says in a word how it stands.
	State    readyState       `json:"state"`
	Progress indexer.Progress `json:"progress"`
}

// readyState says how searches stand to what is stored.
type readyState string

const (
	stateReady      readyState = "ready"
	stateRebuilding readyState = "rebuilding" // a new index is built; the old one answers meanwhile
	stateBehind     readyState = "behind"     // answers lack what came last
	stateBuilding   readyState = "building"   // there is no index yet, and no answers
	stateStopped    readyState = "stopped"    // the index cannot follow
)

func newReadyState(p indexer.Progress) readyState {
	switch {
	case p.Error != "":
		return stateStopped
	case !p.Serving:
		return stateBuilding
	case p.Position < p.Target:
		return stateBehind
	case p.Rebuilding:
		return stateRebuilding
	}
	return stateReady
}

// healthz answers while the process lives.
func (s *Server) healthz(c echo.Context) error {
	return writeBody(c, http.StatusOK, echo.MIMETextPlainCharsetUTF8, []byte("ok\n"))
}

// readyz answers 200 when searches see everything that is stored, 503 until then.
func (s *Server) readyz(c echo.Context) error {
	r := s.readiness(c)
	status := http.StatusOK
	if !r.Ready {
		status = http.StatusServiceUnavailable
	}
	return writeJSON(c, status, r)
}

// readiness is the progress without the text of an error, which may name files,
// unless the reader has the token.
func (s *Server) readiness(c echo.Context) readiness {
	p := s.config.Indexer.Progress()
	r := readiness{Ready: p.Current(), State: newReadyState(p), Progress: p}
	if p.Error != "" && !s.authorized(c) {
		r.Progress.Error = "索引已停止，原因见服务器日志"
	}
	return r
}

// apiStats describes the data directory.
func (s *Server) apiStats(c echo.Context) error {
	if s.config.Stats == nil {
		return errNotOffered
	}
	stats, err := s.config.Stats(c.Request().Context())
	if err != nil {
		return fmt.Errorf("stats: %w", err)
	}
	return writeJSON(c, http.StatusOK, stats)
}

// apiRebuild builds the index anew and answers when it serves.
func (s *Server) apiRebuild(c echo.Context) error {
	allowTime(c, rebuildTimeout)
	if err := s.config.Indexer.Rebuild(c.Request().Context()); err != nil {
		return fmt.Errorf("rebuild: %w", err)
	}
	return writeJSON(c, http.StatusOK, s.readiness(c))
}

// apiVerify audits the index with a sample of terms.
func (s *Server) apiVerify(c echo.Context) error {
	if s.config.Verify == nil {
		return errNotOffered
	}
	sample := defaultVerifySample
	if v := c.QueryParam("sample"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 || n > maxVerifySample {
			return fmt.Errorf("%w: sample 要在 1 到 %d 之间", search.ErrBadRequest, maxVerifySample)
		}
		sample = n
	}
	allowTime(c, longTimeout)
	report, err := s.config.Verify(c.Request().Context(), sample)
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	return writeJSON(c, http.StatusOK, report)
}
