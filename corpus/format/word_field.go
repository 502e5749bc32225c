package format

import "strings"

// wordFields are the fields that are open, outermost first. A field has an
// instruction, which is not printed, and mostly a result, which is.
type wordFields []wordField

type wordField struct {
	result      bool
	instruction string
}

// maxFields bounds fields inside fields, and maxInstruction what is kept of an
// instruction, in bytes.
const (
	maxFields      = 100
	maxInstruction = 1000
)

// begin opens a field.
func (f *wordFields) begin() {
	if len(*f) < maxFields {
		*f = append(*f, wordField{})
	}
}

// separate ends the instruction of the innermost field.
func (f wordFields) separate() {
	if len(f) > 0 {
		f[len(f)-1].result = true
	}
}

// end closes the innermost field. It returns what it prints if it has no result.
func (f *wordFields) end() string {
	n := len(*f)
	if n == 0 {
		return ""
	}
	last := (*f)[n-1]
	*f = (*f)[:n-1]
	if last.result {
		return ""
	}
	return equation(last.instruction)
}

// instruct adds to the instruction of the innermost field.
func (f wordFields) instruct(s string) {
	if n := len(f); n > 0 && !f[n-1].result && len(f[n-1].instruction)+len(s) <= maxInstruction {
		f[n-1].instruction += s
	}
}

// instructing tells that what stands here belongs to an instruction.
func (f wordFields) instructing() bool {
	for _, field := range f {
		if !field.result {
			return true
		}
	}
	return false
}

// equation is what an EQ field prints that draws characters over each other, as
// Word writes a character in a circle and one with its pronunciation: the last
// of them, or ① for a circle and a figure.
//
//	eq \o\ac(○,1)    eq \o\ad(\s\up 9(pīn),拼)
func equation(instruction string) string {
	s := strings.TrimSpace(instruction)
	if len(s) < 2 || !strings.EqualFold(s[:2], "eq") {
		return ""
	}
	over := strings.Index(strings.ToLower(s), `\o`)
	comma := strings.LastIndexAny(s, ",;，；")
	if over < 0 || comma < over || !strings.HasSuffix(s, ")") {
		return ""
	}
	last := strings.Trim(s[comma:len(s)-1], ",;，； ")
	if strings.ContainsAny(last, `\()`) {
		return ""
	}
	if strings.ContainsRune(s[over:comma], '○') {
		for i, figure := 1, numberFormat("decimalEnclosedCircle"); i <= 20; i++ {
			if last == decimalNumber.number(i) {
				return figure.number(i)
			}
		}
	}
	return last
}
