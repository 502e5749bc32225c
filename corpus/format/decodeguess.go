package format

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// minCommon is the least share of common characters, among those that are not
// ASCII, by which text counts as Chinese. Real reports have 70 % and more in
// their own character set; Korean, Japanese and Chinese texts read in a wrong one
// stay below 20 %, random bytes below 5 %.
const minCommon = 0.3

// maxOdd is the share of characters of a sample that may be undecodable or
// control characters: a page or two with a broken byte is text, a program is not.
const maxOdd = 0.01

// sampleSize is how many bytes decide about the character set, from the first
// that is not ASCII on: some 16,000 characters, far more than statistics need.
const sampleSize = 32 << 10

// chineseCharsets are the character sets that Chinese text without a byte order
// mark may be in, apart from UTF-8. GB18030 holds GBK and GB 2312.
func chineseCharsets() []encoding.Encoding {
	return []encoding.Encoding{
		simplifiedchinese.GB18030,
		traditionalchinese.Big5,
		xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM),
		xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM),
		utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM),
		utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM),
	}
}

// guessCharset returns the character set in which data reads most like Chinese,
// nil if it does in none.
func guessCharset(data []byte, sets []encoding.Encoding) encoding.Encoding {
	sample := cutSample(data)
	common := newCommonSet()
	var best encoding.Encoding
	most := 0.0
	for _, set := range sets {
		text, err := set.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		if share := chineseShare(text, common); share >= minCommon && share > most {
			best, most = set, share
		}
	}
	return best
}

// cutSample cuts the sample out of data: it begins before the first byte that is
// neither ASCII nor null, at a multiple of four, which suits every character set.
func cutSample(data []byte) []byte {
	start := 0
	for start < len(data) && data[start] < utf8.RuneSelf {
		start++
	}
	if start == len(data) {
		start = 0
	}
	data = data[start&^3:]
	return data[:min(len(data), sampleSize)]
}

// chineseShare is the share of common Chinese characters among those of text
// that are not ASCII: 1 for ASCII alone, 0 for what is no text.
func chineseShare(text []byte, common *commonSet) float64 {
	all, wide, hits, odd := 0, 0, 0, 0
	for rest := text; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		rest = rest[n:]
		if r == utf8.RuneError && len(rest) == 0 {
			break // the sample cuts a character
		}
		all++
		switch {
		case r == utf8.RuneError, unicode.IsControl(r) && !unicode.IsSpace(r):
			odd++
		case r >= utf8.RuneSelf:
			wide++
			if common.has(r) {
				hits++
			}
		}
	}
	switch {
	case all == 0, float64(odd) > maxOdd*float64(all):
		return 0
	case wide == 0:
		return 1
	}
	return float64(hits) / float64(wide)
}
