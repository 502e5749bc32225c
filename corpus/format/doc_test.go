package format

import (
	"encoding/binary"
	"errors"
	"testing"
	"unicode/utf16"
)

func wantDoc(t *testing.T, d fixtureDoc, want string) {
	t.Helper()
	parsed, err := Parse("a.doc", d.bytes())
	if err != nil {
		t.Fatal(err)
	}
	checkBlocks(t, parsed.Blocks)
	if got := showBlocks(parsed.Blocks); got != want {
		t.Errorf("prints\n%swant\n%s", got, want)
	}
}

func mainText(paras ...fixturePara) fixtureDoc {
	var d fixtureDoc
	d.stories[storyMain] = paras
	return d
}

func TestDocPrints(t *testing.T) {
	boldProp, deleted, hidden := docProp(sprmCFBold, 1), docProp(sprmCFRMarkDel, 1), docProp(sprmCFVanish, 1)
	symbol := docProp(sprmCSymbol, 0, 0, 0xA8, 0xF0)
	narrow := fixtureRun{text: "PM2.5 \x93\xb7\x94", narrow: true}
	field := func(instruction, result string) fixtureRun {
		return docText("\x13" + instruction + "\x14" + result + "\x15")
	}
	tests := []struct {
		name  string
		paras []fixturePara
		want  string
	}{
		{"paragraphs in order", []fixturePara{docPar(docText("一")), docPar(), docPar(docText("二"))}, "一\n二\n"},
		{"pieces of both widths", []fixturePara{docPar(docText("治理"), narrow, docText("𠀀字"))}, "治理PM2.5 “·”𠀀字\n"},
		{"bold that opens", []fixturePara{docPar(docText("强化监管。", boldProp...), docText("各部门"))}, "*强化监管。*各部门\n"},
		{"deleted and hidden text", []fixturePara{docPar(docText("删", deleted...), docText("隐", hidden...), docText("显"))}, "显\n"},
		{"deleted mark joins", []fixturePara{{runs: []fixtureRun{docText("前")}, mark: markParagraph, chpx: deleted}, docPar(docText("后"))}, "前后\n"},
		{"fields print their results", []fixturePara{docPar(docText("见"), field(" REF 甲 ", "第三条"), docText("。"))}, "见第三条。\n"},
		{"a field that never ends hides nothing", []fixturePara{docPar(docText("前\x13令")), docPar(docText("后"))}, "前令\n后\n"},
		{"fields in fields", []fixturePara{docPar(field("TOC", "总则"+"\x13 PAGEREF \x143\x15"))}, "总则3\n"},
		{"a character in a circle", []fixturePara{docPar(docText("\x13 eq \\o\\ac(○,1)\x15"))}, "①\n"},
		{"marks that print nothing", []fixturePara{docPar(docText("图\x01注\x02意\x05见\x1f"))}, "图注意见\n"},
		{"tabs, breaks, hyphens", []fixturePara{docPar(docText("甲\t乙\x1e丙\x0b丁"))}, "甲 乙-丙\n丁\n"},
		{"a symbol", []fixturePara{docPar(docText("(", symbol...), docText("是"))}, "□是\n"},
		{"a page break ends a paragraph", []fixturePara{{runs: []fixtureRun{docText("上")}, mark: markPage}, docPar(docText("下"))}, "上\n下\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := mainText(tt.paras...)
			d.parts = map[fibPart][]byte{fcSttbfFfn: fontTable("Wingdings")}
			wantDoc(t, d, tt.want)
		})
	}
}

func fontTable(names ...string) []byte {
	out := []byte{byte(len(names)), 0, 0, 0}
	for _, name := range names {
		ffn := make([]byte, 39)
		for _, u := range utf16.Encode([]rune(name)) {
			ffn = binary.LittleEndian.AppendUint16(ffn, u)
		}
		ffn = append(ffn, 0, 0)
		out = append(append(out, byte(len(ffn))), ffn...)
	}
	return out
}

