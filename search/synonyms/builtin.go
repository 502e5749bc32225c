package synonyms

import (
	_ "embed"
	"strings"
	"sync"
)

// policy is our own list of what government work reports say for the same thing;
// its head states the rules by which phrases are taken in.
//
//go:embed policy.txt
var policy string

// Builtin returns the list that comes with the program. It is parsed once a
// process, at first use.
func Builtin() *List { return builtin() }

var builtin = sync.OnceValue(func() *List {
	list, err := Parse(strings.NewReader(policy), "policy.txt")
	if err != nil {
		panic("synonyms: built-in list: " + err.Error()) // embedded and tested: cannot happen
	}
	return list
})
