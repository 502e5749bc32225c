package format

import (
	"encoding/binary"
	"fmt"
)

// docFIB is what the file information block (Fib) at the beginning of the main
// stream says.
type docFIB struct {
	table string // the name of the table stream
	// length are the numbers of characters of the stories, in the order in which
	// they follow each other: see the constants below.
	length [storyCount]int
}

// The stories of a document, in order.
const (
	storyMain = iota
	storyFootnotes
	storyHeaders
	storyMacros
	storyComments
	storyEndnotes
	storyTextBoxes
	storyCount
)

// fibPart is the index of a pair of offset and size in fibRgFcLcb.
type fibPart int

const (
	fcStshf        fibPart = 1
	fcPlcffndRef   fibPart = 2
	fcPlcffndTxt   fibPart = 3
	fcPlcfBteChpx  fibPart = 12
	fcPlcfBtePapx  fibPart = 13
	fcSttbfFfn     fibPart = 15
	fcClx          fibPart = 33
	fcPlcSpaMom    fibPart = 40
	fcPlcfendRef   fibPart = 46
	fcPlcfendTxt   fibPart = 47
	fcPlcftxbxTxt  fibPart = 56
	fcDggInfo      fibPart = 50
	fcPlfLst       fibPart = 73
	fcPlfLfo       fibPart = 74
	fibBase                = 32 // bytes before csw
	fibMagic               = 0xA5EC
	fibWord97              = 0xC1 // the lowest nFib of the format
	flagEncrypted          = 0x0100
	flagTable1             = 0x0200
	fibCounts              = 0x4C // offset of ccpText
	fibPartsOffset         = 0x9A // offset of fibRgFcLcb
)

// readFIB returns ErrWordVersion for versions before 1997 and ErrWordPassword for
// encrypted documents.
func readFIB(main []byte) (docFIB, error) {
	var fib docFIB
	if len(main) < fibPartsOffset {
		return fib, fmt.Errorf("%w：文件头不完整", ErrWordDamaged)
	}
	u16 := binary.LittleEndian.Uint16
	if u16(main) != fibMagic || u16(main[2:]) < fibWord97 {
		return fib, ErrWordVersion
	}
	flags := u16(main[10:])
	if flags&flagEncrypted != 0 {
		return fib, ErrWordPassword
	}
	fib.table = streamTable0
	if flags&flagTable1 != 0 {
		fib.table = streamTable1
	}
	for i := range fib.length {
		n := binary.LittleEndian.Uint32(main[fibCounts+4*i:])
		if n > MaxFileSize {
			return fib, fmt.Errorf("%w：文件头有误", ErrWordDamaged)
		}
		fib.length[i] = int(n)
	}
	return fib, nil
}

// start is the position of the first character of a story.
func (fib *docFIB) start(story int) int {
	at := 0
	for _, n := range fib.length[:story] {
		at += n
	}
	return at
}

// parts is where a part lies in the table stream; size 0 if there is none.
func (fib *docFIB) parts(main []byte, at fibPart) (from, size uint32) {
	count := binary.LittleEndian.Uint16(main[fibPartsOffset-2:])
	offset := fibPartsOffset + 8*int(at)
	if int(at) >= int(count) || offset+8 > len(main) {
		return 0, 0
	}
	return binary.LittleEndian.Uint32(main[offset:]), binary.LittleEndian.Uint32(main[offset+4:])
}