func TestDocTables(t *testing.T) {
	in := docProp(sprmPFInTable, 1)
	inner := docProps(in, docProp(sprmPItap, 2, 0, 0, 0))
	cell := func(text string) fixturePara {
		return fixturePara{runs: []fixtureRun{docText(text)}, mark: markCell, papx: in}
	}
	rowEnd := fixturePara{mark: markCell, papx: docProps(in, docProp(sprmPFTtp, 1))}
	innerCell := func(text string) fixturePara {
		return fixturePara{runs: []fixtureRun{docText(text)}, mark: markParagraph, papx: docProps(inner, docProp(sprmPFInnerTableCell, 1))}
	}
	innerEnd := fixturePara{mark: markParagraph, papx: docProps(inner, docProp(sprmPFInnerTableCell, 1), docProp(sprmPFInnerTtp, 1))}
	two := fixturePara{runs: []fixtureRun{docText("丙")}, mark: markParagraph, papx: in}
	wantDoc(t, mainText(docPar(docText("前")), cell("甲"), cell("乙"), rowEnd, two, cell("丁"), cell(""), rowEnd, docPar(docText("后"))), "前\n| 甲 | 乙\n| 丙 丁 |\n后\n")
	wantDoc(t, mainText(innerCell("甲"), innerCell("乙"), innerEnd, cell("外"), rowEnd, docPar(docText("后"))), "| 甲 | 乙\n外\n后\n")
}

func TestDocLargePropertiesOfRows(t *testing.T) {
	in := docProp(sprmPFInTable, 1)
	grpprl := docProps(in, docProp(sprmPFTtp, 1), docProp(sprmTDefTable, 5, 0, 1, 2, 3, 4))
	d := mainText(
		fixturePara{runs: []fixtureRun{docText("甲")}, mark: markCell, papx: in},
		fixturePara{runs: []fixtureRun{docText("乙")}, mark: markCell, papx: in},
		fixturePara{mark: markCell, papx: docProp(sprmPHugePapx, 3, 0, 0, 0)})
	d.data = append([]byte{9, 9, 9, byte(len(grpprl)), 0}, grpprl...)
	wantDoc(t, d, "| 甲 | 乙\n")
}

func TestDocIndents(t *testing.T) {
	indent, centre := docProp(sprmPDxaLeft180, 0x80, 0x02), docProp(sprmPJc80, 1)
	parsed, err := Parse("a.doc", mainText(
		fixturePara{runs: []fixtureRun{docText("题")}, mark: markParagraph, papx: docProps(indent, centre)},
		fixturePara{runs: []fixtureRun{docText("文")}, mark: markParagraph, papx: indent},
		docPar(docText("平")),
	).bytes())
	if err != nil || len(parsed.Blocks) != 3 || parsed.Blocks[0].Indent || !parsed.Blocks[1].Indent || parsed.Blocks[2].Indent {
		t.Errorf("%v, %v", parsed, err)
	}
}

// std writes a style of a sheet.
func std(sti, kind, based int, papx, chpx []byte) []byte {
	var b []byte
	b = binary.LittleEndian.AppendUint16(b, uint16(sti))
	b = binary.LittleEndian.AppendUint16(b, uint16(kind|based<<4))
	b = append(b, 0, 0, 0, 0, 0, 0)
	b = append(b, 1, 0, 'S', 0, 0, 0)
	upx := func(p []byte) {
		b = binary.LittleEndian.AppendUint16(b, uint16(len(p)))
		b = append(b, p...)
		if len(p)%2 == 1 {
			b = append(b, 0)
		}
	}
	if kind == styleParagraph {
		upx(append([]byte{0, 0}, papx...))
	}
	upx(chpx)
	return b
}

func styleSheet(stds ...[]byte) []byte {
	b := []byte{4, 0, byte(len(stds)), 0, 10, 0}
	for _, s := range stds {
		b = append(binary.LittleEndian.AppendUint16(b, uint16(len(s))), s...)
		if len(s)%2 == 1 {
			b = append(b, 0)
		}
	}
	return b
}

