package main

import "testing"

func TestHeadingIsAskedForWithoutItsNumber(t *testing.T) {
	for title, want := range map[string]string{
		"三、深化农村改革":      "深化农村改革",
		"（二）办好十件实事":     "办好十件实事",
		"(十一) 守住安全底线。":  "守住安全底线",
		"第四，整治河湖环境":     "整治河湖环境",
		"第三部分 明年安排":     "明年安排",
		"3．修好乡村公路：":     "修好乡村公路",
		"2021年工作回顾":     "2021年工作回顾",
		"一体化发展先行区建设":    "一体化发展先行区建设",
		"“十四五”时期怎么走":    "“十四五”时期怎么走",
		"三大攻坚战取得关键进展":   "三大攻坚战取得关键进展",
		"五、一、两级标题粘在一起的": "一、两级标题粘在一起的",
	} {
		if got := bareHeading(title); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}
