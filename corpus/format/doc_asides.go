package format

import "encoding/binary"

// readAsides finds what stands beside the text: the notes and text boxes by the
// positions of the characters of the main text that refer to them.
func (d *doc) readAsides() map[int][]docRange {
	asides := map[int][]docRange{}
	d.readNotes(asides, fcPlcffndRef, fcPlcffndTxt, storyFootnotes)
	d.readNotes(asides, fcPlcfendRef, fcPlcfendTxt, storyEndnotes)
	d.readTextBoxes(asides)
	return asides
}

// readNotes finds the notes of a kind: the nth reference goes with the nth text.
func (d *doc) readNotes(asides map[int][]docRange, refs, texts fibPart, story int) {
	const frd = 2 // bytes of what is said of a reference
	ref, ok := readPlc(d.part(refs), frd)
	text, ok2 := readPlc(d.part(texts), 0)
	if !ok || !ok2 {
		return
	}
	start := d.fib.start(story)
	for i := range min(ref.len(), text.len()) {
		d.refer(asides, ref.at[i], docRange{start + text.at[i], start + text.at[i+1]})
	}
}

// Sizes of the records of text boxes, in bytes, and where the number of the shape
// stands in the second.
const (
	spaSize  = 26 // Spa
	ftxbxs   = 22 // FTXBXS
	ftxbxLid = 14
)

// readTextBoxes finds the text boxes. A shape that is anchored in the text names
// its box; a box inside a group is not named, and goes with the named one before it.
func (d *doc) readTextBoxes(asides map[int][]docRange) {
	boxes, ok := readPlc(d.part(fcPlcftxbxTxt), ftxbxs)
	if !ok {
		return
	}
	anchors := map[uint32]int{}
	first := 0
	if spa, ok := readPlc(d.part(fcPlcSpaMom), spaSize); ok {
		for i := range spa.len() {
			anchors[binary.LittleEndian.Uint32(spa.data(i))] = spa.at[i]
		}
		if spa.len() > 0 {
			first = spa.at[0]
		}
	}
	start := d.fib.start(storyTextBoxes)
	at := first
	for i := range boxes.len() {
		if named, ok := anchors[binary.LittleEndian.Uint32(boxes.data(i)[ftxbxLid:])]; ok {
			at = named
		}
		d.refer(asides, at, docRange{start + boxes.at[i], start + boxes.at[i+1]})
	}
}

// refer notes what a character refers to. None beside the main text does, so that
// what stands beside it holds nothing beside itself.
func (d *doc) refer(asides map[int][]docRange, at int, r docRange) {
	if at < d.fib.length[storyMain] {
		asides[at] = append(asides[at], r)
	}
}
