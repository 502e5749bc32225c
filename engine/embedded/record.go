package embedded

import (
	"encoding/binary"

	"cewen/corpus/store"
)

// recordVersion changes whenever the fields of a record, its ID or the order of records
// change.
const recordVersion = 5

// The fields of a record.
const (
	fieldGrams   = "grams"   // bigrams and common phrases, documents only: they find candidates
	fieldRepeats = "repeats" // how often common texts stand there, see repeats.go
	fieldWords   = "words"   // words with frequencies and lengths: they rank
	fieldSection = "section" // words of the headings above the paragraph, documents only
	fieldKind    = "kind"    // kind of the paragraph, where it is not text
)

// recordID is the ID of a paragraph's record: version and number of the
// paragraph, four bytes each, big-endian.
func recordID(o store.Ordinal, paragraph int) string {
	var b [8]byte
	binary.BigEndian.PutUint32(b[:4], uint32(o))
	binary.BigEndian.PutUint32(b[4:], uint32(paragraph))
	return string(b[:])
}

func parseRecordID(id []byte) (o store.Ordinal, paragraph int, ok bool) {
	if len(id) != 8 {
		return 0, 0, false
	}
	return store.Ordinal(binary.BigEndian.Uint32(id[:4])), int(binary.BigEndian.Uint32(id[4:])), true
}
