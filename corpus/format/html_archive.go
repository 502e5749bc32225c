package format

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// ErrWebArchive is returned for a web archive that has no page in it or is
// damaged. Its text is for end users.
var ErrWebArchive = errors.New("网页存档（.mht）里没有可读的网页，请在浏览器中另存为 .html")

// maxArchiveDepth bounds how deep the parts of an archive are nested: browsers
// make one level, mail programs two or three.
const maxArchiveDepth = 4

// readWebArchive reads a page saved as one file: a mail message (RFC 2557) whose
// first part of HTML is the page, the others its images.
func readWebArchive(data []byte) (*Parsed, error) {
	if isBinary(data) {
		return nil, ErrNotText
	}
	message, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w：%w", ErrWebArchive, err)
	}
	page, address, err := findPage(message.Body, message.Header, maxArchiveDepth)
	if err != nil {
		return nil, err
	}
	if saved := message.Header.Get("Snapshot-Content-Location"); strings.Contains(saved, "://") {
		address = saved
	}
	text, err := decodeHTML(page)
	if err != nil {
		return nil, err
	}
	return parsePage(text, address)
}

// mimeHeader is the header of a message or of one of its parts.
type mimeHeader interface{ Get(key string) string }

// findPage returns the bytes of the first page in a part, and its address.
func findPage(body io.Reader, header mimeHeader, depth int) (page []byte, address string, err error) {
	kind, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	switch {
	case err != nil || depth == 0:
		return nil, "", ErrWebArchive
	case kind == "text/html" || kind == "application/xhtml+xml":
		page, err = io.ReadAll(io.LimitReader(decodeTransfer(body, header.Get("Content-Transfer-Encoding")), MaxFileSize))
		if err != nil {
			return nil, "", fmt.Errorf("%w：%w", ErrWebArchive, err)
		}
		address = header.Get("Content-Location")
		if !strings.HasPrefix(address, "http") {
			address = ""
		}
		return page, address, nil
	case !strings.HasPrefix(kind, "multipart/"):
		return nil, "", ErrWebArchive
	}
	parts := multipart.NewReader(body, parameters["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err != nil {
			return nil, "", ErrWebArchive
		}
		if page, address, err := findPage(part, part.Header, depth-1); err == nil {
			return page, address, nil
		}
	}
}

func decodeTransfer(body io.Reader, encoding string) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}
