package embedded

import "bytes"

// needle is a text to be looked for in many others. It looks for the needle's rarest
// byte and compares the rest there: in Chinese UTF-8 every third byte is one of
// six, so that a search by first bytes stops at every character.
type needle struct {
	text   []byte
	rarest int // offset of the byte in text that is rarest in Chinese text
}

func newNeedle(text string) needle {
	f := needle{text: []byte(text)}
	for i, b := range f.text {
		if byteFrequency(b) < byteFrequency(f.text[f.rarest]) {
			f.rarest = i
		}
	}
	return f
}

// index returns where the needle first occurs in text at or after from, or -1.
func (f *needle) index(text []byte, from int) int {
	rare := f.text[f.rarest]
	for from+len(f.text) <= len(text) {
		i := bytes.IndexByte(text[from+f.rarest:], rare)
		if i < 0 {
			return -1
		}
		start := from + i
		if start+len(f.text) > len(text) {
			return -1
		}
		if string(text[start:start+len(f.text)]) == string(f.text) {
			return start
		}
		from = start + 1
	}
	return -1
}

// count counts the needle in text from left to right without overlap, as
// bytes.Count does.
func (f *needle) count(text []byte) int {
	n := 0
	for at := 0; ; n++ {
		i := f.index(text, at)
		if i < 0 {
			return n
		}
		at = i + len(f.text)
	}
}

// byteFrequency tells roughly how common a byte is in folded Chinese text, per
// 10,000 bytes: measured on government work reports of 70 years. Only the order
// matters, and only for speed.
func byteFrequency(b byte) int {
	switch {
	case b >= 0xE4 && b <= 0xE9: // first bytes of common Han characters
		return 500
	case b >= 0x80 && b <= 0xBF: // second and third bytes
		return int(continuationFrequency[b-0x80])
	case b == ' ' || b >= '0' && b <= '9' || b == ',' || b == '.':
		return 40
	case b >= 'a' && b <= 'z':
		return 4
	}
	return 20
}

// continuationFrequency holds the bytes 0x80 to 0xBF, in the unit of byteFrequency.
var continuationFrequency = [64]uint16{
	293, 181, 123, 66, 102, 112, 76, 100, 122, 99, 146, 47, 277, 87, 103, 118,
	96, 100, 49, 54, 111, 97, 107, 49, 63, 34, 144, 138, 157, 97, 78, 88,
	63, 92, 61, 34, 84, 101, 44, 108, 112, 37, 29, 47, 38, 76, 138, 76,
	113, 81, 45, 53, 85, 48, 57, 62, 197, 117, 256, 175, 242, 125, 94, 144,
}
