package regex

import (
	"errors"
	"fmt"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// ErrPattern is what every Error is.
var ErrPattern = errors.New("regular expression")

// Error says what is wrong with a pattern, where, and how to mend it.
type Error struct {
	Pattern string
	// Offset and Length are in characters of Pattern: all of it, where the place is
	// not known.
	Offset, Length int
	// Message and Hint are for the user, in Chinese.
	Message, Hint string
}

func (e *Error) Error() string {
	if e.Length == utf8.RuneCountInString(e.Pattern) {
		return fmt.Sprintf("正则表达式：%s；%s", e.Message, e.Hint)
	}
	return fmt.Sprintf("正则表达式第 %d 个字：%s；%s", e.Offset+1, e.Message, e.Hint)
}

// Is makes errors.Is(err, ErrPattern) true.
func (e *Error) Is(target error) bool { return target == ErrPattern }

func whole(pattern, message, hint string) *Error {
	return &Error{Pattern: pattern, Length: utf8.RuneCountInString(pattern), Message: message, Hint: hint}
}

func tooLong(pattern string, length int) *Error {
	return &Error{
		Pattern: pattern, Offset: MaxPatternLength, Length: length - MaxPatternLength,
		Message: fmt.Sprintf("正则表达式有 %d 个字，超过 %d 个字的上限", length, MaxPatternLength),
		Hint:    "请缩短，或分几次检索",
	}
}

func onlyEmpty(pattern string) *Error {
	return whole(pattern, "正则表达式里没有要匹配的字", "请至少写一个字，或表示一个字的“.”")
}

func tooCostly(pattern string) *Error {
	return whole(pattern, "正则表达式展开后太大", "请减小花括号里的次数，或少套几层重复")
}

// translate returns the *Error for an error of syntax.Parse or regexp.Compile.
func translate(pattern string, err error) *Error {
	var wrong *syntax.Error
	if !errors.As(err, &wrong) {
		return whole(pattern, "正则表达式写得不对", "请检查括号、方括号和重复符号")
	}
	message, hint := explain(wrong.Code, wrong.Expr)
	e := whole(pattern, message, hint)
	switch {
	case wrong.Code == syntax.ErrTrailingBackslash:
		e.Offset, e.Length = e.Length-1, 1
	case wrong.Code == syntax.ErrInvalidUTF8: // the bytes may look like part of a character
	case wrong.Expr != "" && strings.Count(pattern, wrong.Expr) == 1:
		before, _, _ := strings.Cut(pattern, wrong.Expr)
		e.Offset, e.Length = utf8.RuneCountInString(before), utf8.RuneCountInString(wrong.Expr)
	}
	return e
}
