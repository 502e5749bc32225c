// Package docs_test holds the documentation to the tree: what it links to and the
// files that it names are there.
package docs_test

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

const root = ".."

// pages are all pages of the documentation, by path from the root.
func pages(t *testing.T) map[string]string {
	t.Helper()
	pages := make(map[string]string)
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/adr/*.md"} {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name, err := filepath.Rel(root, file)
			if err != nil {
				t.Fatal(err)
			}
			pages[filepath.ToSlash(name)] = string(data)
		}
	}
	return pages
}

var (
	link    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading = regexp.MustCompile(`(?m)^#+ (.*)$`)
	fence   = regexp.MustCompile("(?ms)^\\s*```.*?^\\s*```$")
)

func TestLinksLeadSomewhere(t *testing.T) {
	pages, links := pages(t), 0
	for name, text := range pages {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			links++
			file, anchor, _ := strings.Cut(m[1], "#")
			target := name
			if file != "" {
				target = path.Join(path.Dir(name), file)
			}
			if _, err := os.Stat(filepath.Join(root, target)); err != nil {
				t.Errorf("%s: link to %s: no such file", name, m[1])
			} else if anchor != "" && !slices.Contains(anchors(pages[target]), anchor) {
				t.Errorf("%s: link to %s: no such heading", name, m[1])
			}
		}
	}
	if links < 30 {
		t.Errorf("only %d links found", links)
	}
}

// anchors are those of the headings of a page, as GitHub makes them.
func anchors(text string) []string {
	var list []string
	for _, m := range heading.FindAllStringSubmatch(fence.ReplaceAllString(text, ""), -1) {
		list = append(list, strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, m[1]))
	}
	return list
}

var (
	code       = regexp.MustCompile("`([^`\n]+)`")
	sourceFile = regexp.MustCompile(`^[\w/.*-]*[\w*]\.(go|txt|yml|tmpl|css|js)$`)
	folder     = regexp.MustCompile(`^(analysis|cmd|corpus|engine|indexer|internal|search|server)(/[\w.-]+)+/?$`)
)

// notHere are files that documentation names and the tree does not have.
var notHere = []string{"synonyms.txt", "user-dict.txt"}

// A file is named by its path or, beside others of its folder, by the end of it.
func TestFilesThatAreNamedAreThere(t *testing.T) {
	files := sourceFiles(t)
	named := 0
	for name, text := range pages(t) {
		if name != "docs/architecture.md" && !strings.HasPrefix(name, "docs/adr/") {
			continue
		}
		for _, m := range code.FindAllStringSubmatch(text, -1) {
			is := m[1]
			switch {
			case slices.Contains(notHere, is):
			case sourceFile.MatchString(is):
				named++
				if !slices.ContainsFunc(files, func(file string) bool { return isNamed(file, is) }) {
					t.Errorf("%s names %s: no such file", name, is)
				}
			case folder.MatchString(is) && !strings.HasSuffix(is, "..."):
				named++
				if info, err := os.Stat(filepath.Join(root, is)); err != nil || !info.IsDir() {
					t.Errorf("%s names %s: no such folder", name, is)
				}
			}
		}
	}
	if named < 80 {
		t.Errorf("only %d files and folders found", named)
	}
}

// isNamed tells whether a name, in which * stands for anything but a slash, is that
// of a file or of the end of its path.
func isNamed(file, name string) bool {
	parts := strings.Split(file, "/")
	depth := strings.Count(name, "/") + 1
	if depth > len(parts) {
		return false
	}
	ok, err := path.Match(name, strings.Join(parts[len(parts)-depth:], "/"))
	return ok && err == nil
}

// sourceFiles are all files of the tree, by path from the root.
func sourceFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(root, func(file string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "bin") {
			return filepath.SkipDir
		}
		name, err := filepath.Rel(root, file)
		files = append(files, filepath.ToSlash(name))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
