package regex

import (
	"regexp/syntax"
	"strings"
)

// explain says in Chinese what is wrong with expr, a piece of a pattern, and how to
// mend it.
func explain(code syntax.ErrorCode, expr string) (message, hint string) {
	switch code {
	case syntax.ErrMissingParen:
		return "左括号没有配上右括号", `在后面补上“)”；要检索括号本身，请写成 \(`
	case syntax.ErrUnexpectedParen:
		return "多了一个右括号", `删去它，或在前面补上“(”；要检索括号本身，请写成 \)`
	case syntax.ErrMissingBracket:
		return "“[”没有配上“]”", `在后面补上“]”；要检索“[”本身，请写成 \[`
	case syntax.ErrInvalidCharRange, syntax.ErrInvalidCharClass:
		return explainClass(expr)
	case syntax.ErrInvalidEscape:
		return explainEscape(expr)
	case syntax.ErrTrailingBackslash:
		return `末尾的“\”后面没有字`, `删去它；要检索“\”本身，请写成 \\`
	case syntax.ErrInvalidNamedCapture, syntax.ErrInvalidPerlOp:
		return explainGroup(expr)
	default:
		return explainSize(code, expr)
	}
}

// explainSize is explain for repetitions and for what is too large.
func explainSize(code syntax.ErrorCode, expr string) (message, hint string) {
	switch code {
	case syntax.ErrMissingRepeatArgument:
		return "“" + expr + "”前面没有要重复的字", `在前面补上；任意一段文字请写成 .*；要检索“` + expr + `”本身，请在前面加“\”`
	case syntax.ErrInvalidRepeatOp:
		return "重复符号连在一起：“" + expr + "”", `只留一个；要检索符号本身，请在前面加“\”`
	case syntax.ErrInvalidRepeatSize:
		return "重复次数“" + expr + "”不对", "先写小的数，再写大的数，最多 1000 次；重复套着重复时，相乘也不能超过 1000"
	case syntax.ErrInvalidUTF8:
		return "正则表达式里有不是文字的字节", "请重新输入"
	case syntax.ErrNestingDepth:
		return "括号套得太深", "请减少括号"
	case syntax.ErrLarge:
		return "正则表达式展开后太大", "请减小花括号里的次数，或少套几层重复"
	default: // ErrInternalError
		return "正则表达式写得不对", "请检查括号、方括号和重复符号"
	}
}

// explainGroup explains what begins with (? and goes on badly.
func explainGroup(expr string) (message, hint string) {
	for _, look := range []string{"(?=", "(?!", "(?<=", "(?<!"} {
		if strings.HasPrefix(expr, look) {
			return "不支持“" + look + "…)”（向前或向后查看）", "请去掉它，把前后的字直接写进去"
		}
	}
	if strings.HasPrefix(expr, "(?P<") || strings.HasPrefix(expr, "(?<") {
		return "括号的名字不对：“" + expr + "”", "名字只能用字母、数字和下划线；也可以改用没有名字的括号"
	}
	return "不认识“" + expr + "”", `只要分组的话，请写普通括号；要检索括号本身，请写成 \(`
}

func explainClass(expr string) (message, hint string) {
	switch {
	case strings.HasPrefix(expr, `\p`), strings.HasPrefix(expr, `\P`), strings.HasPrefix(expr, "[:"):
		return "没有“" + expr + "”这一类字", `汉字写作 \p{Han}，字母 \p{L}，数字 \d，标点 \p{P}`
	default:
		return "方括号里的范围“" + expr + "”前后颠倒", `把靠前的字写在前面，如 [0-9]；要检索“-”本身，请写成 \-`
	}
}

func explainEscape(expr string) (message, hint string) {
	rest := strings.TrimPrefix(expr, `\`)
	switch {
	case rest != "" && rest[0] >= '1' && rest[0] <= '9':
		return "不支持用“" + expr + "”引用前面的括号", "请把要匹配的内容再写一遍"
	case strings.HasPrefix(rest, "u"), strings.HasPrefix(rest, "U"), strings.HasPrefix(rest, "x"):
		return "“" + expr + "”不是一个字的编码", `请写成 \x{4e00} 这样，或直接写这个字`
	default:
		return "不认识“" + expr + "”", `去掉“\”就是这个字本身；要检索“\”，请写成 \\`
	}
}
