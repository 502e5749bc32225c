package regex

import (
	"strings"
	"testing"
)

// benchPatterns are patterns that people ask for, and some that are as slow as the
// limits allow.
var benchPatterns = []struct{ name, pattern string }{
	{"digits", `新建\d+所`},
	{"gap", `发展.*规划`},
	{"negated", `[^，]+区`},
	{"han", `\p{Han}{4}`},
	{"percent", `\d+(?:\.\d+)?%`},
	{"manyclasses", strings.Repeat(`\pL`, 160)},
	{"manypairs", strings.Repeat(`\d`, 250)},
	{"largest", `(?:[a一]?.?){1000}`},
}

func BenchmarkCompile(b *testing.B) {
	for _, bench := range benchPatterns {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				mustCompile(b, bench.pattern)
			}
		})
	}
}

func BenchmarkSpans(b *testing.B) {
	text := []byte(strings.Repeat("抢抓太忻一体化经济区建设机遇,推动(杏花岭区)全方位高质量发展;pm2.5浓度下降3.1%,新建3所公办幼儿园。", 9))
	for _, bench := range benchPatterns {
		b.Run(bench.name, func(b *testing.B) {
			r := mustCompile(b, bench.pattern)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				r.Spans(text, func(int, int) bool { return true })
			}
		})
	}
}
