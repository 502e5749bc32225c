package server

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/commitments"
)

// saidInTemplates and saidInCode find what is said to readers.
var (
	saidInTemplates = regexp.MustCompile(`[{(]t "([^"]+)"`)
	saidInCode      = regexp.MustCompile(`\bph\("([^"]+)"`)
	han             = regexp.MustCompile(`\p{Han}`)
)

// said are all words that pages say in Chinese, by where.
func said(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	collect := func(pattern *regexp.Regexp, name string, data []byte) {
		for _, m := range pattern.FindAllStringSubmatch(string(data), -1) {
			if han.MatchString(m[1]) {
				found[m[1]] = name
			}
		}
	}
	templates, err := fs.Glob(web, "web/*/*.tmpl")
	if err != nil || len(templates) < 5 {
		t.Fatalf("%d templates, %v", len(templates), err)
	}
	for _, name := range templates {
		data, err := web.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		collect(saidInTemplates, name, data)
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		collect(saidInCode, name, data)
	}
	for _, word := range namedWords() {
		found[word] = "code"
	}
	return found
}

// namedWords are words that templates say by a name that code gives them.
func namedWords() []string {
	words := []string{"相关", "最新", "最早", "按段", "按篇", "引文与出处", "查索引", "读原文核对", "汇总", "排序", "取出本页段落", "句", "节", "合计", "按层级", "按地区", "索引", "逐段读原文"}
	for _, m := range measures() {
		words = append(words, m.label())
	}
	for _, o := range []string{"imported", "updated", "unchanged", "duplicate", "skipped", "failed", "removed"} {
		words = append(words, outcomeLabel(o))
	}
	for _, f := range importFields() {
		words = append(words, f.Label)
	}
	for _, f := range search.Facets() {
		words = append(words, filterTitle(string(f)))
	}
	for _, k := range []corpus.ParagraphKind{corpus.KindTitle, corpus.KindHeading, corpus.KindTable} {
		words = append(words, kindLabel(k))
	}
	for _, o := range []corpus.Origin{corpus.OriginSet, corpus.OriginFrontMatter, corpus.OriginText, corpus.OriginPath, corpus.OriginDerived} {
		words = append(words, origin(&corpus.Document{Metadata: corpus.Metadata{Origins: map[corpus.Field]corpus.Origin{corpus.FieldYear: o}}}, corpus.FieldYear))
	}
	for _, r := range corpus.Roles() {
		words = append(words, string(r))
	}
	for _, l := range corpus.Levels() {
		words = append(words, string(l))
	}
	for _, name := range commitmentParams() {
		words = append(words, commitmentTitle(name))
	}
	for _, t := range commitments.Types() {
		words = append(words, t.Name())
	}
	for _, s := range commitments.Strengths() {
		words = append(words, s.Name())
	}
	for _, f := range facts(&corpus.Document{Metadata: corpus.Metadata{Region: "a", Level: "a", Year: 1, Date: "a", Kind: "a", Issuer: "a", Number: "a", Speaker: "a"}, Source: corpus.Source{URL: "a", Path: "a", SHA256: "a"}}) {
		words = append(words, f.Name)
	}
	return slices.DeleteFunc(words, func(w string) bool { return !han.MatchString(w) })
}

func TestEverythingThatPagesSayIsInTheDictionaryOnce(t *testing.T) {
	d, err := dictionaryOf(english)
	if err != nil {
		t.Fatal(err)
	}
	words := said(t)
	if len(words) < 50 {
		t.Fatalf("only %d words found", len(words))
	}
	for word, where := range words {
		if d[word] == "" {
			t.Errorf("%s says %q, which has no English", where, word)
		}
	}
	messages := (&Server{config: Config{Searcher: new(search.Searcher)}}).messages()
	verbs := regexp.MustCompile(`%[a-z.0-9]*[a-z]`)
	for word, translated := range d {
		if _, used := words[word]; !used && !slices.Contains(messages, word) {
			t.Errorf("%q is in the dictionary and said nowhere", word)
		}
		if !slices.Equal(verbs.FindAllString(word, -1), verbs.FindAllString(translated, -1)) {
			t.Errorf("%q and %q take other arguments", word, translated)
		}
		if han.MatchString(strings.ReplaceAll(translated, "策问", "")) { // the name is printed so
			t.Errorf("%q is no English", translated)
		}
	}
}

func TestOnlyOwnAddressesAreGoneBackTo(t *testing.T) {
	for back, want := range map[string]string{
		"/?q=a": "/?q=a", "/d/x#p": "/d/x#p", "": "/", "//evil.example": "/", "https://evil.example": "/", `/\evil.example`: "/", "/a\r\nX: y": "/",
	} {
		if got := ownAddress(back); got != want {
			t.Errorf("%q: %s", back, got)
		}
	}
}

// messages are what pages say of errors, hints included.
func (s *Server) messages() []string {
	var all []string
	for _, r := range s.rules() {
		all = append(all, r.message, r.hint)
	}
	return all
}
