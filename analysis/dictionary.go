package analysis

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
	_ "unsafe" // for go:linkname

	"github.com/go-ego/gse"
)

// general is gse's dictionary of simplified Chinese, "word frequency tag" a line. gse
// offers it only with its own way of loading, which takes ten times as long and as much
// memory. Should gse ever call it otherwise, it is empty here, and LoadWords fails.
//
//go:linkname general github.com/go-ego/gse.zhS
var general string

// dictionary collects words for a cutter.
type dictionary struct {
	alphabet *alphabet
	codes    []uint32   // of the units of all words, one after another
	words    []dictWord // in order: the first of the same units counts
	tags     []string
	tagOf    map[string]uint32 // numbers of tags
}

type dictWord struct {
	begin, end uint32 // of its codes
	tag        uint32
	node       uint32 // where it ends, 0 if an earlier word does so
	frequency  float64
}

// newDictionary makes room for the general dictionary.
func newDictionary() *dictionary {
	lines := strings.Count(general, "\n")
	return &dictionary{
		alphabet: newAlphabet(),
		codes:    make([]uint32, 0, len(general)/4),
		words:    make([]dictWord, 0, lines+lines/16),
		tags:     []string{lonelyTag},
		tagOf:    map[string]uint32{lonelyTag: 0},
	}
}

// add adds a word. The first of the same units counts.
func (d *dictionary) add(word string, frequency float64, tag string) {
	begin := uint32(len(d.codes))
	for i := 0; i < len(word); {
		char, end := nextUnit(word, i)
		d.codes = append(d.codes, d.alphabet.add(word[i:end], char))
		i = end
	}
	number, ok := d.tagOf[tag]
	if !ok {
		number = uint32(len(d.tags))
		d.tagOf[tag], d.tags = number, append(d.tags, tag)
	}
	d.words = append(d.words, dictWord{begin, uint32(len(d.codes)), number, 0, frequency})
}

// addGeneral adds the words of lines of gse's dictionary, by gse's rules for lines and frequencies
// (gse.Segmenter.LoadDictStr).
func (d *dictionary) addGeneral(lines string) error {
	if lines == "" {
		return fmt.Errorf("not found in gse %s", gse.GetVersion())
	}
	const (
		least  = 2 // frequency of a word that counts
		single = 2 // frequency of each word of one character
	)
	for line := range strings.Lines(lines) {
		word, rest, _ := strings.Cut(line, " ")
		number, rest, _ := strings.Cut(rest, " ")
		tag, _, _ := strings.Cut(rest, " ")
		frequency, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || frequency < least {
			continue // as gse does
		}
		if word = strings.TrimSpace(word); utf8.RuneCountInString(word) < 2 {
			frequency = single
		}
		d.add(word, frequency, strings.TrimSpace(tag))
	}
	return nil
}

// eachEntry calls add for the entries of a dictionary file of ours or of a user.
func eachEntry(r io.Reader, add func(word string, frequency float64, tag string)) error {
	const defaultFrequency = 1000 // about that of 乡村振兴 in the general dictionary
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(lines.Text(), "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		frequency, tag := float64(defaultFrequency), "n"
		if len(fields) > 1 {
			f, err := strconv.ParseFloat(fields[1], 64)
			if err != nil || !(f >= 1) || math.IsInf(f, 1) {
				return fmt.Errorf("line %d: %q is not a frequency of at least 1", n, fields[1])
			}
			frequency = f
		}
		if len(fields) > 2 {
			tag = fields[2]
		}
		word := Fold(fields[0])
		if utf8.RuneCountInString(word) < 2 {
			continue
		}
		add(word, frequency, tag)
	}
	return lines.Err()
}