func TestDocStyles(t *testing.T) {
	const none, own = 0xFFF, 0xFFE
	d := mainText(
		fixturePara{runs: []fixtureRun{docText("正文")}, mark: markParagraph},
		fixturePara{runs: []fixtureRun{docText("第一章")}, mark: markParagraph, style: 1},
		fixturePara{runs: []fixtureRun{docText("第一节")}, mark: markParagraph, style: 2},
		fixturePara{runs: []fixtureRun{docText("题目")}, mark: markParagraph, style: 3},
		fixturePara{runs: []fixtureRun{docText("粗体")}, mark: markParagraph, style: 4},
		fixturePara{runs: []fixtureRun{docText("不粗", docProp(sprmCFBold, 0x81)...)}, mark: markParagraph, style: 4},
		fixturePara{runs: []fixtureRun{docText("强调", docProp(sprmCIstd, 6, 0)...), docText("其余")}, mark: markParagraph},
		fixturePara{runs: []fixtureRun{docText("圈")}, mark: markParagraph, style: 7},
		fixturePara{runs: []fixtureRun{docText("降为正文")}, mark: markParagraph, style: 1, papx: docProp(sprmPOutLvl, 9)},
		fixturePara{runs: []fixtureRun{docText("没有的样式")}, mark: markParagraph, style: 99},
	)
	d.parts = map[fibPart][]byte{fcStshf: styleSheet(
		std(0, styleParagraph, none, nil, nil),
		std(stiHeading1, styleParagraph, 0, nil, nil),
		std(own, styleParagraph, 1, docProp(sprmPOutLvl, 1), nil),
		std(stiTitle, styleParagraph, 0, nil, nil),
		std(own, styleParagraph, 0, nil, docProp(sprmCFBold, 1)),
		nil,
		std(own, styleCharacter, none, nil, docProp(sprmCFBold, 1)),
		std(own, styleParagraph, 7, nil, nil),
	)}
	wantDoc(t, d, "正文\n# 第一章\n## 第一节\n# 题目\n* 粗体\n不粗\n*强调*其余\n圈\n降为正文\n没有的样式\n")
}

func TestDocNumbers(t *testing.T) {
	level := func(start uint32, nfc, follow byte, text string) []byte {
		b := make([]byte, lvlfSize)
		binary.LittleEndian.PutUint32(b, start)
		b[4], b[15] = nfc, follow
		units := utf16.Encode([]rune(text))
		b = binary.LittleEndian.AppendUint16(b, uint16(len(units)))
		for _, u := range units {
			b = binary.LittleEndian.AppendUint16(b, u)
		}
		return b
	}
	lst := make([]byte, 2+lstfSize)
	lst[0], lst[2] = 1, 77
	lst = append(lst, level(1, 39, 1, "第\x00条")...)
	lst = append(lst, level(1, 37, 2, "（\x01）")...)
	lst = append(lst, level(1, 23, 0, "·")...)
	for range wordLevels - 3 {
		lst = append(lst, level(1, 0, 0, "\x00")...)
	}
	lfo := make([]byte, 4+2*lfoSize)
	lfo[0], lfo[4], lfo[4+lfoSize], lfo[4+lfoSize+12] = 2, 77, 77, 1
	lfo = append(lfo, 0xFF, 0xFF, 0xFF, 0xFF)                            // the first has no levels of its own
	lfo = append(lfo, 0xFF, 0xFF, 0xFF, 0xFF, 8, 0, 0, 0, 0x10, 0, 0, 0) // the second begins at 8
	item := func(list, level byte, text string) fixturePara {
		return fixturePara{runs: []fixtureRun{docText(text)}, mark: markParagraph, papx: docProps(docProp(sprmPIlfo, list, 0), docProp(sprmPIlvl, level))}
	}
	d := mainText(item(1, 0, "甲"), item(1, 1, "乙"), item(1, 1, "丙"), item(1, 0, "丁"), item(1, 1, "戊"), item(1, 2, "己"), item(2, 0, "庚"), item(0, 0, "辛"), item(9, 0, "壬"))
	d.parts = map[fibPart][]byte{fcPlfLst: lst, fcPlfLfo: lfo}
	wantDoc(t, d, "第一条 甲\n（一）乙\n（二）丙\n第二条 丁\n（一）戊\n- 己\n第八条 庚\n辛\n壬\n")
}

