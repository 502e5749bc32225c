package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"

	"github.com/labstack/echo/v4"

	"cewen/search"
)

// writeJSON answers with v. Characters of HTML stay as they are: the type is
// JSON, and nosniff keeps browsers from thinking otherwise.
func writeJSON(c echo.Context, status int, v any) error {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return fmt.Errorf("encode answer: %w", err)
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
	return writeBody(c, status, "application/json; charset=utf-8", body.Bytes())
}

// readJSON reads the body into v. It wants one JSON value of the type, without
// fields that it does not know: a misspelt one would be ignored without a word.
func readJSON(c echo.Context, v any) error {
	if t, _, err := mime.ParseMediaType(c.Request().Header.Get(echo.HeaderContentType)); err != nil || t != echo.MIMEApplicationJSON {
		return fmt.Errorf("%w: 请用 Content-Type: application/json", errMediaType)
	}
	decoder := json.NewDecoder(c.Request().Body)
	decoder.DisallowUnknownFields()
	err := decoder.Decode(v)
	if err == nil {
		if _, more := decoder.Token(); more == nil || !errors.Is(more, io.EOF) {
			err = errors.New("more than one value")
		}
	}
	if err != nil {
		return bodyError(err, "请求内容不是所要的 JSON")
	}
	return nil
}

// bodyError tells a body that is too large from one that is wrong.
func bodyError(err error, message string) error {
	if isTooLarge(err) {
		return err
	}
	return fmt.Errorf("%w: %s", search.ErrBadRequest, message)
}
