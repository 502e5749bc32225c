package server

import (
	"embed"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
)

// language is what the pages say things in.
type language string

const (
	chinese language = "zh-CN"
	english language = "en"
)

// languageCookie holds the language that a reader chose. Nothing else is kept of one.
const languageCookie = "cewen-language"

//go:embed web/english.txt
var englishText embed.FS

// dictionary turns what is said in Chinese into another language. What it does not
// hold is said in Chinese: the nil dictionary says everything so.
type dictionary map[string]string

// readDictionary reads lines "Chinese = English"; those that begin with # are notes.
func readDictionary(text string) (dictionary, error) {
	d := dictionary{}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		from, to, ok := strings.Cut(line, " = ")
		if _, twice := d[from]; !ok || twice {
			return nil, fmt.Errorf("dictionary: %q is no translation, or a second one", line)
		}
		d[from] = to
	}
	return d, nil
}

func dictionaryOf(l language) (dictionary, error) {
	if l == chinese {
		return nil, nil
	}
	text, err := englishText.ReadFile("web/english.txt")
	if err != nil {
		return nil, fmt.Errorf("read dictionary: %w", err)
	}
	return readDictionary(string(text))
}

// phrase is what is said to a reader: words in Chinese, as fmt.Sprintf takes them
// where there are arguments. Texts of documents are phrases without arguments and
// said as they are.
type phrase struct {
	Text string
	Args []any
}

func ph(text string, args ...any) phrase { return phrase{text, args} }

// String says a phrase in Chinese.
func (p phrase) String() string { return dictionary(nil).say(p) }

// say says a phrase.
func (d dictionary) say(p phrase) string {
	text := p.Text
	if translated, ok := d[text]; ok {
		text = translated
	}
	if len(p.Args) == 0 {
		return text
	}
	return fmt.Sprintf(text, p.Args...)
}

// words says words, for templates.
func (d dictionary) words(text string, args ...any) string { return d.say(phrase{text, args}) }

// languageOf is the language in which a reader wants the pages.
func languageOf(c echo.Context) language {
	if cookie, err := c.Cookie(languageCookie); err == nil && cookie.Value == string(english) {
		return english
	}
	return chinese
}

// setLanguage keeps the language that a reader chose and goes back to the page.
func (s *Server) setLanguage(c echo.Context) error {
	chosen := chinese
	if c.QueryParam("to") == string(english) {
		chosen = english
	}
	c.SetCookie(&http.Cookie{ //nolint:gosec // over plain HTTP, as on the loopback, a secure cookie would never come back
		Name: languageCookie, Value: string(chosen), Path: "/", MaxAge: int((365 * 24 * time.Hour).Seconds()),
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: c.Request().TLS != nil,
	})
	c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
	return c.Redirect(http.StatusSeeOther, ownAddress(c.QueryParam("back")))
}

// ownAddress is an address of this site, "/" for any other.
func ownAddress(back string) string {
	ours := strings.HasPrefix(back, "/") && !strings.HasPrefix(back, "//") && !strings.ContainsAny(back, "\\\r\n\t")
	if !ours {
		return "/"
	}
	return back
}
