package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
)

// logRequests logs each request without its query string, which tells what
// somebody is looking for; that is logged at debug level only.
func (s *Server) logRequests(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := time.Now()
		r := c.Request()
		defer func() {
			attrs := []slog.Attr{
				slog.String("method", r.Method), slog.String("path", r.URL.Path),
				slog.Int("status", c.Response().Status), slog.Int64("bytes", c.Response().Size),
				slog.Int64("ms", time.Since(start).Milliseconds()),
			}
			if s.log.Enabled(r.Context(), slog.LevelDebug) {
				attrs = append(attrs, slog.String("query", r.URL.RawQuery))
			}
			s.log.LogAttrs(r.Context(), slog.LevelInfo, "request", attrs...)
		}()
		if err := next(c); err != nil {
			c.Error(err) // answered here, so that the status is known
		}
		return nil
	}
}

// contentSecurityPolicy allows what we serve ourselves and nothing inline.
const contentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; " +
	"font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; connect-src 'self'"

func securityHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", contentSecurityPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Embedder-Policy", "require-corp")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		return next(c)
	}
}

// recoverPanics turns a panic into an internal error.
func (s *Server) recoverPanics(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			switch v := recover(); v {
			case nil:
			case http.ErrAbortHandler:
				panic(v)
			default:
				err = fmt.Errorf("%w: %v\n%s", errPanic, v, debug.Stack())
			}
		}()
		return next(c)
	}
}

// checkRequest turns away what no route should see and bounds the body.
func (s *Server) checkRequest(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if len(r.RequestURI) > maxURLBytes {
			return errURLTooLong
		}
		if !s.hostAllowed(r) {
			return errUnknownHost
		}
		limit := int64(maxBodyBytes)
		if r.Method == http.MethodPost && slices.Contains([]string{"/api/v1/documents", "/api/v1/preview", "/import"}, r.URL.Path) {
			limit = maxImportBytes
		}
		r.Body = http.MaxBytesReader(c.Response(), r.Body, limit)
		return next(c)
	}
}

type listenerKey struct{}

// withListener notes in ctx whether a listener can only be reached from this
// machine.
func withListener(ctx context.Context, ln net.Listener) context.Context {
	addr, ok := ln.Addr().(*net.TCPAddr)
	return context.WithValue(ctx, listenerKey{}, ok && addr.IP.IsLoopback())
}

// hostAllowed guards against DNS rebinding: a web site that points its own name
// at this machine would be of the same origin as these pages.
func (s *Server) hostAllowed(r *http.Request) bool {
	allowed := s.config.AllowedHosts
	if len(allowed) == 0 {
		if loopback, _ := r.Context().Value(listenerKey{}).(bool); !loopback {
			return true
		}
	}
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	ip := net.ParseIP(host)
	return slices.Contains(allowed, "*") || slices.Contains(allowed, host) || host == "localhost" || ip != nil && ip.IsLoopback()
}

func isTooLarge(err error) bool {
	tooLarge := (*http.MaxBytesError)(nil)
	return errors.As(err, &tooLarge) || errors.Is(err, errTooLarge)
}

// allowTime gives the request more time than the server does by default. Where
// the connection has no deadlines (in tests), there is nothing to do.
func allowTime(c echo.Context, d time.Duration) {
	until := time.Now().Add(d)
	control := http.NewResponseController(c.Response())
	_ = control.SetReadDeadline(until)
	_ = control.SetWriteDeadline(until)
}
