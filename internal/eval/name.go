package main

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"cewen/corpus"
)

// reportKey tells reports apart as people do.
type reportKey struct {
	place string // 太原市, 全国
	year  int
}

// readGold reads the table of reports: tab-separated, with a head line, of which
// the columns file, region and year count. Its keys are the ends of paths, as
// pathEnd gives them. Reports without a year are left out.
func readGold(path string) (map[string]reportKey, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read gold: %w", err)
	}
	defer f.Close()
	lines := csv.NewReader(f)
	lines.Comma, lines.LazyQuotes = '\t', true
	table, err := lines.ReadAll()
	if err != nil || len(table) == 0 {
		return nil, fmt.Errorf("read gold %s: %d lines: %w", path, len(table), err)
	}
	file, region, year := slices.Index(table[0], "file"), slices.Index(table[0], "region"), slices.Index(table[0], "year")
	if file < 0 || region < 0 || year < 0 {
		return nil, fmt.Errorf("read gold %s: columns %q, want file, region and year", path, table[0])
	}
	gold := make(map[string]reportKey)
	for _, line := range table[1:] {
		if n, err := strconv.Atoi(line[year]); err == nil {
			gold[pathEnd(line[file])] = reportKey{line[region], n}
		}
	}
	return gold, nil
}

// pathEnd is the last folder and the name of a path.
func pathEnd(path string) string {
	dir, file := filepath.Split(filepath.ToSlash(path))
	return filepath.Base(dir) + "/" + file
}

// nameQuestions draws the name of a report as people write it; right are all its
// paragraphs. Only reports whose region and year were read as the gold has them,
// and that no other one shares, are asked for.
func nameQuestions(lib *library, gold map[string]reportKey) drawer {
	known := make(map[*report]reportKey)
	count := make(map[reportKey]int)
	for _, d := range lib.reports {
		key := reportKey{d.Region.Name(), d.Year}
		count[key]++
		if gold[pathEnd(d.Source.Path)] == key {
			known[d] = key
		}
	}
	return func(lib *library, d *report, rng *rand.Rand) (question, bool) {
		key, ok := known[d]
		if !ok || count[key] > 1 {
			return question{}, false
		}
		q := question{text: writtenName(key, rng.IntN(nameForms)), right: make(map[string]bool)}
		for _, p := range lib.paragraphsOf(d) {
			q.right[p.id] = true
		}
		q.expr, ok = termOf(q.text)
		return q, ok
	}
}

// nameForms is how many forms writtenName knows.
const nameForms = 3

// writtenName is the name of a report in one of the forms that people use:
// 太原市2022年政府工作报告, 2022年太原市政府工作报告, 太原2022年政府工作报告.
func writtenName(key reportKey, form int) string {
	place := key.place
	if place == string(corpus.RegionNational) {
		place = "国务院"
	}
	switch form {
	case 0:
		return fmt.Sprintf("%s%d年政府工作报告", place, key.year)
	case 1:
		return fmt.Sprintf("%d年%s政府工作报告", key.year, place)
	}
	return fmt.Sprintf("%s%d年政府工作报告", shortPlace(place), key.year)
}

// shortPlace is a place without what kind of place it is: 山西, 内蒙古, 太原.
func shortPlace(place string) string {
	for _, tier := range []string{"壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市"} {
		if short, ok := strings.CutSuffix(place, tier); ok && short != "" {
			return short
		}
	}
	return place
}
