package format

import (
	"encoding/xml"
	"strings"
)

// docxLists are the lists of a document by the numbers that paragraphs give.
type docxLists struct {
	lists     map[int]*wordList
	abstracts map[int]*docxAbstract
	styled    map[string]int // the level that a style of paragraphs is linked to
}

// docxAbstract is an abstract numbering, which lists share.
type docxAbstract struct {
	levels    [wordLevels]wordLevel
	counts    wordCounts
	styleLink string // names the style that stands for it
	numStyle  string // names the style whose numbering it stands for
}

// readNumbering reads the part of numberings. Abstract numberings stand before
// the lists that use them.
func readNumbering(x *docxXML) (*docxLists, error) {
	all := &docxLists{lists: map[int]*wordList{}, abstracts: map[int]*docxAbstract{}, styled: map[string]int{}}
	err := x.document(func(name string, start xml.StartElement) error {
		switch name {
		case "abstractNum":
			return all.readAbstract(x, xmlAttrInt(start, "abstractNumId", unnumbered))
		case "num":
			return all.readNum(x, xmlAttrInt(start, "numId", unnumbered))
		}
		return x.skip()
	})
	return all, err
}

func (all *docxLists) readAbstract(x *docxXML, id int) error {
	a := &docxAbstract{}
	for i := range a.levels {
		a.levels[i] = wordLevel{start: 1, format: decimalNumber, restart: i}
	}
	all.abstracts[id] = a
	return x.each(func(name string, start xml.StartElement) error {
		switch name {
		case "lvl":
			return all.readLevel(x, start, &a.levels)
		case "styleLink":
			a.styleLink = xmlAttr(start, "val")
		case "numStyleLink":
			a.numStyle = xmlAttr(start, "val")
		}
		return x.skip()
	})
}

// readLevel reads the open lvl into levels.
func (all *docxLists) readLevel(x *docxXML, lvl xml.StartElement, levels *[wordLevels]wordLevel) error {
	i := xmlAttrInt(lvl, "ilvl", unnumbered)
	if i < 0 || i >= wordLevels {
		return x.skip()
	}
	level := wordLevel{start: 0, format: decimalNumber, restart: i, follow: " "}
	err := x.each(func(name string, start xml.StartElement) error {
		switch name {
		case "start":
			level.start = xmlAttrInt(start, "val", 0)
		case "numFmt":
			level.format = numberFormat(xmlAttr(start, "val"))
		case "AlternateContent":
			return x.numberFormat(&level)
		case "lvlText":
			level.text = levelText(xmlAttr(start, "val"))
		case "lvlRestart":
			level.restart = min(i, max(0, xmlAttrInt(start, "val", i)))
		case "isLgl":
			level.legal = xmlToggle(start) == on
		case "suff":
			if xmlAttr(start, "val") == "nothing" {
				level.follow = ""
			}
		case "pStyle":
			all.styled[xmlAttr(start, "val")] = i
		}
		return x.skip()
	})
	levels[i] = level
	return err
}

// numberFormat reads a format that only newer versions know, with another one
// for the older: the last that is known to be written is taken.
func (x *docxXML) numberFormat(level *wordLevel) error {
	return x.each(func(string, xml.StartElement) error {
		return x.each(func(name string, start xml.StartElement) error {
			if f := numberFormat(xmlAttr(start, "val")); name == "numFmt" && f != "custom" {
				level.format = f
			}
			return x.skip()
		})
	})
}

// levelText turns %1 to %9 into the places of numbers; see wordLevel.
func levelText(s string) string {
	var b strings.Builder
	for i := 0; i < min(len(s), maxLevelText); i++ {
		if s[i] == '%' && i+1 < len(s) && s[i+1] >= '1' && s[i+1] <= '9' {
			i++
			b.WriteByte(s[i] - '1')
			continue
		}
		if s[i] >= ' ' {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func (all *docxLists) readNum(x *docxXML, id int) error {
	list := &wordList{counts: &wordCounts{}}
	all.lists[id] = list
	return x.each(func(name string, start xml.StartElement) error {
		switch name {
		case "abstractNumId":
			if a := all.abstracts[xmlAttrInt(start, "val", unnumbered)]; a != nil {
				a = all.linked(a)
				list.levels, list.counts = a.levels, &a.counts
			}
		case "lvlOverride":
			return all.readOverride(x, xmlAttrInt(start, "ilvl", unnumbered), list)
		}
		return x.skip()
	})
}

// linked is the abstract numbering that a stands for: the one with the style that
// a names.
func (all *docxLists) linked(a *docxAbstract) *docxAbstract {
	if a.numStyle == "" {
		return a
	}
	for _, other := range all.abstracts {
		if other.styleLink == a.numStyle {
			return other
		}
	}
	return a
}

// readOverride reads the open lvlOverride.
func (all *docxLists) readOverride(x *docxXML, level int, list *wordList) error {
	if level < 0 || level >= wordLevels {
		return x.skip()
	}
	begin := unnumbered
	err := x.each(func(name string, start xml.StartElement) error {
		switch name {
		case "startOverride":
			begin = xmlAttrInt(start, "val", unnumbered)
		case "lvl":
			return all.readLevel(x, start, &list.levels)
		}
		return x.skip()
	})
	if begin != unnumbered {
		list.levels[level].start, list.fresh[level] = begin, true
	}
	return err
}

// next counts a numbered paragraph; see wordList.next. A paragraph without a list,
// or with one that is not there, has no number.
func (all *docxLists) next(p docxPara) (number string, bullet bool) {
	list := all.lists[p.numID]
	if list == nil || p.numID == 0 {
		return "", false
	}
	level := p.level
	if level == unnumbered {
		level = all.styled[p.style]
	}
	return list.next(level)
}
