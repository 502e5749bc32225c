package main

import (
	"slices"
	"strings"
	"testing"
)

func TestAQueryMayBeginWithAMinus(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"search -太忻 养老", "search －太忻 养老"},
		{`search 太忻 -"招商引资" -(甲|乙) -~双碳`, `search 太忻 －"招商引资" －(甲|乙) －~双碳`},
		{"--data d search -太忻", "--data d search －太忻"},
		{"search --limit 0 -h --json -x 太忻", "search --limit 0 -h --json -x 太忻"},
		{"search - --", "search - --"},
		{"count -太忻", "count -太忻"}, // phrases stand for themselves
		{"import -文件", "import -文件"},
	} {
		got := keepNegations((&app{}).rootCommand(), strings.Fields(test.args))
		if !slices.Equal(got, strings.Fields(test.want)) {
			t.Errorf("%s: %q, want %s", test.args, got, test.want)
		}
	}
}
