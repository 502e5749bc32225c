package synonyms

import (
	"slices"
	"testing"
)

func TestSuggest(t *testing.T) {
	l := mustParse(t, `
		双碳 = 碳达峰碳中和
		双减 = 作业负担和校外培训负担
		医保 = 医疗保险
		大病医保 = 大病保险
		医保 = 医保待遇
		WTO = 世界贸易组织
	`)
	for _, test := range []struct {
		rule, phrase string
		n            int
		want         []string
	}{
		{"one of two characters is enough", "双谈", 3, []string{"双碳", "双减"}},
		{"the nearest come first", "大病医疗", 3, []string{"大病医保", "医保"}},
		{"a near variant suggests the name", "碳中和碳达峰", 3, []string{"双碳"}},
		{"the form is folded", "wt0", 3, []string{"WTO"}},
		{"an order of the list decides between equals, a name is said once", "医保险", 3, []string{"医保", "大病医保"}},
		{"no more than asked for", "双谈", 1, []string{"双碳"}},
		{"which may be none", "双谈", 0, nil},
		{"nothing is near to what shares nothing", "甲乙", 3, nil},
		{"one character of many is not near", "医疗卫生体制改革与发展", 3, nil},
		{"punctuation is not shared", "、，", 3, nil},
		{"nothing is near to nothing", "", 3, nil},
	} {
		if got := l.Suggest(test.phrase, test.n); !slices.Equal(got, test.want) {
			t.Errorf("%s: Suggest(%q, %d) = %q; want %q", test.rule, test.phrase, test.n, got, test.want)
		}
	}
}