func TestDocNotesAndTextBoxesStandBehindTheirParagraph(t *testing.T) {
	d := mainText(docPar(docText("前\x02半\x08句")), docPar(docText("后\x02文")))
	d.stories[storyFootnotes] = []fixturePara{docPar(docText("\x02 脚注"))}
	d.stories[storyHeaders] = []fixturePara{docPar(docText("页眉"))}
	d.stories[storyComments] = []fixturePara{docPar(docText("批注"))}
	d.stories[storyEndnotes] = []fixturePara{docPar(docText("\x02 尾注"))}
	d.stories[storyTextBoxes] = []fixturePara{docPar(docText("框一")), docPar(docText("框二")), docPar()}
	lid := func(n byte) func(int) []byte { return func(int) []byte { return []byte{n} } }
	box := func(i int) []byte {
		b := make([]byte, ftxbxs)
		b[ftxbxLid] = []byte{5, 99, 0}[i]
		return b
	}
	d.parts = map[fibPart][]byte{
		fcPlcffndRef:  fixturePlc([]int{1, 10}, 2, lid(1)),
		fcPlcffndTxt:  fixturePlc([]int{0, 5, 6}, 0, lid(0)),
		fcPlcfendRef:  fixturePlc([]int{7, 10}, 2, lid(1)),
		fcPlcfendTxt:  fixturePlc([]int{0, 5, 6}, 0, lid(0)),
		fcPlcSpaMom:   fixturePlc([]int{3, 10}, spaSize, lid(5)),
		fcPlcftxbxTxt: fixturePlc([]int{0, 3, 6, 7}, ftxbxs, box),
	}
	wantDoc(t, d, "前半句\n脚注\n框一\n框二\n后文\n尾注\n")
}

// A note that refers to itself would never end.
func TestDocReferencesOutsideTheTextAreNone(t *testing.T) {
	d := mainText(docPar(docText("正文")))
	d.stories[storyFootnotes] = []fixturePara{docPar(docText("\x02 脚注"))}
	none := func(int) []byte { return nil }
	d.parts = map[fibPart][]byte{
		fcPlcffndRef: fixturePlc([]int{3, 9}, 2, none),
		fcPlcffndTxt: fixturePlc([]int{0, 5, 6}, 0, none),
	}
	wantDoc(t, d, "正文\n")
}

func TestDocIsRefused(t *testing.T) {
	good := mainText(docPar(docText("正文")))
	cut := good.streams()
	cut[streamMain] = cut[streamMain][:1024]
	noTable := good.streams()
	delete(noTable, streamTable1)
	encrypted := good
	encrypted.flags = flagEncrypted
	old := good
	old.version = 0x65
	file := good.bytes()
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"password":                {encrypted.bytes(), ErrWordPassword},
		"docx with a password":    {compound(map[string][]byte{streamEncrypted: []byte("xx"), "EncryptionInfo": []byte("xx")}), ErrWordPassword},
		"an older version":        {old.bytes(), ErrWordVersion},
		"another program's":       {compound(map[string][]byte{"Workbook": make([]byte, 5000)}), ErrNotWord},
		"text cut off":            {compound(cut), ErrWordDamaged},
		"no table stream":         {compound(noTable), ErrWordDamaged},
		"header only":             {file[:600], ErrWordDamaged},
		"last half missing":       {file[:len(file)/2], ErrWordDamaged},
		"nothing but the magic":   {[]byte(magicOLE), ErrWordDamaged},
		"a main stream too short": {compound(map[string][]byte{streamMain: []byte("x")}), ErrWordDamaged},
	} {
		if _, err := Parse("a.doc", c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
