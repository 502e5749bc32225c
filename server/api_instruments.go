package server

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"runtime"

	"github.com/labstack/echo/v4"

	"cewen/internal/csvout"
	"cewen/search/commitments"
	"cewen/search/instrument"
	"cewen/search/instruments"
)

// Parameters of every instrument, besides its own.
const (
	paramTable = "table"
	paramAudit = "audit"
)

// asked is an instrument with how its answer is to be given.
type asked struct {
	instrument.Instrument
	format, table string
	audit         bool
}

// maxMeasuring is how many instruments work at the same time: each goes through much
// of the text, and searches must still be answered.
func maxMeasuring() int { return max(1, runtime.GOMAXPROCS(0)/2) }

// routeInstruments offers each instrument, by GET with its parameters in the address
// and by POST with them in a JSON body.
func (s *Server) routeInstruments(e *echo.Echo) {
	for _, name := range instruments.Names() {
		h := instrumentHandler{s, name}
		if name == commitments.Name {
			e.GET("/api/v1/"+name, s.apiCommitments)
		} else {
			e.GET("/api/v1/"+name, h.get)
		}
		e.POST("/api/v1/"+name, h.post)
	}
}

// instrumentHandler answers requests to one instrument.
type instrumentHandler struct {
	server *Server
	name   string
}

func (h instrumentHandler) get(c echo.Context) error {
	i, _ := instruments.New(h.name)
	v := c.QueryParams()
	if err := onlyParams(v, append(instrument.Parameters(i), paramFormat, paramTable, paramAudit)...); err != nil {
		return err
	}
	if err := instrument.SetValues(i, v); err != nil {
		return err
	}
	return h.server.apiInstrument(c, i, c.QueryParams())
}

func (h instrumentHandler) post(c echo.Context) error {
	i, _ := instruments.New(h.name)
	if err := onlyParams(c.QueryParams(), paramFormat, paramTable, paramAudit); err != nil {
		return err
	}
	if err := readJSON(c, i); err != nil {
		return err
	}
	return h.server.apiInstrument(c, i, c.QueryParams())
}

func readAsked(v url.Values, i instrument.Instrument) (a asked, err error) {
	a = asked{Instrument: i, table: v.Get(paramTable)}
	if a.format, err = instrument.OneOf(paramFormat, v.Get(paramFormat), "json", "csv", "jsonl"); err != nil {
		return a, err
	}
	if a.audit, err = readBool(v, paramAudit); err != nil {
		return a, err
	}
	if a.format == "json" && a.table != "" || a.format != "json" && a.audit {
		return a, instrument.BadRequest("table 只用于 format=csv 和 jsonl，audit 只用于 format=json")
	}
	return a, nil
}

// apiInstrument answers while the answer comes, in the way that v asks for. An error about
// the parameters comes before that; where something fails later the connection is broken
// off.
func (s *Server) apiInstrument(c echo.Context, i instrument.Instrument, v url.Values) error {
	a, err := readAsked(v, i)
	if err != nil {
		return err
	}
	ctx, done, err := s.beginMeasuring(c)
	if err != nil {
		return err
	}
	defer done()
	h := c.Response().Header()
	h.Set(echo.HeaderCacheControl, "no-store")
	if a.format == "json" {
		h.Set(echo.HeaderContentType, "application/json; charset=utf-8")
		return s.answerJSON(ctx, a, c.Response())
	}
	err = s.answerTable(ctx, a, c.Response())
	if err != nil && !c.Response().Committed {
		h.Del(echo.HeaderContentDisposition) // what comes now is no file
	}
	return err
}

// beginMeasuring waits for a turn, and gives the time that an instrument may take.
func (s *Server) beginMeasuring(c echo.Context) (ctx context.Context, done func(), err error) {
	allowTime(c, longTimeout)
	ctx, cancel := context.WithTimeout(c.Request().Context(), longTimeout)
	select {
	case s.measuring <- struct{}{}:
		return ctx, func() { <-s.measuring; cancel() }, nil
	case <-ctx.Done():
		cancel()
		return nil, nil, ctx.Err()
	}
}

func (s *Server) answerJSON(ctx context.Context, a asked, w http.ResponseWriter) error {
	out := instrument.NewEncoder(reply{w})
	var sink instrument.Sink = out
	kept := new(instrument.Tables)
	if a.audit {
		sink = instrument.Both(out, kept)
	}
	record, err := instrument.Answer(ctx, s.corpus(), a.Instrument, sink)
	if err != nil {
		return err
	}
	var audit *instrument.Audit
	if a.audit {
		if audit, err = instrument.AuditAnswer(ctx, s.corpus(), a.Instrument, kept); err != nil {
			return err
		}
	}
	return out.Close(record, audit)
}

// answerTable answers with one table as a file.
func (s *Server) answerTable(ctx context.Context, a asked, w http.ResponseWriter) error {
	var out instrument.Sink
	var flush func() error
	kind := "application/jsonl; charset=utf-8"
	if a.format == "csv" {
		kind = csvout.ContentType
		t := &instrument.CSV{W: reply{w}}
		out, flush = t, t.Flush
	} else {
		lines := instrument.Lines(a.Instrument, reply{w})
		out, flush = lines, lines.Flush
	}
	w.Header().Set(echo.HeaderContentType, kind)
	w.Header().Set(echo.HeaderContentDisposition, fmt.Sprintf(`attachment; filename="cewen-%s.%s"`, a.Name(), a.format))
	only := &instrument.Only{Sink: out, Name: a.table}
	if _, err := instrument.Answer(ctx, s.corpus(), a.Instrument, only); err != nil {
		return err
	}
	if !only.Found() {
		return instrument.BadRequest("%s 没有“%s”这张表", a.Name(), a.table)
	}
	return flush()
}

// corpus is what instruments look at.
func (s *Server) corpus() *instrument.Corpus {
	return &instrument.Corpus{
		Engine: s.config.Searcher.Engine, Store: s.config.Store, Parser: s.config.Parser, Words: s.config.Words, Version: s.config.Version,
	}
}

// reply writes an answer; what cannot be written is nobody's fault here.
type reply struct{ http.ResponseWriter }

func (r reply) Write(p []byte) (int, error) {
	n, err := r.ResponseWriter.Write(p)
	if err != nil {
		err = fmt.Errorf("%w: %w", errGone, err)
	}
	return n, err
}
