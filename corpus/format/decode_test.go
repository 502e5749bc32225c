package format

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"pgregory.net/rapid"
)

const (
	simplified = "各位代表：\n　　现在，我代表县人民政府向大会报告工作，请予审议。\n一、2021年工作回顾\n粮食总产量 12.5 万吨（同比+3%）。\n"
	tradition  = "各位代表：\n　　現在，我代表縣政府向大會報告工作，請予審議。\n一、二〇二一年工作回顧\n糧食總產量 12.5 萬噸（同比+3%）。\n"
)

func encode(t failer, set encoding.Encoding, text string) []byte {
	data, err := set.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Errorf("encode: %v", err)
	}
	return data
}

// charsets are the character sets of Chinese text, with a text that each can hold.
func charsets() map[string]struct {
	set  encoding.Encoding
	text string
} {
	type row = struct {
		set  encoding.Encoding
		text string
	}
	le, be := xunicode.LittleEndian, xunicode.BigEndian
	return map[string]row{
		"UTF-8":                  {encoding.Nop, simplified},
		"UTF-8, mark":            {xunicode.UTF8BOM, simplified},
		"GB18030":                {simplifiedchinese.GB18030, simplified + "𠮷"},
		"GBK":                    {simplifiedchinese.GBK, simplified},
		"GBK, traditional":       {simplifiedchinese.GBK, tradition},
		"Big5":                   {traditionalchinese.Big5, tradition},
		"UTF-16LE, mark":         {xunicode.UTF16(le, xunicode.UseBOM), simplified},
		"UTF-16BE, mark":         {xunicode.UTF16(be, xunicode.UseBOM), tradition},
		"UTF-16LE":               {xunicode.UTF16(le, xunicode.IgnoreBOM), simplified + "𠮷"},
		"UTF-16BE":               {xunicode.UTF16(be, xunicode.IgnoreBOM), tradition},
		"UTF-32LE, mark":         {utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), simplified},
		"UTF-32BE, mark":         {utf32.UTF32(utf32.BigEndian, utf32.UseBOM), simplified},
		"UTF-32LE":               {utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), simplified},
		"UTF-32BE":               {utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), simplified},
		"UTF-16LE without a Han": {xunicode.UTF16(le, xunicode.IgnoreBOM), "GB/T 28181-2016\nPM2.5"},
	}
}

func TestDecodeRoundTrips(t *testing.T) {
	for name, c := range charsets() {
		data := encode(t, c.set, c.text)
		if got, err := decode(data); err != nil || got != c.text {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		crlf := encode(t, c.set, strings.ReplaceAll(c.text, "\n", "\r\n"))
		if got, err := decode(crlf); err != nil || got != c.text {
			t.Errorf("%s with CRLF: %q, %v", name, got, err)
		}
	}
}

// A document may open with pages of ASCII, and be cut anywhere by the sample.
func TestDecodeSeesPastASCII(t *testing.T) {
	for name, c := range charsets() {
		for pad := range 4 {
			text := strings.Repeat("<x>\n", sampleSize/3) + strings.Repeat("=", pad) + strings.Repeat(c.text, 900)
			if got, err := decode(encode(t, c.set, text)); err != nil || got != text {
				t.Errorf("%s, %d: %v", name, pad, err)
			}
		}
	}
}

func TestDecodeRoundTripsAnySentence(t *testing.T) {
	words := rapid.SampledFrom([]string{"各位代表", "，", "坚持", "高质量发展", "“十四五”", "3.5%", "推进", "（一）", "乡村振兴", "\n", "。", "人民政府", "生态环境", "《规划》", " "})
	sets := []encoding.Encoding{
		simplifiedchinese.GB18030,
		xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM),
	}
	rapid.Check(t, func(t *rapid.T) {
		text := "人民政府" + strings.Join(rapid.SliceOfN(words, 1, 50).Draw(t, "words"), "")
		for i, set := range sets {
			if got, err := decode(encode(t, set, text)); err != nil || got != text {
				t.Fatalf("set %d: %q, %v, want %q", i, got, err, text)
			}
		}
	})
}

