// Package server answers over HTTP: an API in JSON and pages in HTML, both from
// the same answers. Handlers decide what the answer is and render it; errors
// become statuses in one place (see problems).
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"

	"github.com/labstack/echo/v4"

	"cewen/analysis"
	"cewen/corpus/ingest"
	"cewen/corpus/store"
	"cewen/indexer"
	"cewen/search"
	"cewen/search/commitments"
	"cewen/search/query"
)

// Indexer is what the server needs of the indexer.
type Indexer interface {
	// Progress tells how far searches are behind the store.
	Progress() indexer.Progress
	// Wait returns when searches see a journal position.
	Wait(ctx context.Context, position uint64) error
	// Rebuild builds a new generation and returns when it serves.
	Rebuild(ctx context.Context) error
}

// Config is what a Server is made of.
type Config struct {
	Searcher *search.Searcher
	Store    *store.Store
	Ingester *ingest.Ingester
	Indexer  Indexer
	// Parser reads queries. Its synonyms are listed where they can be, see
	// synonymLister.
	Parser query.Parser
	// Words loads the words that some instruments count, or returns those that are
	// loaded.
	Words func() (*analysis.Words, error)
	// Verify audits the index against a plain scan and reports as JSON. Without it
	// the answer is 501.
	Verify func(ctx context.Context, sample int) (any, error)
	// Stats describes the data directory as JSON. Without it the answer is 501.
	Stats func(ctx context.Context) (any, error)
	// Token is the bearer token that writing needs. Without one nothing can be
	// written.
	Token   string
	Version string
	// AllowedHosts are the names, without port, that requests may be addressed to.
	// Empty, all are; on a loopback listener only those of the loopback, so that no
	// web site can point its own name here. "*" allows all there too.
	AllowedHosts []string
	// Logger takes requests and failures; nil is silent.
	Logger *slog.Logger
}

// Server answers requests. It is safe for concurrent use.
type Server struct {
	config    Config
	log       *slog.Logger
	catalog   *catalog
	suggester *suggester
	alikes    alikes
	listed    commitments.Cache
	assets    *assets
	pages     map[language]pageSet
	importing chan struct{} // holds one token while an import is read and stored
	measuring chan struct{} // holds a token for each instrument at work
	auditing  chan struct{} // holds a token while all texts are read
	marking   chan struct{} // holds a token for each document being marked for a hard query
	handler   http.Handler
}

// New returns a server.
func New(config Config) (*Server, error) {
	if config.Searcher == nil || config.Store == nil || config.Ingester == nil || config.Indexer == nil {
		return nil, errors.New("server: Searcher, Store, Ingester and Indexer are needed")
	}
	s := &Server{
		config: config, log: config.Logger, catalog: newCatalog(config.Store), suggester: new(suggester),
		importing: make(chan struct{}, 1), auditing: make(chan struct{}, 1), marking: make(chan struct{}, maxHardMarking()),
		measuring: make(chan struct{}, maxMeasuring()),
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	var err error
	if s.assets, err = loadAssets(); err != nil {
		return nil, fmt.Errorf("server: %w", err)
	}
	if s.pages, err = loadAllPages(s.assets); err != nil {
		return nil, fmt.Errorf("server: %w", err)
	}
	s.handler = s.routes()
	return s, nil
}

// Handler returns the handler of all routes.
func (s *Server) Handler() http.Handler { return s.handler }

func (s *Server) routes() http.Handler {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.Logger.SetOutput(discard{})
	e.HTTPErrorHandler = s.renderError
	e.Use(s.logRequests, securityHeaders, s.recoverPanics, s.checkRequest)

	read := func(path string, h echo.HandlerFunc) {
		e.Match([]string{http.MethodGet, http.MethodHead}, path, h)
	}
	read("/", s.searchPage)
	read("/d/:id", s.documentPage)
	read("/p/:id", s.paragraphPage)
	read("/cite/:id", s.citePage)
	read("/feed", s.feed)
	read("/trend", s.trendPage)
	read("/coverage", s.coveragePage)
	read("/audit", s.auditPage)
	read("/track", s.trackPage)
	read(commitmentsPath, s.commitmentsPage)
	read(commitmentsFeedPath, s.commitmentsFeed)
	read("/import", s.importPage)
	e.POST("/import", s.importFromPage)
	read("/help", s.helpPage)
	read("/language", s.setLanguage)
	read("/assets/:page/:file", s.asset)
	read("/healthz", s.healthz)
	read("/readyz", s.readyz)

	read("/api/v1/search", s.apiSearch)
	read("/api/v1/count", s.apiCount)
	e.POST("/api/v1/count", s.apiCountList)
	read("/api/v1/synonyms", s.apiSynonyms)
	read("/api/v1/documents", s.apiDocuments)
	read("/api/v1/documents/:id", s.apiDocument)
	read("/api/v1/documents/:id/original", s.apiOriginal)
	read("/api/v1/documents/:id/versions", s.apiVersions)
	read("/api/v1/documents/:id/versions/:version/changes", s.apiChanges)
	e.GET("/api/v1/export", s.apiExport)
	e.GET("/api/v1/hits", s.apiHits)
	read("/api/v1/suggest", s.apiSuggest)
	read("/api/v1/chart", s.apiTrend)
	read("/api/v1/audit", s.apiAudit)
	read("/api/v1/cite/:id", s.apiCite)
	read("/api/v1/stats", s.apiStats)
	read("/api/v1/imports", s.apiImports)
	read("/api/v1/duplicates", s.apiDuplicates)
	e.POST("/api/v1/documents", s.apiImport, s.requireToken)
	e.POST("/api/v1/imports", s.apiNoteImports, s.requireToken)
	e.POST("/api/v1/preview", s.apiPreview, s.requireToken)
	e.DELETE("/api/v1/documents/:id", s.apiDelete, s.requireToken)
	e.POST("/api/v1/remove", s.apiRemove, s.requireToken)
	e.GET("/api/v1/backup", s.apiBackup, s.requireToken)
	e.POST("/api/v1/rebuild", s.apiRebuild, s.requireToken)
	e.POST("/api/v1/verify", s.apiVerify, s.requireToken)
	s.routeInstruments(e)
	s.routeInstrumentPages(e)
	return e
}

// Serve answers on a listener until ctx is done, then lets answers on their way
// finish for shutdownTimeout. It closes the listener, and returns nil when it
// stopped because of ctx.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	// Requests outlive ctx: they end when they are answered or the time is up.
	requests, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	server := &http.Server{
		Handler:           s.handler,
		ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeaderBytes,
		BaseContext:    func(ln net.Listener) context.Context { return withListener(requests, ln) },
		ErrorLog:       slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(addressListener{ln, s.answerLongAddress}) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	patience, stop := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer stop()
	err := server.Shutdown(patience)
	if err != nil {
		cancel()
		err = errors.Join(fmt.Errorf("shut down: %w", err), server.Close())
	}
	<-failed //nolint:errcheck // it is that the server was closed
	return err
}

// discard swallows what the router would log: all of it is logged here.
type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
