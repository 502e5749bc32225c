package commitment

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ID names a commitment of a paragraph by its place, in characters of the paragraph as
// printed: doc-x-p3@12-27. It stays as long as the text does.
func ID(paragraphID string, printed string, c *Commitment) string {
	from := utf8.RuneCountInString(printed[:c.Start])
	return fmt.Sprintf("%s@%d-%d", paragraphID, from, from+utf8.RuneCountInString(printed[c.Start:c.End]))
}

// SplitID takes an ID apart; false for what cannot be one.
func SplitID(id string) (paragraphID string, from, to int, ok bool) {
	paragraphID, place, ok := strings.Cut(id, "@")
	first, last, both := strings.Cut(place, "-")
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	return paragraphID, from, to, ok && both && err1 == nil && err2 == nil && paragraphID != "" && 0 <= from && from < to
}
