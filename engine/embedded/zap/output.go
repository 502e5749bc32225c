package zap

import (
	"encoding/binary"
	"hash/crc32"
	"io"
)

// output is what is written of a file, with its length and sum so far.
type output struct {
	bytes []byte // not yet passed on to w
	w     io.Writer
	// passed is how many bytes were passed on, and sum their checksum.
	passed uint64
	sum    uint32
}

// enough is how many bytes are passed on at once.
const enough = 1 << 20

// count is how many bytes there are, which is where the next one goes.
func (o *output) count() uint64 { return o.passed + uint64(len(o.bytes)) }

func (o *output) uvarint(values ...uint64) {
	for _, v := range values {
		o.bytes = binary.AppendUvarint(o.bytes, v)
	}
}

func (o *output) uint16(v uint16) { o.bytes = binary.BigEndian.AppendUint16(o.bytes, v) }
func (o *output) uint32(v uint32) { o.bytes = binary.BigEndian.AppendUint32(o.bytes, v) }
func (o *output) uint64(v uint64) { o.bytes = binary.BigEndian.AppendUint64(o.bytes, v) }

// passOn passes on what there is when it is enough. Without w, all stays in bytes.
func (o *output) passOn() error {
	if o.w == nil || len(o.bytes) < enough {
		return nil
	}
	return o.flush()
}

func (o *output) flush() error {
	o.sum = o.checksum()
	o.passed += uint64(len(o.bytes))
	_, err := o.w.Write(o.bytes)
	o.bytes = o.bytes[:0]
	return err
}

// checksum is that of all bytes.
func (o *output) checksum() uint32 { return crc32.Update(o.sum, crc32.IEEETable, o.bytes) }
