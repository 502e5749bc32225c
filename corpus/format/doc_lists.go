package format

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// Sizes of the records of lists, in bytes.
const (
	lstfSize   = 28
	lvlfSize   = 28
	lfoSize    = 16
	lfolvlSize = 8
)

// docLists reads the lists of a document.
type docLists struct {
	levels map[uint32]*[wordLevels]wordLevel // by lsid
	counts map[uint32]*wordCounts
}

// readLists reads the lists that paragraphs name (PlfLfo), the first at index 0.
func (d *doc) readLists() []*wordList {
	all := docLists{levels: map[uint32]*[wordLevels]wordLevel{}, counts: map[uint32]*wordCounts{}}
	from, size := d.fib.parts(d.main, fcPlfLst)
	plf := bytesAt(d.table, from, size)
	if len(plf) < 2 {
		return nil
	}
	all.readDefinitions(plf, d.table[from+size:])
	return all.readOverrides(d.part(fcPlfLfo))
}

// readDefinitions reads the lists (PlfLst), whose levels follow behind them.
func (all *docLists) readDefinitions(plf, levels []byte) {
	n := int(binary.LittleEndian.Uint16(plf))
	for i := range n {
		lstf := bytesAt(plf, uint32(2+lstfSize*i), lstfSize)
		if lstf == nil {
			return
		}
		list := new([wordLevels]wordLevel)
		count := wordLevels
		if simple := lstf[26]&1 != 0; simple {
			count = 1
		}
		for l := range count {
			var ok bool
			if list[l], levels, ok = cutLevel(levels, l); !ok {
				return
			}
		}
		lsid := binary.LittleEndian.Uint32(lstf)
		all.levels[lsid], all.counts[lsid] = list, &wordCounts{}
	}
}

// cutLevel cuts the level that stands first (LVL).
func cutLevel(b []byte, at int) (level wordLevel, rest []byte, ok bool) {
	if len(b) < lvlfSize+2 {
		return level, nil, false
	}
	text := lvlfSize + int(b[24]) + int(b[25])
	if text+2 > len(b) {
		return level, nil, false
	}
	end := text + 2 + 2*int(binary.LittleEndian.Uint16(b[text:]))
	if end > len(b) {
		return level, nil, false
	}
	level = wordLevel{
		start:   int(int32(binary.LittleEndian.Uint32(b))),
		format:  nfcFormat(b[4]),
		text:    levelString(b[text+2 : end]),
		restart: at,
		legal:   b[5]&0x04 != 0,
		follow:  " ",
	}
	if noRestart := b[5]&0x08 != 0; noRestart {
		level.restart = min(at, int(b[26]))
	}
	if b[15] == 2 {
		level.follow = ""
	}
	return level, b[end:], true
}

// levelString decodes the text of a level; the numbers of levels stand in it as
// characters, as in a wordLevel.
func levelString(b []byte) string {
	units := make([]uint16, min(len(b), maxLevelText)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return strings.Map(func(r rune) rune {
		if r >= wordLevels && r < ' ' {
			return -1
		}
		return r
	}, string(utf16.Decode(units)))
}

// maxLists bounds the lists that paragraphs can name; numbers above are reserved.
const maxLists = 0x07FE

// readOverrides reads how paragraphs name the lists (PlfLfo): each with levels of
// its own or a beginning of its own.
func (all *docLists) readOverrides(b []byte) []*wordList {
	if len(b) < 4 {
		return nil
	}
	n := int(min(binary.LittleEndian.Uint32(b), maxLists))
	data := b[min(len(b), 4+lfoSize*n):]
	var lists []*wordList
	for i := range n {
		lfo := bytesAt(b, uint32(4+lfoSize*i), lfoSize)
		if lfo == nil {
			break
		}
		list := &wordList{counts: &wordCounts{}}
		lsid := binary.LittleEndian.Uint32(lfo)
		if levels := all.levels[lsid]; levels != nil {
			list.levels, list.counts = *levels, all.counts[lsid]
		}
		data = list.override(data, int(lfo[12]))
		lists = append(lists, list)
	}
	return lists
}

// override reads count levels (LFOData) into a list and returns what follows.
func (l *wordList) override(b []byte, count int) []byte {
	b = b[min(4, len(b)):]
	for range count {
		if len(b) < lfolvlSize {
			return nil
		}
		flags := binary.LittleEndian.Uint32(b[4:])
		start := int(int32(binary.LittleEndian.Uint32(b)))
		at := int(flags & 0xF)
		b = b[lfolvlSize:]
		if at >= wordLevels {
			return nil
		}
		if formatted := flags&0x20 != 0; formatted {
			level, rest, ok := cutLevel(b, at)
			if !ok {
				return nil
			}
			l.levels[at], b = level, rest
			start = level.start
		}
		if startsAt := flags&0x10 != 0; startsAt {
			l.levels[at].start, l.fresh[at] = start, true
		}
	}
	return b
}

// nfcFormat is the format that a number stands for ([MS-OSHARED] §2.2.1.3, MSONFC).
func nfcFormat(nfc byte) numberFormat {
	switch nfc {
	case 1:
		return "upperRoman"
	case 2:
		return "lowerRoman"
	case 3:
		return "upperLetter"
	case 4:
		return "lowerLetter"
	case 10:
		return "ideographDigital"
	case 11:
		return "japaneseCounting"
	case 14, 19:
		return "decimalFullWidth"
	case 16:
		return "japaneseLegal"
	case 17:
		return "japaneseDigitalTenThousand"
	case 18:
		return "decimalEnclosedCircle"
	case 22:
		return "decimalZero"
	case 23:
		return bulletNumber
	case 26:
		return "decimalEnclosedFullstop"
	case 27:
		return "decimalEnclosedParen"
	case 28:
		return "decimalEnclosedCircleChinese"
	case 29:
		return "ideographEnclosedCircle"
	case 30:
		return "ideographTraditional"
	case 31:
		return "ideographZodiac"
	case 33:
		return "taiwaneseCounting"
	case 34:
		return "ideographLegalTraditional"
	case 35:
		return "taiwaneseCountingThousand"
	case 36:
		return "taiwaneseDigital"
	case 37:
		return "chineseCounting"
	case 38:
		return "chineseLegalSimplified"
	case 39:
		return "chineseCountingThousand"
	case 57:
		return "numberInDash"
	case 255:
		return "none"
	}
	return decimalNumber
}
