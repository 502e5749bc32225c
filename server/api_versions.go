package server

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"cewen/corpus"
	"cewen/corpus/ingest"
	"cewen/corpus/store"
	"cewen/search"
)

// paramVersion numbers a version in the history of a document, the oldest being 1.
const paramVersion = "version"

// documentVersion is a version in the history of a document.
type documentVersion struct {
	Number int `json:"version"`
	store.Version
	// File is the name of the file without its folders; Path is for holders of the
	// token only.
	File string `json:"file,omitempty"`
	// Original tells whether the file was kept.
	Original bool `json:"original"`
}

type history struct {
	ID       string            `json:"id"`
	Versions []documentVersion `json:"versions"` // the newest, which is held, comes last
}

// changed is what a version changed.
type changed struct {
	Version int                `json:"version"`
	Added   []changedParagraph `json:"added"`
	Removed []changedParagraph `json:"removed"`
}

type changedParagraph struct {
	ID   string               `json:"id"` // a paragraph that is gone has one too
	Kind corpus.ParagraphKind `json:"kind"`
	Text string               `json:"text"`
}

// apiVersions lists the history of a document.
func (s *Server) apiVersions(c echo.Context) error {
	if err := onlyParams(c.QueryParams()); err != nil {
		return err
	}
	h, err := s.history(c.Param("id"), s.authorized(c))
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, h)
}

func (s *Server) history(id string, withPath bool) (*history, error) {
	h := &history{ID: id, Versions: []documentVersion{}}
	err := s.config.Store.View(func(v *store.View) error {
		if _, err := v.Ordinal(id); err != nil {
			return err
		}
		versions, err := v.Versions(id)
		for i, version := range versions {
			d := documentVersion{Number: i + 1, Version: version, File: baseName(version.Path), Original: v.HasSource(version.SHA256)}
			if !withPath {
				d.Path = ""
			}
			h.Versions = append(h.Versions, d)
		}
		return err
	})
	return h, err
}

// apiChanges tells which paragraphs came and went with a version.
func (s *Server) apiChanges(c echo.Context) error {
	if err := onlyParams(c.QueryParams()); err != nil {
		return err
	}
	id := c.Param("id")
	n, err := strconv.Atoi(c.Param("version"))
	if err != nil || n < 1 {
		return fmt.Errorf("%w: 版本要是 1 或更大的整数", search.ErrBadRequest)
	}
	answer := changed{Version: n}
	err = s.config.Store.View(func(v *store.View) error {
		if _, _, err := ingest.VersionOf(v, id, n); err != nil {
			return err
		}
		changes, err := ingest.VersionChanges(v, id, n)
		if errors.Is(err, store.ErrNotFound) {
			return errNoOriginal
		}
		if err != nil {
			return err
		}
		answer.Added, answer.Removed = changedParagraphs(id, changes.Added), changedParagraphs(id, changes.Removed)
		return nil
	})
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, answer)
}

func changedParagraphs(id string, paragraphs []corpus.Paragraph) []changedParagraph {
	list := make([]changedParagraph, 0, len(paragraphs))
	for _, p := range paragraphs {
		list = append(list, changedParagraph{ID: corpus.ParagraphID(id, p.Anchor), Kind: p.Kind, Text: p.Text})
	}
	return list
}

// apiOriginal gives out the file that a document came from, byte by byte, to be
// saved: whatever is in it, a browser does not show it under our name.
func (s *Server) apiOriginal(c echo.Context) error {
	v := c.QueryParams()
	if err := onlyParams(v, paramVersion); err != nil {
		return err
	}
	n, err := readVersionNumber(v)
	if err != nil {
		return err
	}
	name, digest, data, err := s.original(c.Param("id"), n)
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set("ETag", `"`+digest+`"`)
	h.Set(echo.HeaderCacheControl, "no-cache")
	return writeBody(c, http.StatusOK, echo.MIMEOctetStream, data)
}

func readVersionNumber(v url.Values) (int, error) {
	s := v.Get(paramVersion)
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%w: 版本（version）要是 1 或更大的整数", search.ErrBadRequest)
	}
	return n, nil
}

// original returns the file of a version and its name without folders.
func (s *Server) original(id string, n int) (name, digest string, data []byte, err error) {
	err = s.config.Store.View(func(v *store.View) error {
		versions, i, err := ingest.VersionOf(v, id, n)
		if err != nil {
			return err
		}
		digest, name = versions[i].SHA256, baseName(versions[i].Path)
		data, err = v.Source(digest)
		if errors.Is(err, store.ErrNotFound) {
			return errNoOriginal
		}
		return err
	})
	if err != nil {
		return "", "", nil, err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != digest {
		return "", "", nil, fmt.Errorf("original of %s: %w: digest is %x, not %s", id, store.ErrDamaged, sum, digest)
	}
	return name, digest, data, nil
}
