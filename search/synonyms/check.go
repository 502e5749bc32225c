package synonyms

import (
	"fmt"
	"unicode/utf8"

	"cewen/analysis"
)

// readEntry keeps an entry if it has no faults.
func (p *parser) readEntry(e Entry) {
	before := len(p.faults)
	switch {
	case analysis.Fold(e.Name) == "":
		p.fail("等号左边没有名称", "在等号左边写上名称")
	case len(split(e.Name, barSigns)) > 1:
		p.fail("等号左边有竖线", "左边只写一个名称，别的说法写到等号右边")
	}
	if len(e.Variants) > MaxVariants {
		p.fail(fmt.Sprintf("等号右边有 %d 种说法，超过 %d 种的上限", len(e.Variants), MaxVariants), "请分成几行，或只留常用的说法")
	}
	p.checkVariants(e)
	p.checkLengths(e)
	if len(p.faults) == before {
		p.entries = append(p.entries, e)
	}
}

// checkVariants wants every variant to be there, and to be said once.
func (p *parser) checkVariants(e Entry) {
	first := map[string]string{}
	if name := analysis.Fold(e.Name); name != "" {
		first[name] = e.Name
	}
	for _, variant := range e.Variants {
		folded := analysis.Fold(variant)
		earlier, repeated := first[folded]
		switch {
		case folded == "" && len(e.Variants) == 1:
			p.fail("等号右边没有说法", "在等号右边写上意思相同的说法，用竖线“|”隔开")
		case folded == "":
			p.fail("有一处竖线旁边没有字", "补上说法，或删去多余的竖线")
		case repeated && earlier == variant:
			p.fail(fmt.Sprintf("“%s”写了两遍", excerpt(variant)), "删去一个")
		case repeated:
			p.fail(fmt.Sprintf("“%s”和“%s”检索起来没有分别", excerpt(earlier), excerpt(variant)), "删去一个：全角半角、大小写、繁简体和汉字间的空格不作区分")
		default:
			first[folded] = variant
		}
	}
}

func (p *parser) checkLengths(e Entry) {
	for _, phrase := range e.phrases() {
		if n := utf8.RuneCountInString(phrase); n > MaxPhraseLength {
			p.fail(fmt.Sprintf("“%s”有 %d 个字，超过 %d 个字的上限", excerpt(phrase), n, MaxPhraseLength), "请改短")
		}
	}
}
