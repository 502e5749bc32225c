package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// report is a file of the corpus that is multiplied: 省自治区/福建省/2024.md.
type report struct {
	group string // 省自治区; the places of a group take each other's place
	place string // 福建省; empty where the files lie in the folder of the group
	name  string // 2024.md
	year  int
	lines []string
	body  []int // numbers of the lines that are dealt
}

// minBody is from where on a line is the text of a paragraph, in characters. Of the
// shared reports such lines are 98 % of the text; shorter ones are headings, dates and
// names, which stay where they are.
const minBody = 40

// readReports reads all Markdown files of a folder, in the order of their years.
func readReports(folder string) ([]*report, error) {
	var reports []*report
	err := fs.WalkDir(os.DirFS(folder), ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(file) != ".md" {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(file)))
		if err != nil {
			return err
		}
		r, err := newReport(file, string(data))
		reports = append(reports, r)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read reports: %w", err)
	}
	if len(reports) == 0 {
		return nil, errors.New("read reports: no Markdown files in " + folder)
	}
	slices.SortFunc(reports, func(a, b *report) int {
		return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.group, b.group), cmp.Compare(a.place, b.place), cmp.Compare(a.name, b.name))
	})
	return reports, nil
}

func newReport(file, text string) (*report, error) {
	folder, name := path.Split(file)
	group, place, _ := strings.Cut(strings.TrimSuffix(folder, "/"), "/")
	year, err := strconv.Atoi(name[:min(4, len(name))])
	if err != nil {
		return nil, fmt.Errorf("%s: the name does not begin with a year", file)
	}
	r := &report{group: group, place: place, name: name, year: year, lines: strings.Split(text, "\n")}
	for i, line := range r.lines {
		if isBody(line) {
			r.body = append(r.body, i)
		}
	}
	return r, nil
}

// isBody tells that a line is the text of a paragraph, not a mark of layout.
func isBody(line string) bool {
	return utf8.RuneCountInString(line) >= minBody && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "|") &&
		!strings.HasPrefix(line, "source:") && !strings.HasPrefix(line, "<")
}
