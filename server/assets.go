package server

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"

	"github.com/labstack/echo/v4"
)

//go:embed web
var web embed.FS

// assets are the styles, scripts and images of the pages, by their path
// "search/page.css".
type assets struct {
	files map[string]asset
}

type asset struct {
	body        []byte
	contentType string
	version     string // changes with the body
}

func loadAssets() (*assets, error) {
	a := &assets{files: map[string]asset{}}
	types := map[string]string{
		".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
	}
	files, err := fs.Glob(web, "web/*/*")
	if err != nil {
		return nil, fmt.Errorf("list assets: %w", err)
	}
	for _, name := range files {
		contentType, ok := types[path.Ext(name)]
		if !ok {
			continue // a template
		}
		body, err := web.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read asset: %w", err)
		}
		sum := sha256.Sum256(body)
		a.files[name[len("web/"):]] = asset{body: body, contentType: contentType, version: hex.EncodeToString(sum[:6])}
	}
	return a, nil
}

// url is the address of an asset. It names the version, so that it can be kept
// for ever.
func (a *assets) url(name string) (string, error) {
	file, ok := a.files[name]
	if !ok {
		return "", fmt.Errorf("no asset %q", name)
	}
	return "/assets/" + name + "?v=" + file.version, nil
}

// asset serves an asset.
func (s *Server) asset(c echo.Context) error {
	file, ok := s.assets.files[c.Param("page")+"/"+c.Param("file")]
	if !ok {
		return echo.ErrNotFound
	}
	caching := "no-cache"
	if c.QueryParam("v") == file.version {
		caching = "public, max-age=31536000, immutable"
	}
	c.Response().Header().Set(echo.HeaderCacheControl, caching)
	return writeBody(c, http.StatusOK, file.contentType, file.body)
}
