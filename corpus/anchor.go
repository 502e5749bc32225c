package corpus

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
)

// anchorEncoding is Crockford's base32 in lower case: no letters that are
// mistaken for digits.
var anchorEncoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// anchors gives each paragraph of a document its anchor.
type anchors map[string]int

// next returns the anchor of a text: the first 40 bits of its SHA-256, eight
// characters, and "-2", "-3", … where the document already has it.
func (a anchors) next(text string) string {
	digest := sha256.Sum256([]byte(text))
	anchor := anchorEncoding.EncodeToString(digest[:5])
	a[anchor]++
	if n := a[anchor]; n > 1 {
		return anchor + "-" + strconv.Itoa(n)
	}
	return anchor
}
