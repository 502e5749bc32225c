package corpus

import (
	"strings"
	"testing"
	"time"
)

// Reading takes time in proportion to the text, whatever stands in it: a quarter of a megabyte
// of the worst takes seconds at most even on a busy machine, where anything
// quadratic would take minutes.
func TestReadingIsLinear(t *testing.T) {
	const size = 1 << 18
	for _, unit := range []string{
		"[", "*a*", "_a_", "__a__", "~~a", "`a", "**", "<", "<b", "<table\n", "<!--", "&amp", "![](", "[a](b)", "\\", "|", "|a\n", "# \n",
		"一", "一\n", "一\n\n", "一、甲\n\n", "一、甲乙。\n\n", "甲，\n\n", "甲，乙。丙\n\n", "（一）", "各位代表：\n\n", "2022年", "2022年1月", "太原市", "目录\n\n",
		"**甲** 乙", "**一、甲** 乙\n", "1.甲\n", "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛\n", "我代表", "第一条\n\n", "\u3000", "\xb8\xf7", "《", "（", "在人大",
	} {
		start := time.Now()
		_, _ = Read(Input{Path: "x.md", Data: []byte(strings.Repeat(unit, size/len(unit)))})
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%q: %v for %d bytes", unit, d, size)
		} else if d > 500*time.Millisecond {
			t.Logf("%q: %v", unit, d)
		}
	}
}
