package regex

import (
	"regexp/syntax"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCost(t *testing.T) {
	for pattern, want := range map[string]int{
		`新建`:            2,
		`(新)建`:          2,
		`新建\d+所`:        5,
		`[一-龥]`:         1,
		`新|改.`:          4,
		`新{3}`:          3,
		`新{2,4}`:        6,
		`(?:新建){2,}`:    5,
		`新{0,}`:         2,
		`^新?$`:          4,
		`(?:新{10}){10}`: 100,
	} {
		if got := mustCompile(t, pattern).Cost(); got != want {
			t.Errorf("%s costs %d, want %d", pattern, got, want)
		}
	}
}

// Package regexp compiles a program of at most twice the cost: the limit is one.
func TestCostBoundsTheProgram(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPattern(t, 4)
		parsed, err := syntax.Parse(p.plain, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		tree := fold(parsed)
		var b strings.Builder
		write(&b, tree)
		again, err := syntax.Parse(b.String(), syntax.Perl)
		if err != nil {
			t.Fatalf("%s was written as %s: %v", p.plain, &b, err)
		}
		program, err := syntax.Compile(again.Simplify())
		if err != nil {
			t.Fatal(err)
		}
		const frame = 4 // of any program: fail, match, and what an empty pattern leaves
		if got, is := instructions(tree), len(program.Inst); is > 2*got+frame {
			t.Fatalf("%s costs %d, its program has %d instructions", p.plain, got, is)
		}
	})
}
