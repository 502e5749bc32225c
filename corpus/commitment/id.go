package commitment

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ErrID is what every error about the ID of a commitment is.
var ErrID = errors.New("commitment ID")

// ID names a commitment of a paragraph by where it stands: the paragraph's ID, then
// start and end in characters of the paragraph as printed, <ID>@12-25. text is the
// paragraph's.
func ID(paragraphID, text string, c *Commitment) string {
	start := utf8.RuneCountInString(text[:c.Start])
	return fmt.Sprintf("%s@%d-%d", paragraphID, start, start+utf8.RuneCountInString(c.Span))
}

// SplitID returns what the ID of a commitment is made of; start and end are in
// characters. The error is ErrID, with a message for the user.
func SplitID(id string) (paragraphID string, start, end int, err error) {
	at := strings.LastIndexByte(id, '@')
	from, to, ok := strings.Cut(id[at+1:], "-")
	start, startErr := strconv.Atoi(from)
	end, endErr := strconv.Atoi(to)
	if at <= 0 || !ok || startErr != nil || endErr != nil || start < 0 || end <= start || from != strconv.Itoa(start) || to != strconv.Itoa(end) {
		return "", 0, 0, fmt.Errorf("%w：“%s”不是承诺的编号，应为 段落编号@起-止，例如 …@12-25", ErrID, id)
	}
	return id[:at], start, end, nil
}
