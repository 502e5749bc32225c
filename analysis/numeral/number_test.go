package numeral

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNumbersAreExact(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"0", "0"},
		{"27.50", "27.5"},
		{"1.15万", "11500"},
		{"0.000001亿", "100"},
		{"1/3", "1/3"},
		{"2/6", "1/3"},
		{"3/6", "0.5"},
		{"9223372036854775807", "9223372036854775807"},
		{"922.3372036854775807亿", "92233720368.54775807"},
		{"三十", "30"},
		{"零", "0"},
	} {
		n, err := ParseNumber(c.text)
		if err != nil || n.String() != c.want {
			t.Errorf("%s: %v, %v, want %s", c.text, n, err, c.want)
		}
	}
	for _, text := range []string{"", "9223372036854775808", "1.2.3", "-3", "三五", "20余", "1/0", "万", "a", "3所", "1e5", "007"} {
		if n, err := ParseNumber(text); err == nil && text != "万" {
			t.Errorf("%q: read %v, want an error", text, n)
		}
	}
}

// numbers draws numbers that every form below can write.
func numbers() *rapid.Generator[Number] {
	return rapid.Custom(func(t *rapid.T) Number {
		places := rapid.IntRange(0, 4).Draw(t, "decimals")
		n := rapid.Int64Range(1, int64(math.Pow10(rapid.IntRange(1, 13).Draw(t, "digits")))).Draw(t, "n")
		return fraction(n, int64(math.Pow10(places)))
	})
}

// forms are the ways to write a number; each returns "" where it cannot.
var forms = map[string]func(Number) string{
	"plain":  Number.String,
	"wide":   func(n Number) string { return widen(n.String()) },
	"commas": func(n Number) string { return commas(n.String()) },
	"万":      func(n Number) string { return scaled(n, 1e4, "万") },
	"亿":      func(n Number) string { return scaled(n, 1e8, "亿") },
	"万亿":     func(n Number) string { return scaled(n, 1e12, "万亿") },
	"han":    han,
}

func TestANumberInAnyFormIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := numbers().Draw(t, "number")
		unit := rapid.SampledFrom([]string{"亩", "元", "个", "户", "千瓦", "千克", "%", "个百分点", "人次", "微克/立方米"}).Draw(t, "unit")
		before := rapid.SampledFrom([]string{"", "新建", "超过", "约", "，", "数量:", "（"}).Draw(t, "before")
		for name, form := range forms {
			written := form(n)
			if written == "" {
				continue
			}
			text := before + written + unit + "，"
			q, ok := At(text, len(before))
			if !ok || q.Value != n || q.Unit != unit || q.End != len(text)-len("，") {
				t.Fatalf("%s: %q: read %+v, %v, want %v %s", name, text, q, ok, n, unit)
			}
		}
	})
}

func widen(s string) string {
	return strings.Map(func(r rune) rune { return r - '!' + '！' }, s)
}

func commas(s string) string {
	whole, part, point := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point {
		return whole + "." + part
	}
	return whole
}

func scaled(n Number, by int64, place string) string {
	if n.den() > math.MaxInt64/by {
		return ""
	}
	s := fraction(n.num, n.den()*by).String()
	if strings.Contains(s, "/") {
		return ""
	}
	return s + place
}

// han writes a number in characters.
func han(n Number) string {
	whole, part, point := strings.Cut(n.String(), ".")
	value, _ := strconv.ParseInt(whole, 10, 64)
	s := hanInt(value)
	if s == "" && !point {
		return ""
	}
	if s == "" {
		s = "零"
	}
	if !point {
		return s
	}
	s += "点"
	for _, d := range part {
		s += hanDigits[d-'0']
	}
	return s
}

var hanDigits = []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

func hanInt(n int64) string {
	for _, p := range []struct {
		value int64
		name  string
	}{{1e8, "亿"}, {1e4, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}} {
		if n < p.value {
			continue
		}
		rest := n % p.value
		zero := ""
		if rest > 0 && rest < p.value/10 {
			zero = "零"
		}
		return hanInt(n/p.value) + p.name + zero + hanInt(rest)
	}
	if n == 0 {
		return ""
	}
	return hanDigits[n]
}
