package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	unknown    = '\uFFFD' // a glyph whose character the file does not tell
	softHyphen = '\u00AD' // a hyphen that PDFium takes for one of hyphenation
)

// plain returns the characters that a glyph stands for. Fonts share one glyph
// among a Han character, its radical (⽂) and its compatibility ideograph, and
// the file may name any of them; ligatures are taken apart.
func plain(r rune) []rune {
	switch {
	case r == 0x02 || r == 0xFFFE: // how PDFium marks a hyphen at the end of a line
		return []rune{softHyphen}
	case r >= 0x2E80 && r <= 0x2EF3:
		return []rune{radical(r)}
	case r >= 0x2F00 && r <= 0x2FD5, r >= 0xF900 && r <= 0xFAFF, r >= 0xFB00 && r <= 0xFB06, r >= 0x2F800 && r <= 0x2FA1F:
		return []rune(norm.NFKC.String(string(r)))
	}
	return []rune{r}
}

// supplement pairs the radicals of the block CJK Radicals Supplement with the
// ideographs of the same shape (EquivalentUnifiedIdeograph of Unicode).
const supplement = "⺁厂⺃乚⺅亻⺉刂⺋㔾⺌小⺎兀⺏尣⺐尢⺒巳⺓幺⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺨犭⺪疋⺫罒⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳网⺵网⺶羊⺷羊⺸羋⺹耂⺺肀⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"

func radical(r rune) rune {
	if i := strings.IndexRune(supplement, r); i >= 0 {
		for _, same := range supplement[i+len(string(r)):] {
			return same
		}
	}
	return r
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// isWord tells letters and digits that form words with spaces between them.
func isWord(r rune) bool {
	return unicode.IsDigit(r) && r < 0xFF00 || unicode.IsLetter(r) && !isHan(r) && r < 0x3000
}

// Full-width punctuation fills half of its em: the ink of openers stands at the
// right of it, that of closers at the left.
const (
	openers = "（《〈「『【〔〖“‘［｛"
	closers = "），。、；：！？》〉」』】〕〗”’］｝…"
)

func isOpener(r rune) bool { return strings.ContainsRune(openers, r) }
func isCloser(r rune) bool { return strings.ContainsRune(closers, r) }
