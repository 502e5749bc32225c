package format

import (
	"testing"
)

func FuzzDocx(f *testing.F) {
	f.Add(wP("一")+wTbl(wTr(wTc(wP("甲"))))+wField(" TOC ", wR("二")), "", "", "")
	f.Add(numbered(1, 0, "甲"), "", abstractNum(0, wLevel(0, "decimal", "%1."))+wNum(1, 0), "")
	f.Add(wProps(`<w:pStyle w:val="1"/>`, wBold("章")), `<w:style w:type="paragraph" w:styleId="1"><w:basedOn w:val="1"/></w:style>`, "", "")
	f.Add(`<w:p><w:r><w:footnoteReference w:id="2"/><mc:AlternateContent><mc:Choice><w:txbxContent/></mc:Choice></mc:AlternateContent></w:r></w:p>`, "", "", `<w:footnote w:id="2">`+wP("注")+`</w:footnote>`)
	f.Fuzz(func(t *testing.T, body, styles, numbering, notes string) {
		parsed, err := Parse("a.docx", zipped(t, docxParts(body, partStyles, styles, partNumbering, numbering, partFootnotes, notes)))
		if err == nil {
			checkBlocks(t, parsed.Blocks)
		}
	})
}

func FuzzDoc(f *testing.F) {
	d := mainText(docPar(docText("一\x13a\x14b\x15\x08\x02"), fixtureRun{text: "ab", narrow: true}), fixturePara{mark: markCell, papx: docProp(sprmPFInTable, 1)})
	d.stories[storyTextBoxes] = []fixturePara{docPar(docText("框"))}
	d.parts = map[fibPart][]byte{
		fcStshf:       styleSheet(std(0, styleParagraph, 0xFFF, docProp(sprmPOutLvl, 1), docProp(sprmCFBold, 1))),
		fcSttbfFfn:    fontTable("Symbol"),
		fcPlcftxbxTxt: fixturePlc([]int{0, 2}, ftxbxs, func(int) []byte { return nil }),
	}
	streams := d.streams()
	f.Add(streams[streamMain], streams[streamTable1], []byte("data"))
	f.Fuzz(func(t *testing.T, main, table, data []byte) {
		d, err := openDoc(map[string][]byte{streamMain: main, streamTable0: table, streamTable1: table, streamData: data})
		if err != nil {
			return
		}
		w := newWordText()
		d.printAll(w)
		if blocks, err := w.finish(); err == nil {
			checkBlocks(t, blocks)
		}
	})
}

// The bytes of files as they are: compound files, archives, RTF.
func FuzzWord(f *testing.F) {
	f.Add(mainText(docPar(docText("正文"))).bytes())
	f.Add(zipped(f, docxParts(wP("正文"))))
	f.Add([]byte(`{\rtf1\ansicpg936{\fonttbl{\f0\fcharset134 a;}}\'d5\'fe{\footnote b}{\field{\*\fldinst c}{\fldrslt d}}\u25919?\trowd\intbl e\cell\row\bin2 {{\par}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		parsed, err := Parse("a.doc", data)
		if err == nil {
			checkBlocks(t, parsed.Blocks)
		}
	})
}
