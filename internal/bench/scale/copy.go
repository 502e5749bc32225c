package main

import (
	"fmt"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// corpus makes copies of reports that are other reports: of another place and year, with
// paragraphs of their contemporaries. Every paragraph is in every copy once, so that
// terms stay as real and as frequent as they are, and no two documents are alike: a
// document of a copy has a paragraph or two in common with any other.
type corpus struct {
	reports []*report           // by year
	places  map[string][]string // of each group, sorted
	years   map[string][2]int   // of each group, the first and the last
}

// blockSize is how many reports of about the same year exchange paragraphs. Twenty-four
// keep the words of a time together, as in real reports, and documents different: two
// that have a twenty-fourth of their text in common are far from near-duplicates.
const blockSize = 24

// constant is a phrase that only the first copy has: its number of hits is the same at
// each scale. It is the rare phrase of harness.Queries.
const constant = "太忻一体化"

// constantPart becomes another name in each other copy.
const constantPart = "太忻"

// others stand for constantPart in the other copies. They are said nowhere else.
var others = [...]string{"汾吕", "朔云", "晋漳", "沁潞", "泽绛", "解汾", "吕沁", "云漳", "潞朔", "绛泽", "汾朔", "吕云", "漳沁", "泽解", "晋绛"}

func newCorpus(reports []*report) *corpus {
	c := &corpus{reports: reports, places: make(map[string][]string), years: make(map[string][2]int)}
	for _, r := range reports {
		if !slices.Contains(c.places[r.group], r.place) {
			c.places[r.group] = append(c.places[r.group], r.place)
		}
		y, ok := c.years[r.group]
		if !ok {
			y = [2]int{r.year, r.year}
		}
		c.years[r.group] = [2]int{min(y[0], r.year), max(y[1], r.year)}
	}
	for _, places := range c.places {
		slices.Sort(places)
	}
	return c
}

// copy calls yield with path and text of each report of copy k. Copy 0 is the reports as
// they are.
func (c *corpus) copy(k int, yield func(file, text string) error) error {
	if k < 0 || k > len(others) {
		return fmt.Errorf("there are copies 0 to %d, not %d", len(others), k)
	}
	for start, block := 0, 0; start < len(c.reports); start, block = start+blockSize, block+1 {
		reports := c.reports[start:min(start+blockSize, len(c.reports))]
		dealt := deal(reports, rand.New(rand.NewPCG(uint64(k), uint64(block)))) //nolint:gosec // to be repeated
		for _, r := range reports {
			file, text := path.Join(r.group, r.place, r.name), strings.Join(r.lines, "\n")
			if k > 0 {
				file, text = c.rewrite(r, k, dealt[:len(r.body)])
			}
			dealt = dealt[len(r.body):]
			if err := yield(path.Join(fmt.Sprintf("copy%02d", k), file), text); err != nil {
				return err
			}
		}
	}
	return nil
}

// line is a line of a report.
type line struct {
	of   *report
	text string
}

// deal shuffles the lines of text of reports.
func deal(reports []*report, random *rand.Rand) []line {
	var lines []line
	for _, r := range reports {
		for _, i := range r.body {
			lines = append(lines, line{r, r.lines[i]})
		}
	}
	random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	return lines
}

// rewrite makes a report of copy k out of one and the lines dealt to it.
func (c *corpus) rewrite(r *report, k int, dealt []line) (file, text string) {
	places, years := c.places[r.group], c.years[r.group]
	place := places[(slices.Index(places, r.place)+k)%len(places)]
	year := years[0] + (r.year-years[0]+k)%(years[1]-years[0]+1)
	lines := slices.Clone(r.lines)
	own := newMove(r, place, year)
	for i := range lines {
		lines[i] = own.text(lines[i])
	}
	for i, l := range dealt {
		lines[r.body[i]] = newMove(l.of, place, year).text(l.text)
	}
	text = strings.ReplaceAll(strings.Join(lines, "\n"), constantPart, others[max(k-1, 0)])
	return path.Join(r.group, place, strconv.Itoa(year)+r.name[4:]), text
}

// move takes a line from the place and year of its report to others.
type move struct {
	names *strings.Replacer
	by    int // years
}

func newMove(from *report, place string, year int) move {
	m := move{by: year - from.year, names: strings.NewReplacer()}
	if from.place != "" && place != "" {
		m.names = strings.NewReplacer(from.place, place, short(from.place), short(place))
	}
	return m
}

// short is a place without its kind: 福建, 广西, 太原.
func short(place string) string {
	for _, kind := range []string{"壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市"} {
		if name, ok := strings.CutSuffix(place, kind); ok {
			return name
		}
	}
	return place
}

var writtenYear = regexp.MustCompile(`(19[4-9]\d|20[0-4]\d)年`)

// The years that a text may name after it was moved.
const firstYear, lastYear = 1949, 2035

func (m move) text(s string) string {
	s = m.names.Replace(s)
	return writtenYear.ReplaceAllStringFunc(s, func(y string) string {
		year, err := strconv.Atoi(strings.TrimSuffix(y, "年"))
		if err != nil {
			return y
		}
		return strconv.Itoa(max(firstYear, min(lastYear, year+m.by))) + "年"
	})
}