func TestDecodeRefusesOtherLanguages(t *testing.T) {
	const (
		koreanText   = "정부는 올해 경제 발전과 주민 생활의 안정을 위하여 여러 가지 정책을 추진한다. 예산을 효율적으로 사용하여야 한다."
		japaneseText = "政府は今年の経済発展と国民生活の安定のため、さまざまな政策を進めています。この報告書は昨年の成果をまとめたものである。"
		kanji        = "日本国憲法 第一章 天皇 国会議員 内閣総理大臣 最高裁判所 東京都知事 大阪府 北海道"
		russian      = "Правительство представило отчёт о работе за прошлый год."
		french       = "Le gouvernement a présenté un rapport très détaillé à l'assemblée."
	)
	for _, c := range []struct {
		name string
		set  encoding.Encoding
		text string
	}{
		{"EUC-KR", korean.EUCKR, koreanText},
		{"Shift-JIS", japanese.ShiftJIS, japaneseText},
		{"Shift-JIS", japanese.ShiftJIS, kanji},
		{"EUC-JP", japanese.EUCJP, japaneseText},
		{"EUC-JP", japanese.EUCJP, kanji},
		{"Shift-JIS with half-width kana", japanese.ShiftJIS, "ﾃｽﾄﾎｳｺｸ" + kanji},
		{"Windows-1251", charmap.Windows1251, russian},
		{"KOI8-R", charmap.KOI8R, russian},
		{"ISO 8859-1", charmap.ISO8859_1, french},
	} {
		if got, err := decode(encode(t, c.set, c.text)); !errors.Is(err, ErrEncoding) {
			t.Errorf("%s: %q, %v", c.name, got, err)
		}
	}
}

func TestDecodeRefusesRandomBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 4_000 {
		data := make([]byte, 16+random.IntN(4000))
		for i := range data {
			data[i] = byte(random.Uint32())
		}
		if text, err := decode(data); err == nil {
			t.Fatalf("%d bytes pass for text: %q", len(data), text)
		} else if !errors.Is(err, ErrEncoding) && !errors.Is(err, ErrNotText) {
			t.Fatalf("error %v", err)
		}
	}
}

func TestDecodeRefusesPrograms(t *testing.T) {
	header := "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x3e\x00\x01\x00\x00\x00\x90\x80\x40\x00\x00\x00\x00\x00"
	code := strings.Repeat("\x48\x89\xe5\x41\x57\x8b\x45\xfc\xc3\x0f\x1f\x80\x00\x00\x00\x00\x55", 500)
	for name, data := range map[string]string{
		"ELF": header + code, "bitmap": "BM\x36\x00\x0c\x00\x00\x00\x00\x00" + strings.Repeat("\xd7\xd6\xc0\xff\xfe\xfe", 300),
		"old Office": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "zip": "PK\x03\x04\x14\x00",
	} {
		if _, err := decode([]byte(data)); !errors.Is(err, ErrNotText) && !errors.Is(err, ErrEncoding) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// One broken byte in a text is told with its line, not passed over.
func TestDecodeNamesTheBrokenLine(t *testing.T) {
	for name, set := range map[string]encoding.Encoding{"GB18030": simplifiedchinese.GB18030, "Big5": traditionalchinese.Big5} {
		text := simplified
		if name == "Big5" {
			text = tradition
		}
		data := encode(t, set, strings.Repeat(text, 30))
		broken := append(data[:len(data):len(data)], "\xff\xff\n"...)
		if _, err := decode(broken); !errors.Is(err, ErrEncoding) || !strings.Contains(err.Error(), "第 121 行") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range charsets() {
		f.Add(encode(f, c.set, c.text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := decode(data)
		if err == nil && (!utf8.ValidString(text) || strings.ContainsAny(text, "\x00\r")) {
			t.Errorf("%q decodes to %q", data, text)
		}
		if err != nil && !errors.Is(err, ErrNotText) && !errors.Is(err, ErrEncoding) {
			t.Errorf("error %v", err)
		}
	})
}
