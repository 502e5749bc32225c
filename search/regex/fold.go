package regex

import (
	"regexp/syntax"
	"unicode"
)

// fold returns the tree that matches the folded form of what re matches. Groups only
// group in it, and there is no case left to ignore.
func fold(re *syntax.Regexp) *syntax.Regexp {
	switch re.Op {
	case syntax.OpCapture:
		return fold(re.Sub[0])
	case syntax.OpLiteral:
		return foldLiteral(re)
	case syntax.OpCharClass:
		return foldClass(re.Rune)
	default:
		folded := &syntax.Regexp{Op: re.Op, Flags: re.Flags, Min: re.Min, Max: re.Max}
		for _, sub := range re.Sub {
			folded.Sub = append(folded.Sub, fold(sub))
		}
		return folded
	}
}

// foldLiteral folds a literal character by character. Where case is ignored, a
// character stands for all that differ from it in case only, and these may fold to
// several: (?i)σ to σ and ς.
func foldLiteral(re *syntax.Regexp) *syntax.Regexp {
	var parts []*syntax.Regexp
	afterSpace := false
	for _, r := range re.Rune {
		set := runeSet{r, r}
		if re.Flags&syntax.FoldCase != 0 {
			set = caseVariants(r)
		}
		image := set.folded()
		if len(image) == 0 {
			continue
		}
		space := image[0] == ' '
		if !space || !afterSpace {
			parts = append(parts, node(image))
		}
		afterSpace = space
	}
	return concat(parts)
}

func caseVariants(r rune) runeSet {
	set := runeSet{r, r}
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		set = append(set, other, other)
	}
	return set
}

// concat puts parts in a row, neighbouring literals into one.
func concat(parts []*syntax.Regexp) *syntax.Regexp {
	row := &syntax.Regexp{Op: syntax.OpConcat}
	var last *syntax.Regexp
	for _, part := range parts {
		if last != nil && last.Op == syntax.OpLiteral && part.Op == syntax.OpLiteral {
			last.Rune = append(last.Rune, part.Rune...)
			continue
		}
		row.Sub = append(row.Sub, part)
		last = part
	}
	switch len(row.Sub) {
	case 0:
		return &syntax.Regexp{Op: syntax.OpEmptyMatch}
	case 1:
		return row.Sub[0]
	}
	return row
}

// foldClass folds a class: to the images of its members or, where it excludes
// characters, to all that is no image of those. A class that reaches to the last
// code point was written with ^, \D or the like: a folded text has no ，, and yet
// [^，] must not match the comma that it has instead. What is both, by different
// members, is excluded: 发 by [发\P{Han}], which excludes 發.
func foldClass(set runeSet) *syntax.Regexp {
	switch {
	case len(set) == 0:
		return &syntax.Regexp{Op: syntax.OpNoMatch}
	case set[len(set)-1] < unicode.MaxRune:
		return node(set.folded())
	}
	// A paragraph is one line. Who excludes line ends as well, as in [^。\n], means
	// to stay within it, not to stop at each space that a line end folds to.
	lineEnds := runeSet{'\n', '\r', 0x85, 0x85, 0x2028, 0x2029}
	excluded := set.union(lineEnds).complement().folded()
	if len(excluded) == 0 {
		return &syntax.Regexp{Op: syntax.OpAnyChar}
	}
	return node(excluded.complement())
}

// node returns the tree that matches a character of a set of images; the empty text
// where nothing was left of the set.
func node(set runeSet) *syntax.Regexp {
	switch {
	case len(set) == 0:
		return &syntax.Regexp{Op: syntax.OpEmptyMatch}
	case len(set) == 2 && set[0] == set[1]:
		return &syntax.Regexp{Op: syntax.OpLiteral, Rune: set[:1:1]}
	}
	return &syntax.Regexp{Op: syntax.OpCharClass, Rune: set}
}
