package query

import (
	"errors"
	"fmt"
)

// ErrSyntax is what every ParseError is.
var ErrSyntax = errors.New("query syntax")

// ParseError says what is wrong with a query, where, and how to mend it.
type ParseError struct {
	Query string
	// Offset and Length are in characters of Query.
	Offset, Length int
	// Message and Hint are for the user, in Chinese.
	Message, Hint string
}

func (e *ParseError) Error() string {
	return fmt.Sprintf("检索式第 %d 个字：%s；%s", e.Offset+1, e.Message, e.Hint)
}

// Is makes errors.Is(err, ErrSyntax) true.
func (e *ParseError) Is(target error) bool { return target == ErrSyntax }
