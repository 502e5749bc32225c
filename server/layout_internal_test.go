package server

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"cewen/corpus"
	"cewen/search"
)

// show writes segments with their hits in brackets.
func show(segments []search.Segment) string {
	var b strings.Builder
	for _, s := range segments {
		if s.Hit {
			b.WriteString("[" + s.Text + "]")
		} else {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestSnippetKeepsShortParagraphsWholeAndCutsLongOnesAroundTheFirstHit(t *testing.T) {
	long := strings.Repeat("前", 150) + "。起句" + strings.Repeat("中", 40)
	for name, c := range map[string]struct {
		segments      []search.Segment
		want          string
		before, after bool
	}{
		"short":        {[]search.Segment{{Text: "短"}, {Text: "中", Hit: true}}, "短[中]", false, false},
		"without hits": {[]search.Segment{{Text: strings.Repeat("字", 300)}}, strings.Repeat("字", 200), false, true},
		"in the middle, from a clause": {
			[]search.Segment{{Text: long}, {Text: "中的", Hit: true}, {Text: strings.Repeat("后", 300)}},
			"起句" + strings.Repeat("中", 40) + "[中的]" + strings.Repeat("后", 138), true, true,
		},
		"at the end": {
			[]search.Segment{{Text: strings.Repeat("前", 400)}, {Text: "尾", Hit: true}},
			strings.Repeat("前", 199) + "[尾]", true, false,
		},
		"a hit longer than the window": {
			[]search.Segment{{Text: strings.Repeat("长", 500), Hit: true}}, "[" + strings.Repeat("长", 500) + "]", false, false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := newSnippet(c.segments, snippetLength)
			if show(got.Segments) != c.want || got.Before != c.before || got.After != c.after {
				t.Errorf("%v %v %s\nwant %v %v %s", got.Before, got.After, show(got.Segments), c.before, c.after, c.want)
			}
		})
	}
}

func TestSnippetIsAPieceOfTheParagraphWithItsFirstHit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		segments := rapid.SliceOf(rapid.Custom(func(t *rapid.T) search.Segment {
			text := rapid.StringOfN(rapid.SampledFrom([]rune("甲乙丙，。丁")), 1, 150, -1).Draw(t, "text")
			return search.Segment{Text: text, Hit: rapid.Bool().Draw(t, "hit")}
		})).Draw(t, "segments")
		got := newSnippet(segments, snippetLength)
		if !strings.Contains(show(segments), strings.Trim(show(got.Segments), "[]")) && len(got.Segments) > 0 {
			t.Fatalf("%s is not in %s", show(got.Segments), show(segments))
		}
		for _, s := range segments {
			if s.Hit {
				if !strings.Contains(show(got.Segments), "["+s.Text+"]") {
					t.Fatalf("the first hit is not in %s", show(got.Segments))
				}
				break
			}
		}
		if !got.Before && !got.After && show(got.Segments) != show(segments) {
			t.Fatal("cut without saying so")
		}
		if n := utf8.RuneCountInString(strings.NewReplacer("[", "", "]", "").Replace(show(got.Segments))); n > snippetLength+snippetSlack && (got.Before || got.After) && n > 150 {
			t.Fatalf("%d characters", n)
		}
	})
}

