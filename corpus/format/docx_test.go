package format

import (
	"errors"
	"strings"
	"testing"
)

func TestDocxPrints(t *testing.T) {
	box := func(text string) string { return `<w:txbxContent>` + wP(text) + `</w:txbxContent>` }
	tests := []struct{ name, body, want string }{
		{"paragraphs in order", wP("一") + wP("") + wP("二"), "一\n二\n"},
		{"runs are joined", `<w:p>` + wR("推进") + wR("改革") + `</w:p>`, "推进改革\n"},
		{"bold from end to end", `<w:p>` + wBold("一、总体") + wBold("要求") + `</w:p>`, "* 一、总体要求\n"},
		{"bold that opens", `<w:p>` + wBold("强化监管。") + wR("各部门") + `</w:p>`, "*强化监管。*各部门\n"},
		{"bold inside is no lead", `<w:p>` + wR("各部门") + wBold("强化") + wR("监管") + `</w:p>`, "各部门强化监管\n"},
		{"bold switched off", `<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>细</w:t></w:r></w:p>`, "细\n"},
		{"outline level", wProps(`<w:outlineLvl w:val="1"/>`, wR("第一章")), "## 第一章\n"},
		{"outline level of running text", wProps(`<w:outlineLvl w:val="9"/>`, wR("正文")), "正文\n"},
		{"deep outline", wProps(`<w:outlineLvl w:val="8"/>`, wR("小节")), "###### 小节\n"},
		{"line breaks", `<w:p>` + wR("上") + `<w:r><w:br/></w:r>` + wR("下") + `</w:p>`, "上\n下\n"},
		{"line break in a heading", wProps(`<w:outlineLvl w:val="0"/>`, wR("上")+`<w:r><w:br/></w:r>`+wR("下")), "# 上 下\n"},
		{"tab and hyphens", `<w:p><w:r><w:t>第一条</w:t><w:tab/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/></w:r></w:p>`, "第一条 A-B\n"},
		{"symbols", `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Symbol" w:char="F061"/></w:r></w:p>`, "☑≥α\n"},
		{"hidden text", `<w:p>` + wR("显") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>`, "显\n"},
		{"hidden mark joins", wProps(`<w:rPr><w:specVanish/></w:rPr>`, wR("标题。")) + wP("正文"), "标题。正文\n"},
		{"hyperlink", `<w:p><w:hyperlink r:id="x">` + wR("链接") + `</w:hyperlink></w:p>`, "链接\n"},
		{"field", `<w:p>` + wR("见") + wField(` REF 甲 `, wR("第三条")) + `</w:p>`, "见第三条\n"},
		{"field in a field", `<w:p>` + wField(` TOC `, wR("总则")+wField(` PAGEREF `, wR("3"))) + `</w:p>`, "总则3\n"},
		{"field in an instruction", `<w:p>` + wField(` IF `+`</w:instrText></w:r>`+wField(` X `, wR("不印"))+`<w:r><w:instrText>`, wR("印")) + `</w:p>`, "印\n"},
		{"character in a circle", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \o\ac(○,</w:instrText></w:r><w:r><w:instrText>2)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "②\n"},
		{"a field that never ends hides nothing", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>` + wR("前") + `</w:p>` + wP("后"), "前\n后\n"},
		{"simple field", `<w:p><w:fldSimple w:instr=" DATE ">` + wR("2024年") + `</w:fldSimple></w:p>`, "2024年\n"},
		{"insertions stay, deletions go", `<w:p><w:ins>` + wR("增") + `</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>`, "增\n"},
		{"moved text once", `<w:p><w:moveFrom>` + wR("移") + `</w:moveFrom></w:p><w:p><w:moveTo>` + wR("移") + `</w:moveTo></w:p>`, "移\n"},
		{"deleted mark joins", wProps(`<w:rPr><w:del w:id="1"/></w:rPr>`, wR("前")) + wP("后"), "前后\n"},
		{"field begun in a deletion ends", `<w:p><w:del><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:del>` + wR("隐") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + wR("显") + `</w:p>`, "显\n"},
		{"ruby prints its base", `<w:p><w:r><w:ruby><w:rt>` + wR("pīn") + `</w:rt><w:rubyBase>` + wR("拼") + `</w:rubyBase></w:ruby></w:r></w:p>`, "拼\n"},
		{"content controls", `<w:sdt><w:sdtPr/><w:sdtContent>` + wP("控件") + `</w:sdtContent></w:sdt>`, "控件\n"},
		{"formula", `<w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>`, "a/b\n"},
		{"text box once, behind its paragraph", `<w:p>` + wR("前") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>` + box("框") +
			`</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>` + box("框") + `</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>` + wR("后") + `</w:p>`, "前后\n框\n"},
		{"fallback where the choice prints nothing", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback><w:pict><v:shape><v:textpath string="某省文件"/></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "某省文件\n"},
		{"drawing with text of its own", `<w:p><w:r><w:drawing><a:graphic><a:txBody><a:p><a:r><a:t>图中字</a:t></a:r></a:p></a:txBody></a:graphic></w:drawing></w:r></w:p>`, "图中字\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { wantDocx(t, docxParts(tt.body), tt.want) })
	}
}

func wantDocx(t *testing.T, parts map[string]string, want string) {
	t.Helper()
	parsed, err := Parse("a.docx", zipped(t, parts))
	if err != nil {
		t.Fatal(err)
	}
	checkBlocks(t, parsed.Blocks)
	if got := showBlocks(parsed.Blocks); got != want {
		t.Errorf("prints\n%swant\n%s", got, want)
	}
}

func TestDocxTables(t *testing.T) {
	merged := `<w:tc><w:tcPr><w:vMerge/></w:tcPr>` + wP("不印") + `</w:tc>`
	top := `<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + wP("合并") + `</w:tc>`
	tests := []struct{ name, body, want string }{
		{"rows", wTbl(wTr(wTc(wP("甲")), wTc(wP("乙"))), wTr(wTc(wP("一")), wTc(wP("二")+wP("三")))), "| 甲 | 乙\n| 一 | 二 三\n"},
		{"merged cells once", wTbl(wTr(top, wTc(wP("乙"))), wTr(merged, wTc(wP("丙")))), "| 合并 | 乙\n| | 丙\n"},
		{"a frame around text", wTbl(wTr(wTc(wP("一") + wP("二")))), "一\n二\n"},
		{"a table in a frame", wTbl(wTr(wTc(wP("前") + wTbl(wTr(wTc(wP("甲")), wTc(wP("乙")))) + wP("后")))), "前\n| 甲 | 乙\n后\n"},
		{"columns of text", wTbl(wTr(wTc(strings.Repeat(wP("左"), maxCellLines+1)), wTc(wP("右")))), strings.Repeat("左\n", maxCellLines+1) + "右\n"},
		{"deleted row", wTbl(wTr(wTc(wP("甲")), wTc(wP("乙"))), `<w:tr><w:trPr><w:del/></w:trPr>`+wTc(wP("丙"))+wTc(wP("丁"))+`</w:tr>`), "| 甲 | 乙\n"},
		{"empty row", wTbl(wTr(wTc(wP("甲")), wTc(wP("乙"))), wTr(wTc(wP("")), wTc(wP("")))), "| 甲 | 乙\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { wantDocx(t, docxParts(tt.body), tt.want) })
	}
}

func TestDocxStylesAreHeadingsThroughWhatTheyAreBasedOn(t *testing.T) {
	styles := `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="章"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="TOC Heading"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="zh"><w:name w:val="标题 2"/></w:style>
<w:style w:type="paragraph" w:styleId="ttl"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/><w:name w:val="圈"/></w:style>
<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="gone"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>`
	styled := func(style, text string) string { return wProps(`<w:pStyle w:val="`+style+`"/>`, wR(text)) }
	body := styled("1", "一") + styled("own", "二") + styled("toc", "三") + styled("zh", "四") + styled("ttl", "五") + styled("loop", "六") + styled("none", "七") +
		`<w:p><w:r><w:rPr><w:rStyle w:val="strong"/></w:rPr><w:t>八</w:t></w:r><w:r><w:rPr><w:rStyle w:val="gone"/></w:rPr><w:t>九</w:t></w:r></w:p>`
	wantDocx(t, docxParts(body, partStyles, styles), "# 一\n# 二\n三\n## 四\n# 五\n六\n七\n* 八\n")
}

func TestDocxNotesStandBehindTheParagraphThatRefersToThem(t *testing.T) {
	notes := `<w:footnote w:type="separator" w:id="-1">` + wP("线") + `</w:footnote><w:footnote w:id="2">` + wP("脚注") + `</w:footnote><w:footnote w:id="3">` + wP("无人引用") + `</w:footnote>`
	ends := `<w:endnote w:id="2">` + wP("尾注") + `</w:endnote>`
	ref := `<w:r><w:footnoteReference w:id="2"/></w:r>`
	body := `<w:p>` + wR("前") + ref + wR("半") + ref + `<w:r><w:endnoteReference w:id="2"/></w:r></w:p>` + wP("后")
	wantDocx(t, docxParts(body, partFootnotes, notes, partEndnotes, ends), "前半\n脚注\n尾注\n后\n")
	cell := wTbl(wTr(wTc(`<w:p>`+wR("甲")+ref+`</w:p>`), wTc(wP("乙"))))
	wantDocx(t, docxParts(cell, partFootnotes, notes), "| 甲 | 乙\n脚注\n")
}

func TestDocxStrictNamesAreRead(t *testing.T) {
	parts := docxParts(wProps(`<w:outlineLvl w:val="0"/>`, wR("严格")))
	for name, content := range parts {
		content = strings.ReplaceAll(content, nsWord, nsWordStrict)
		parts[name] = strings.ReplaceAll(content, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/", "http://purl.oclc.org/ooxml/officeDocument/relationships/")
	}
	wantDocx(t, parts, "# 严格\n")
}

func TestDocxIsFoundThroughItsRelations(t *testing.T) {
	parts := docxParts(wP("正文"))
	parts["custom\\Main.xml"] = parts[partMain]
	delete(parts, partMain)
	parts[partRels] = strings.ReplaceAll(parts[partRels], "word/document.xml", "/custom/main.xml")
	wantDocx(t, parts, "正文\n")
}

func TestDocxGapsAndIndents(t *testing.T) {
	body := wProps(`<w:jc w:val="center"/><w:ind w:firstLine="640"/>`, wR("题")) + wProps(`<w:ind w:firstLineChars="200" w:firstLine="640"/>`, wR("一")) + wP("") + wP("　　二") +
		`<w:p><w:r><w:br w:type="page"/></w:r>` + wR("三") + `</w:p>` + wTbl(wTr(wTc(wP("甲")), wTc(wP("乙")))) + wP("四")
	parsed, err := Parse("a.docx", zipped(t, docxParts(body)))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, b := range parsed.Blocks {
		got.WriteString(b.Text)
		if b.Gap {
			got.WriteString(" gap")
		}
		if b.Indent {
			got.WriteString(" indent")
		}
		got.WriteString("\n")
	}
	want := "题 gap\n一 indent\n二 gap indent\n三 gap\n甲 | 乙 gap\n四 gap\n"
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

func TestWordContentDecidesNotTheName(t *testing.T) {
	docx := zipped(t, docxParts(wP("正文")))
	for name, want := range map[string]string{"a.doc": "正文\n", "a.docm": "正文\n", "A.DOCX": "正文\n"} {
		parsed, err := Parse(name, docx)
		if err != nil || showBlocks(parsed.Blocks) != want {
			t.Errorf("%s: %v, %v", name, parsed, err)
		}
	}
	parsed, err := Parse("a.doc", []byte("第一条　甲\n第二条　乙\n"))
	if err != nil || showBlocks(parsed.Blocks) != "第一条 甲\n第二条 乙\n" {
		t.Errorf("plain text: %v, %v", parsed, err)
	}
	page := "<html><head><meta charset=utf-8></head><body><p>第一条　为了规范管理，制定本办法。</p></body></html>"
	archive := "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page + "\r\n--b--\r\n"
	for _, data := range []string{page, archive} {
		if parsed, err := Parse("a.doc", []byte(data)); err != nil || showBlocks(parsed.Blocks) != "第一条 为了规范管理，制定本办法。\n" {
			t.Errorf("%q: %v, %v", data, parsed, err)
		}
	}
	for _, data := range []string{`<?xml version="1.0"?><w:wordDocument/>`, "\x00\x01\x02"} {
		if _, err := Parse("a.doc", []byte(data)); !errors.Is(err, ErrNotWord) {
			t.Errorf("%q: %v, want ErrNotWord", data, err)
		}
	}
	if _, err := Parse("a.doc", nil); !errors.Is(err, ErrEmpty) {
		t.Errorf("an empty file: %v, want ErrEmpty", err)
	}
}
