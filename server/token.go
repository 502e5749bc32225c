package server

import (
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

// requireToken lets only holders of the token through.
func (s *Server) requireToken(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		switch given := bearer(c.Request()); {
		case s.config.Token == "":
			return errReadOnly
		case given == "":
			return errUnauthorized
		case !s.authorized(c):
			return fmt.Errorf("%w: 访问令牌不对", errUnauthorized)
		}
		return next(c)
	}
}

// authorized tells whether a request carries the token. The time it takes says
// nothing about the token, nor about its length.
func (s *Server) authorized(c echo.Context) bool {
	return s.isToken(bearer(c.Request()))
}

// isToken tells whether a text is the token.
func (s *Server) isToken(text string) bool {
	given, want := sha256.Sum256([]byte(text)), sha256.Sum256([]byte(s.config.Token))
	return s.config.Token != "" && subtle.ConstantTimeCompare(given[:], want[:]) == 1
}

func bearer(r *http.Request) string {
	scheme, token, _ := strings.Cut(r.Header.Get(echo.HeaderAuthorization), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}
