package corpus

import (
	"slices"
	"testing"

	"cewen/corpus/format"
)

func TestNotesInBracketsUnderATitleAreOneParagraph(t *testing.T) {
	for rule, c := range map[string]struct{ lines, want []string }{
		"broken for looks": {
			[]string{"清河县防汛办法", "（2001年3月2日县人民政府", "2002年第5次常务会议通过，", "自公布之日起施行）", "第一条 为了防汛，制定本办法。"},
			[]string{"清河县防汛办法", "（2001年3月2日县人民政府2002年第5次常务会议通过，自公布之日起施行）", "第一条 为了防汛，制定本办法。"},
		},
		"brackets in brackets": {
			[]string{"清河县防汛办法", "（根据《决定》（第2号）", "修正）", "全文如下。"},
			[]string{"清河县防汛办法", "（根据《决定》（第2号）修正）", "全文如下。"},
		},
		"closed at once": {[]string{"办法", "（试行）", "（一）甲项要求。"}, []string{"办法", "（试行）", "（一）甲项要求。"}},
		"never closed":   {[]string{"办法", "（试行", "各镇人民政府：", "第一条 甲。"}, []string{"办法", "（试行", "各镇人民政府：", "第一条 甲。"}},
	} {
		var blocks []format.Block
		for _, l := range c.lines {
			blocks = append(blocks, format.Block{Text: l, Gap: true})
		}
		var got []string
		for _, p := range buildOutline(blocks).paragraphs {
			got = append(got, p.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", rule, got, c.want)
		}
	}
}
