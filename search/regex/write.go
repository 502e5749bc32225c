package regex

import (
	"fmt"
	"regexp/syntax"
	"strings"
	"unicode"
)

// write writes a folded tree as a pattern. It does what syntax.Regexp.String does,
// but need not find out where case could matter: that takes three milliseconds for a
// negated class.
func write(b *strings.Builder, re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			writeRune(b, r)
		}
	case syntax.OpCharClass:
		b.WriteByte('[')
		for i := 0; i < len(re.Rune); i += 2 {
			writeRune(b, re.Rune[i])
			b.WriteByte('-')
			writeRune(b, re.Rune[i+1])
		}
		b.WriteByte(']')
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			writeGroup(b, sub)
		}
	case syntax.OpAlternate:
		for i, sub := range re.Sub {
			if i > 0 {
				b.WriteByte('|')
			}
			write(b, sub)
		}
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		writeGroup(b, re.Sub[0])
		writeRepeat(b, re)
	default:
		b.WriteString(fixed(re.Op))
	}
}

func writeGroup(b *strings.Builder, re *syntax.Regexp) {
	b.WriteString("(?:")
	write(b, re)
	b.WriteByte(')')
}

func writeRepeat(b *strings.Builder, re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpStar:
		b.WriteByte('*')
	case syntax.OpPlus:
		b.WriteByte('+')
	case syntax.OpQuest:
		b.WriteByte('?')
	default:
		fmt.Fprintf(b, "{%d,", re.Min)
		if re.Max >= 0 {
			fmt.Fprint(b, re.Max)
		}
		b.WriteByte('}')
	}
	if re.Flags&syntax.NonGreedy != 0 {
		b.WriteByte('?')
	}
}

// writeRune writes a character that stands for itself, in a class too.
func writeRune(b *strings.Builder, r rune) {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		b.WriteRune(r)
		return
	}
	fmt.Fprintf(b, `\x{%x}`, r)
}

// fixed returns the pattern of an operator without operands.
func fixed(op syntax.Op) string {
	switch op {
	case syntax.OpAnyChar:
		return "(?s:.)"
	case syntax.OpAnyCharNotNL:
		return "."
	case syntax.OpBeginLine:
		return "(?m:^)"
	case syntax.OpEndLine:
		return "(?m:$)"
	case syntax.OpBeginText:
		return `\A`
	case syntax.OpEndText:
		return `\z`
	case syntax.OpWordBoundary:
		return `\b`
	case syntax.OpNoWordBoundary:
		return `\B`
	case syntax.OpEmptyMatch:
		return "(?:)"
	default: // OpNoMatch
		return `[^\x00-\x{10FFFF}]`
	}
}
