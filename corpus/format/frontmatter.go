package format

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// cutFrontMatter splits the front matter off text: what stands between a first
// line "---" and the next. Where YAML cannot read it, it is read line by line as
// "key: value". What is not front matter at all (a document that opens with a
// rule) stays in the body.
func cutFrontMatter(text string) (front []KeyValue, body string) {
	rest, ok := cutRule(strings.TrimLeft(text, "\ufeff \t\n"))
	if !ok {
		return nil, text
	}
	for at := 0; at < len(rest); {
		line, _, _ := strings.Cut(rest[at:], "\n")
		if isFence(line) {
			if front, ok := readFrontMatter(rest[:at]); ok {
				return front, rest[min(at+len(line)+1, len(rest)):]
			}
			break
		}
		at += len(line) + 1
	}
	return nil, text
}

// cutRule cuts the opening line "---" off s.
func cutRule(s string) (rest string, ok bool) {
	line, rest, ok := strings.Cut(s, "\n")
	return rest, ok && strings.TrimRight(line, " \t") == "---"
}

func isFence(line string) bool {
	line = strings.TrimRight(line, " \t")
	return line == "---" || line == "..."
}

// readFrontMatter reads the lines between the rules; ok is false if they are not
// front matter.
func readFrontMatter(s string) (front []KeyValue, ok bool) {
	if !looksLikeKeys(s) {
		return nil, false
	}
	if front, err := readYAML(s); err == nil {
		return front, true
	}
	return readLines(s), true
}

// looksLikeKeys tells that every line is blank, a comment, indented, a list
// element or "key: value", and at least one is the last.
func looksLikeKeys(s string) bool {
	keys := 0
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") ||
			strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "-") {
			continue
		}
		if key, _, ok := cutKey(line); !ok || len(key) > 60 {
			return false
		}
		keys++
	}
	return keys > 0 || strings.TrimSpace(s) == ""
}

// readYAML reads a mapping. A panic of the YAML library counts as an error.
func readYAML(s string) (front []KeyValue, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("read front matter: %v", r)
		}
	}()
	var entries yaml.MapSlice
	if err := yaml.Unmarshal([]byte(s), &entries); err != nil {
		return nil, fmt.Errorf("read front matter: %w", err)
	}
	for _, e := range entries {
		front = append(front, keyValues(fmt.Sprint(e.Key), e.Value)...)
	}
	return front, nil
}

func keyValues(key string, value any) []KeyValue {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	var front []KeyValue
	for _, v := range list {
		if v == nil {
			continue
		}
		if s := squeeze(strings.ToValidUTF8(fmt.Sprint(v), "")); s != "" {
			front = append(front, KeyValue{squeeze(key), s})
		}
	}
	return front
}

// readLines reads "key: value" lines, with a colon of either width; what does
// not look so is skipped.
func readLines(s string) []KeyValue {
	var front []KeyValue
	for line := range strings.Lines(s) {
		key, value, ok := cutKey(line)
		value = squeeze(strings.Trim(squeeze(value), `"'`))
		if ok && value != "" && !strings.HasPrefix(line, "#") {
			front = append(front, KeyValue{squeeze(key), value})
		}
	}
	return front
}

func cutKey(line string) (key, value string, ok bool) {
	i := strings.IndexAny(line, ":：")
	if i <= 0 {
		return "", "", false
	}
	return line[:i], strings.TrimPrefix(strings.TrimPrefix(line[i:], "："), ":"), true
}
