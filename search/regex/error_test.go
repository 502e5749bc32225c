package regex

import (
	"errors"
	"regexp/syntax"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestErrors(t *testing.T) {
	for _, test := range []struct {
		pattern        string
		message        string // a part of it
		offset, length int
	}{
		{`新(建`, "左括号没有配上", 0, 3},
		{`新)建`, "多了一个右括号", 0, 3},
		{`新[建`, "“[”没有配上", 1, 2},
		{`新[z-a]`, "前后颠倒", 2, 3},
		{`新\p{汉}`, "没有“\\p{汉}”", 1, 5},
		{`[[:han:]]`, "没有“[:han:]”", 1, 7},
		{`(新)\1`, "引用前面的括号", 3, 2},
		{`新\u5efa`, "不是一个字的编码", 1, 2},
		{`\x{110000}`, "不是一个字的编码", 0, 9},
		{`新\，`, "不认识“\\，”", 1, 2},
		{`新建\`, `末尾的“\”`, 2, 1},
		{`新(?P<建`, "括号的名字", 1, 5},
		{`(?P<1-2>新)`, "括号的名字", 0, 8},
		{`新(?=建)`, "不支持“(?=…)”", 1, 3},
		{`(?<!新)建`, "不支持“(?<!…)”", 0, 7},
		{`新(?x)`, "不认识“(?x”", 1, 3},
		{`*新`, "“*”前面没有", 0, 1},
		{`*新|*建`, "“*”前面没有", 0, 5},
		{`新**`, "连在一起：“**”", 1, 2},
		{`新{3,2}`, "重复次数“{3,2}”", 1, 5},
		{`新{1001}`, "重复次数“{1001}”", 1, 6},
		{`((新{99}){9}){9}`, "重复次数“{9}”", 0, 15},
		{"新\xff", "不是文字的字节", 0, 2},
		{``, "没有要匹配的字", 0, 0},
		{`^$`, "没有要匹配的字", 0, 2},
		{`.{1000}.{1000}.{1000}.{1000}.{1000}.`, "展开后太大", 0, 36},
		{strings.Repeat("新", 502), "502 个字", 500, 2},
	} {
		t.Run(test.pattern, func(t *testing.T) {
			_, err := Compile(test.pattern)
			if err == nil {
				t.Fatal("no error")
			}
			e := checkError(t, test.pattern, err)
			if !strings.Contains(e.Message, test.message) {
				t.Errorf("message %q, want %q in it", e.Message, test.message)
			}
			if e.Offset != test.offset || e.Length != test.length {
				t.Errorf("at %d, %d characters; want %d, %d", e.Offset, e.Length, test.offset, test.length)
			}
		})
	}
}

// checkError: every error is an *Error whose place is within the pattern and which
// says what to do.
func checkError(t *testing.T, pattern string, err error) *Error {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || !errors.Is(err, ErrPattern) {
		t.Fatalf("%q: %v is no *Error", pattern, err)
	}
	if e.Pattern != pattern || e.Offset < 0 || e.Length < 0 || e.Offset+e.Length > utf8.RuneCountInString(pattern) {
		t.Fatalf("%q: error in %q at %d, %d characters", pattern, e.Pattern, e.Offset, e.Length)
	}
	if e.Message == "" || e.Hint == "" || !strings.Contains(e.Error(), e.Message) || !strings.Contains(e.Error(), e.Hint) {
		t.Fatalf("%q: error says %q, message %q, hint %q", pattern, e, e.Message, e.Hint)
	}
	return e
}

func TestErrorsTellThePlaceIfItIsKnown(t *testing.T) {
	for pattern, want := range map[string]string{
		`新\，`: "正则表达式第 2 个字：",
		`新(建`: "正则表达式：",
	} {
		if _, err := Compile(pattern); !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %q, want %q first", pattern, err, want)
		}
	}
}

// Each code of package syntax has its own explanation.
func TestEveryCodeIsExplained(t *testing.T) {
	general, _ := explain(syntax.ErrInternalError, "")
	for _, code := range []syntax.ErrorCode{
		syntax.ErrInvalidCharClass, syntax.ErrInvalidCharRange, syntax.ErrInvalidEscape, syntax.ErrInvalidNamedCapture,
		syntax.ErrInvalidPerlOp, syntax.ErrInvalidRepeatOp, syntax.ErrInvalidRepeatSize, syntax.ErrInvalidUTF8,
		syntax.ErrMissingBracket, syntax.ErrMissingParen, syntax.ErrMissingRepeatArgument, syntax.ErrTrailingBackslash,
		syntax.ErrUnexpectedParen, syntax.ErrNestingDepth, syntax.ErrLarge,
	} {
		message, hint := explain(code, "x")
		if message == "" || hint == "" || message == general {
			t.Errorf("%s: %q, %q", code, message, hint)
		}
	}
}
