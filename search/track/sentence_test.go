package track

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSentencesAreTheParagraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("建成所3。；;！? 　，、\t”x")), 0, 40, -1).Draw(t, "text")
		var b strings.Builder
		end := 0
		for _, s := range Sentences(text) {
			if s.Start < end || s.End <= s.Start || strings.Trim(text[end:s.Start], " \t　") != "" {
				t.Fatalf("%v behind %d in %q", s, end, text)
			}
			end = s.End
			b.WriteString(s.Of(text))
		}
		bare := strings.NewReplacer(" ", "", "\t", "", "　", "")
		if bare.Replace(b.String()) != bare.Replace(text) {
			t.Fatalf("%q of %q", b.String(), text)
		}
	})
}

func TestAroundHoldsTheStretch(t *testing.T) {
	text := "新建3所。完成99个改造；增长6%。"
	for of, want := range map[string]string{"新建3所": "新建3所。", "99个": "完成99个改造；", "增长": "增长6%。", "3所。完成": "新建3所。完成"} {
		at := strings.Index(text, of)
		if got := Around(text, Span{at, at + len(of)}).Of(text); got != want {
			t.Errorf("%s: %q", of, got)
		}
	}
}
