package commitments

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"cewen/corpus/store"
	"cewen/search/instrument"
)

// cursor is the last commitment of a page.
type cursor struct {
	Asked     string        `json:"a"` // fingerprint of the question
	Version   store.Ordinal `json:"v"` // of the document
	Paragraph int32         `json:"p"`
	Number    int32         `json:"n"`
}

func (c *cursor) is(r row) bool {
	return r.head.Ordinal == c.Version && r.paragraph == c.Paragraph && r.number == c.Number
}

// fingerprint names the question, whatever its results are shown with.
func (a *asked) fingerprint() (string, error) {
	question := *a.Commitments
	question.Base, question.Explain = "", false
	b, err := json.Marshal(question)
	if err != nil {
		return "", fmt.Errorf("commitments: %w", err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:6]), nil
}

func (a *asked) cursor(last row) (string, error) {
	asked, err := a.fingerprint()
	if err != nil {
		return "", err
	}
	b, err := json.Marshal(cursor{asked, last.head.Ordinal, last.paragraph, last.number})
	if err != nil {
		return "", fmt.Errorf("commitments: encode cursor: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

// readCursor reads what cursor wrote, nil for the first page.
func (a *asked) readCursor(written string) (*cursor, error) {
	if written == "" {
		return nil, nil
	}
	c := new(cursor)
	b, err := base64.RawURLEncoding.DecodeString(written)
	if err != nil || json.Unmarshal(b, c) != nil {
		return nil, instrument.BadRequest("翻页标记无法识别，请从第一页重新检索")
	}
	asked, err := a.fingerprint()
	if err == nil && c.Asked != asked {
		err = instrument.BadRequest("翻页标记属于另一次检索，请从第一页重新检索")
	}
	return c, err
}
