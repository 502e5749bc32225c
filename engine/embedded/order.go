package embedded

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"

	"cewen/search"
)

// tier is where a hit stands in an answer by relevance: the best by their text
// alone are ranked by their words too and come first.
type tier int

const (
	tierRanked tier = iota
	tierRest
)

// key is the place of a hit in an order. It names the hit by ID and paragraph,
// so that it holds after a rebuild.
type key struct {
	Sort      search.Sort `json:"s"`
	Asked     string      `json:"q"` // fingerprint of the request, so that a cursor of another one is refused
	Tier      tier        `json:"t,omitempty"`
	Score     float64     `json:"v,omitempty"`
	Day       int32       `json:"d,omitempty"`
	Document  string      `json:"i"`
	Paragraph uint32      `json:"p"`
}

// compareKeys orders keys of one sort.
func compareKeys(a, b *key) int {
	if a.Sort == search.SortRelevance {
		if c := cmp.Or(cmp.Compare(a.Tier, b.Tier), cmp.Compare(b.Score, a.Score)); c != 0 {
			return c
		}
	}
	if c := compareDays(a.Sort, a.Day, b.Day); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Paragraph, b.Paragraph))
}

// compareDays orders dates: newest first unless the oldest are asked for, those
// without a date last.
func compareDays(sort search.Sort, a, b int32) int {
	if sort != search.SortOldest {
		return cmp.Compare(b, a)
	}
	orLast := func(day int32) int32 {
		if day == 0 {
			return math.MaxInt32
		}
		return day
	}
	return cmp.Compare(orLast(a), orLast(b))
}

// order orders matches by their base scores as compareKeys does their keys, without
// building them.
func (v *view) order(sort search.Sort) order {
	if sort == search.SortOldest {
		return order{ranks: v.oldest}
	}
	return order{ranks: v.newest, byBase: sort == search.SortRelevance}
}

func (v *view) top(sort search.Sort, k int) *topMatches {
	return &topMatches{k: k, order: v.order(sort)}
}

// askedFingerprint tells requests apart: those that give the same hits in the
// same order have the same.
func askedFingerprint(r *search.Request) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\x00%v", r.Expr, r.Filter)
	return fmt.Sprintf("%x", h.Sum64())
}

func (k *key) cursor() (string, error) {
	b, err := json.Marshal(k)
	if err != nil {
		return "", fmt.Errorf("encode cursor: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

// parseCursor reads the cursor of a request, nil for the first page.
func parseCursor(r *search.Request) (*key, error) {
	if r.Cursor == "" {
		return nil, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(r.Cursor)
	if err != nil {
		return nil, fmt.Errorf("%w: 翻页标记无法识别，请从第一页重新检索", search.ErrBadRequest)
	}
	k := new(key)
	if err := json.Unmarshal(b, k); err != nil || k.Tier < tierRanked || k.Tier > tierRest {
		return nil, fmt.Errorf("%w: 翻页标记无法识别，请从第一页重新检索", search.ErrBadRequest)
	}
	if k.Asked != askedFingerprint(r) || k.Sort != r.Sort && !(r.Sort == search.SortRelevance && k.Sort == unrankedSort) {
		return nil, fmt.Errorf("%w: 翻页标记属于另一次检索，请从第一页重新检索", search.ErrBadRequest)
	}
	return k, nil
}

// unrankedSort stands in for relevance while the words that rank are loaded.
const unrankedSort = search.SortNewest
