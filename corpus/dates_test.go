package corpus

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// digitStyles are how the digits of a year are written.
var digitStyles = []string{"0123456789", "０１２３４５６７８９", "〇一二三四五六七八九", "○一二三四五六七八九", "零一二三四五六七八九", "Ｏ一二三四五六七八九", "O一二三四五六七八九", "◯一二三四五六七八九"}

func inStyle(digits string, number string) string {
	set := []rune(digits)
	var b strings.Builder
	for _, r := range number {
		b.WriteRune(set[r-'0'])
	}
	return b.String()
}

// inWords writes 1 to 99 with its place: 二十三, 十, 五.
func inWords(n int) string {
	digits := []rune("〇一二三四五六七八九")
	s := ""
	if n >= 20 {
		s += string(digits[n/10])
	}
	if n >= 10 {
		s += "十"
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}

func TestDatesReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year, month := rapid.IntRange(1900, 2100).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month")
		day := rapid.IntRange(1, 28).Draw(t, "day")
		style := rapid.SampledFrom(digitStyles).Draw(t, "style")
		small := func(n int) string {
			switch {
			case style[0] == '0' || strings.HasPrefix(style, "０"):
				return inStyle(style, fmt.Sprintf(rapid.SampledFrom([]string{"%d", "%02d"}).Draw(t, "width"), n))
			default:
				return inWords(n)
			}
		}
		space := rapid.SampledFrom([]string{"", " "}).Draw(t, "space")
		y, m, d := inStyle(style, fmt.Sprint(year)), small(month), small(day)
		behind := rapid.SampledFrom([]string{"", "起施行", "在太原", "）", "，"}).Draw(t, "behind")
		written := y + space + "年" + space + m + space + "月" + space + d + space + "日"
		want := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
		if got, n := readDate(written + behind); got != want || n != len(written) {
			t.Fatalf("%s: %q of %d bytes, want %q of %d", written+behind, got, n, want, len(written))
		}
		loose := y + "年" + m + "月"
		if got, n := readDate(loose + behind); got != want[:7] || n != len(loose) {
			t.Fatalf("%s: %q of %d bytes, want %q", loose+behind, got, n, want[:7])
		}
		if got, ok := normalDate(want); !ok || got != want {
			t.Fatalf("%s: %q", want, got)
		}
	})
}

func TestNoDayIsInvented(t *testing.T) {
	for _, s := range []string{
		"", "年", "2022", "2022年", "2022年13月", "2022年0月1日", "1800年1月1日", "2022-13-01", "2022.2", "12345年1月1日", "第2022年", "二十年一月一日",
	} {
		if got, n := readDate(s); got != "" || n != 0 {
			t.Errorf("%q: %q, %d", s, got, n)
		}
	}
	for s, want := range map[string]string{"2022年2月30日": "2022-02", "2023年2月29日": "2023-02", "2024年2月29日": "2024-02-29", "2022年1月": "2022-01"} {
		if got, _ := readDate(s); got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}

// spelled writes a number with its places: 一百二十, 一百零三.
func spelled(n int) string {
	digits := []rune("零一二三四五六七八九")
	if n < 100 {
		return inWords(n)
	}
	s := string(digits[n/100%10]) + "百"
	if n >= 1000 {
		s = string(digits[n/1000]) + "千"
		if n/100%10 > 0 {
			s += string(digits[n/100%10]) + "百"
		} else if n%100 > 0 {
			s += "零"
		}
	}
	switch rest := n % 100; {
	case rest == 0:
	case rest < 10:
		if !strings.HasSuffix(s, "零") {
			s += "零"
		}
		s += string(digits[rest])
	case rest < 20:
		s += "一" + inWords(rest)
	default:
		s += inWords(rest)
	}
	return s
}

func TestNumeralsReadAsTheyAreSpelled(t *testing.T) {
	for n := 1; n < 2000; n++ {
		for _, s := range []string{spelled(n), fmt.Sprint(n)} {
			if got, length := readNumeral(s + "条"); got != n || length != len(s) {
				t.Fatalf("%s: %d of %d bytes, want %d of %d", s, got, length, n, len(s))
			}
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"二〇二二年一月二十日", "2022-02-22", "２０２２年２月", "一九八三年九月二日", "2022年1月和2月", "十十十", "9999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		date, n := readDate(s)
		if n < 0 || n > len(s) || (date == "") != (n == 0) {
			t.Fatalf("%q: %q of %d bytes", s, date, n)
		}
		if date != "" && !isStoredDate(date) {
			t.Errorf("%q: %q is no date", s, date)
		}
		if v, n := readNumeral(s); v < 0 || v > 9999 || n < 0 || n > len(s) || n == 0 && v != 0 {
			t.Errorf("%q: numeral %d of %d bytes", s, v, n)
		}
		enactments(s)
		documentNumber.FindString(s)
		signedLine(s)
	})
}

// isStoredDate tells 2006-01-02 of a day that there is, or 2006-01.
func isStoredDate(s string) bool {
	if len(s) == len("2006-01") {
		s += "-01"
	}
	d, n := readDate(s)
	return d == s && n == len(s)
}
