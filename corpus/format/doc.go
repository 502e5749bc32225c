package format

import "fmt"

// Word documents of 1997 to 2003 are read as [MS-DOC] describes them; names in
// comments are those of that specification.

// readDoc prints a binary document.
func readDoc(w *wordText, data []byte) error {
	streams, err := docStreams(data)
	if err != nil {
		return err
	}
	d, err := openDoc(streams)
	if err != nil {
		return err
	}
	d.printAll(w)
	return nil
}

// The streams of a compound file that matter here.
const (
	streamMain      = "WordDocument"
	streamTable0    = "0Table"
	streamTable1    = "1Table"
	streamData      = "Data"
	streamEncrypted = "EncryptedPackage"
)

// docStreams reads the streams that matter. It returns ErrWordPassword for a
// document of the newer format that is encrypted, and ErrNotWord for the files
// of other programs.
func docStreams(data []byte) (map[string][]byte, error) {
	file, err := openCompound(data)
	if err != nil {
		return nil, fmt.Errorf("%w：%w", ErrWordDamaged, err)
	}
	encrypted := false
	streams, err := file.streams(func(name string) bool {
		encrypted = encrypted || name == streamEncrypted
		return name == streamMain || name == streamTable0 || name == streamTable1 || name == streamData
	})
	switch {
	case encrypted:
		return nil, ErrWordPassword
	case err != nil:
		return nil, fmt.Errorf("%w：%w", ErrWordDamaged, err)
	case streams[streamMain] == nil:
		return nil, ErrNotWord
	}
	return streams, nil
}

// doc is an open document.
type doc struct {
	main  []byte // the stream of text and formatting pages
	table []byte // the stream of tables
	data  []byte // the stream of large properties
	fib   docFIB

	pieces []docPiece
	chars  docRuns // properties of characters
	paras  docRuns // properties of paragraphs
	styles []docStyle
	lists  []*wordList
	fonts  []string
	asides map[int][]docRange // notes and text boxes by the character that refers to them
}

// openDoc reads all but the text.
func openDoc(streams map[string][]byte) (*doc, error) {
	d := &doc{main: streams[streamMain], data: streams[streamData]}
	var err error
	if d.fib, err = readFIB(d.main); err != nil {
		return nil, err
	}
	d.table = streams[d.fib.table]
	if d.table == nil {
		return nil, fmt.Errorf("%w：没有 %s", ErrWordDamaged, d.fib.table)
	}
	if d.pieces, err = readPieces(d.part(fcClx), d.main); err != nil {
		return nil, err
	}
	d.chars = d.readRuns(fcPlcfBteChpx, chpxPage)
	d.paras = d.readRuns(fcPlcfBtePapx, papxPage)
	d.styles = readDocStyles(d.part(fcStshf))
	d.lists = d.readLists()
	d.fonts = readFonts(d.part(fcSttbfFfn))
	d.asides = d.readAsides()
	return d, nil
}

// part is a part of the table stream, nil if there is none.
func (d *doc) part(at fibPart) []byte {
	from, size := d.fib.parts(d.main, at)
	return bytesAt(d.table, from, size)
}

// bytesAt is size bytes of b from an offset, nil if b does not have them.
func bytesAt(b []byte, from, size uint32) []byte {
	if uint64(from)+uint64(size) > uint64(len(b)) {
		return nil
	}
	return b[from : from+size]
}
