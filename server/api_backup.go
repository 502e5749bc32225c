package server

import (
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"
)

// apiBackup gives out a copy of the store as it is now, of which searches and imports
// take no notice.
func (s *Server) apiBackup(c echo.Context) error {
	if err := onlyParams(c.QueryParams()); err != nil {
		return err
	}
	err := s.config.Store.Copy(func(size int64) (io.Writer, error) {
		h := c.Response().Header()
		h.Set(echo.HeaderContentType, echo.MIMEOctetStream)
		h.Set(echo.HeaderContentDisposition, `attachment; filename="store.db"`)
		h.Set(echo.HeaderContentLength, strconv.FormatInt(size, 10))
		h.Set(echo.HeaderCacheControl, "no-store")
		c.Response().WriteHeader(http.StatusOK)
		return patientWriter{c}, nil
	})
	if err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	return nil
}

// patientWriter gives each step of a long answer its own time, so that it may take as
// long as the line needs and a reader that has stopped reading is still given up.
type patientWriter struct{ c echo.Context }

func (w patientWriter) Write(b []byte) (int, error) {
	allowTime(w.c, exportStall)
	n, err := w.c.Response().Write(b)
	if err != nil {
		return n, fmt.Errorf("%w: %w", errGone, err)
	}
	return n, nil
}
