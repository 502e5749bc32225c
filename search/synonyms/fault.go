package synonyms

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ErrFormat is what every ParseError is.
var ErrFormat = errors.New("synonym list format")

// maxFaults bounds the faults reported of one file: enough to see what is wrong
// with it, few enough to be read.
const maxFaults = 20

// ParseError says what is wrong with a line of a list and how to mend it.
type ParseError struct {
	File string
	Line int // from 1; 0 where the fault is the whole file's
	// Message and Hint are for the user, in Chinese.
	Message, Hint string
}

func (e *ParseError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s：%s；%s", e.File, e.Message, e.Hint)
	}
	return fmt.Sprintf("%s 第 %d 行：%s；%s", e.File, e.Line, e.Message, e.Hint)
}

// Is makes errors.Is(err, ErrFormat) true.
func (e *ParseError) Is(target error) bool { return target == ErrFormat }

// fail notes a fault of the line being read. Of those past maxFaults one says
// only that there are more.
func (p *parser) fail(message, hint string) {
	switch n := len(p.faults); {
	case n < maxFaults:
		p.faults = append(p.faults, &ParseError{File: p.file, Line: p.line, Message: message, Hint: hint})
	case n == maxFaults:
		p.faults = append(p.faults, &ParseError{
			File: p.file, Line: p.line, Message: "从这里起还有别的错误，没有列出", Hint: "请先改好前面的",
		})
	}
}

// excerpt is a phrase as a message can quote it: short, and without what would
// control a terminal.
func excerpt(phrase string) string {
	const longest = 20 // characters
	phrase = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf) {
			return utf8.RuneError
		}
		return r
	}, phrase)
	if runes := []rune(phrase); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return phrase
}
