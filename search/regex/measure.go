package regex

import (
	"regexp/syntax"
	"slices"
)

// instructions returns about how many instructions the program of a tree has:
// repetitions with counts are copies.
func instructions(re *syntax.Regexp) int {
	n := 0
	for _, sub := range re.Sub {
		n += instructions(sub)
	}
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune)
	case syntax.OpConcat:
		return n
	case syntax.OpAlternate:
		return n + len(re.Sub) - 1
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest:
		return n + 1
	case syntax.OpRepeat:
		if re.Max < 0 {
			return max(re.Min, 1)*n + 1
		}
		return max(re.Max*n+re.Max-re.Min, 1)
	default:
		return 1
	}
}

// canBeEmpty tells whether a tree may match the empty text. What stands at its place
// is left out of account: \b may.
func canBeEmpty(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral, syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL, syntax.OpNoMatch:
		return false
	case syntax.OpPlus:
		return canBeEmpty(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min == 0 || canBeEmpty(re.Sub[0])
	case syntax.OpConcat:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !canBeEmpty(sub) })
	case syntax.OpAlternate:
		return slices.ContainsFunc(re.Sub, canBeEmpty)
	default: // repetitions from zero on, assertions
		return true
	}
}

// canBeLong tells whether anything in a tree takes up text. One that never matches
// counts as if it did: it is another mistake.
func canBeLong(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral, syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL, syntax.OpNoMatch:
		return true
	case syntax.OpRepeat:
		return re.Max != 0 && canBeLong(re.Sub[0])
	default:
		return slices.ContainsFunc(re.Sub, canBeLong)
	}
}