func TestAddressAddsAndTakesOffFilters(t *testing.T) {
	at := newAddress(url.Values{"q": {"a"}, "region": {"山西省", "全国"}, "cursor": {"x"}, "kind": {""}, "other": {"y"}})
	for name, c := range map[string]struct {
		got, want string
	}{
		"the place in the pages is dropped": {at.String(), "q=a&region=山西省&region=全国"},
		"a narrower place replaces":         {at.with("region", "山西省/太原市").String(), "q=a&region=全国&region=山西省/太原市"},
		"a wider place replaces":            {at.with("region", "山西省/太原市").with("region", "山西省").String(), "q=a&region=全国&region=山西省"},
		"another value is added":            {at.with("year", "2022").with("year", "2023").String(), "q=a&region=山西省&region=全国&year=2022&year=2023"},
		"a value is taken off":              {at.without("region", "全国").String(), "q=a&region=山西省"},
		"one value is set":                  {at.set("sort", "date").set("sort", "-date").String(), "q=a&region=山西省&region=全国&sort=-date"},
		"and cleared":                       {at.set("sort", "date").set("sort", "").String(), "q=a&region=山西省&region=全国"},
		"a year takes a range's place":      {at.with("year", "2018..2024").with("year", "2022").String(), "q=a&region=山西省&region=全国&year=2022"},
		"a year beside a range is added":    {at.with("year", "2018..2021").with("year", "2022").String(), "q=a&region=山西省&region=全国&year=2018..2021&year=2022"},
		"nothing is changed in place":       {at.String(), "q=a&region=山西省&region=全国"},
	} {
		if got, err := url.QueryUnescape(strings.TrimPrefix(c.got, "/?")); err != nil || got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	written := newAddress(url.Values{
		"region": {"太原市", "山西省/太原市", "不存在省"}, "level": {"province", "x"}, "year": {"2018,2020", "2021年-2023年", "no"}, "role": {"plan"}, "kind": {"无"},
	})
	want := "kind=无&level=省&level=x&region=山西省/太原市&region=不存在省&role=部署&year=2018&year=2020&year=2021..2023&year=no"
	if got, err := url.QueryUnescape(written.String()); err != nil || got != "/?"+want {
		t.Errorf("values as written: %s, want %s", got, want)
	}
	if got := newAddress(nil).String(); got != "/" {
		t.Errorf("of nothing: %s", got)
	}
}

func TestCellsSplitWhereTheRowDoes(t *testing.T) {
	got := cellsOf([]piece{{Text: "甲 | 乙"}, {Text: "丙 | 丁", Hit: true, Mark: 1}, {Text: " | "}, {Text: "戊"}})
	if want := "[[{甲 false 0}] [{乙 false 0} {丙 true 1}] [{丁 true 0}] [{戊 false 0}]]"; fmt.Sprint(got) != want {
		t.Errorf("%v", got)
	}
}

func TestOutlineCountsTheMarksBelow(t *testing.T) {
	d := &corpus.Document{
		Sections:   []corpus.Section{{Title: "一", Level: 1, Parent: -1}, {Title: "（一）", Level: 2, Parent: 0}, {Title: "1", Level: 9, Parent: 1}, {Title: "二", Level: 1, Parent: -1}},
		Paragraphs: []corpus.Paragraph{{Anchor: "a", Section: 0}, {Anchor: "b", Section: 1}, {Anchor: "c", Section: 2}, {Anchor: "d", Section: 3}},
	}
	got := fmt.Sprint(newOutline(d, []int{1, 2, 4, 0}))
	if want := "[{一 #p-a 1 7} {（一） #p-b 2 6} {1 #p-c 4 4} {二 #p-d 1 0}]"; got != want {
		t.Errorf("%s", got)
	}
}

func TestNumbersAndNames(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -100: "-100"} {
		if got := number(n); got != want {
			t.Errorf("number(%d) = %s", n, got)
		}
	}
	for path, want := range map[string]string{"/a/b.md": "b.md", `C:\a\b.md`: "b.md", "a.zip!/x/b.md": "b.md", "b.md": "b.md", "": ""} {
		if got := baseName(path); got != want {
			t.Errorf("baseName(%s) = %s", path, got)
		}
	}
	for value, want := range map[string]string{"2022": "2022", "2018..2024": "2018–2024", "2018..": "2018年以来", "..2024": "2024年以前"} {
		if got := yearLabel(value).String(); got != want {
			t.Errorf("yearLabel(%s) = %s", value, got)
		}
	}
}
