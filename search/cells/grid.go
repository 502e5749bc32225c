package cells

import (
	"slices"
	"strconv"
	"strings"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/query"
)

// Grid are the cells of a corpus, in the order of their values.
type Grid struct {
	By    []Dimension
	Cells []Cell

	index map[string]int // by values
}

// Cell is one of them.
type Cell struct {
	// Values are those of By.
	Values []string
	// Documents is how many documents have a paragraph in the cell.
	Documents int
}

// maxCells bounds a grid: all counties of China in all years since 1949.
const maxCells = 250_000

// NewGrid divides documents into cells. The values of places, kinds and the like are
// taken together as they occur; each of these that states a year stands beside each year from the first
// to the last that the filter asks for or, where it leaves an end open, that is held,
// and beside each role. So a report that is missing is a cell without a document.
// With Document in by, only cells of documents held are there.
func NewGrid(by []Dimension, held []instrument.Head, filter search.Filter) (*Grid, error) {
	g := &Grid{By: by, index: make(map[string]int)}
	roles := rolesOf(by, filter)
	years := yearsOf(by, held, filter)
	for _, h := range held {
		values := g.valuesOf(h.Document)
		if err := g.addRoles(values, roles); err != nil {
			return nil, err
		}
		if h.Year == 0 {
			continue // what states no year is missed in none
		}
		for _, year := range years {
			beside := slices.Clone(values)
			beside[slices.Index(by, Year)] = year
			if err := g.addRoles(beside, roles); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(g.Cells, func(a, b Cell) int { return g.compare(a.Values, b.Values) })
	for i, c := range g.Cells {
		g.index[key(c.Values)] = i
	}
	return g, nil
}

// rolesOf are the roles to divide by, one empty value where they do not matter.
func rolesOf(by []Dimension, filter search.Filter) []string {
	if !slices.Contains(by, Role) {
		return []string{""}
	}
	field, restricted := filter.Field(query.FieldRole)
	var roles []string
	for _, r := range corpus.Roles() {
		if !restricted || field.Match(nil, r) {
			roles = append(roles, string(r))
		}
	}
	return roles
}

// Years that a filter may ask for.
const firstYear, lastYear = 1900, 2100

// yearsOf are the years that stand beside each place.
func yearsOf(by []Dimension, held []instrument.Head, filter search.Filter) []string {
	if !slices.Contains(by, Year) || slices.Contains(by, Document) {
		return nil
	}
	first, last := lastYear+1, 0
	for _, h := range held {
		if h.Year != 0 {
			first, last = min(first, h.Year), max(last, h.Year)
		}
	}
	field, restricted := filter.Field(corpus.FieldYear)
	asked := func(year int) bool {
		return !restricted || field.Match(&corpus.Metadata{Year: year}, corpus.RoleOther)
	}
	from, to := firstYear, lastYear
	if asked(firstYear - 1) {
		from = first
	}
	if asked(lastYear + 1) {
		to = last
	}
	var years []string
	for year := from; year <= to; year++ {
		if asked(year) {
			years = append(years, strconv.Itoa(year))
		}
	}
	return years
}

func (g *Grid) valuesOf(d *corpus.Document) []string {
	values := make([]string, len(g.By))
	for i, dimension := range g.By {
		values[i] = dimension.of(d)
	}
	return values
}

// addRoles adds the cells of some values, one for each role.
func (g *Grid) addRoles(values, roles []string) error {
	at := slices.Index(g.By, Role)
	for _, r := range roles {
		v := slices.Clone(values)
		if at >= 0 {
			v[at] = r
		}
		k := key(v)
		if _, ok := g.index[k]; ok {
			continue
		}
		if len(g.Cells) == maxCells {
			return instrument.BadRequest("这样分有超过 %d 格；请少分几维，或加筛选条件", maxCells)
		}
		g.index[k] = len(g.Cells)
		g.Cells = append(g.Cells, Cell{Values: v})
	}
	return nil
}

func key(values []string) string { return strings.Join(values, "\x00") }

func (g *Grid) compare(a, b []string) int {
	for i, d := range g.By {
		if c := d.compare(a[i], b[i]); c != 0 {
			return c
		}
	}
	return 0
}

// Find returns the cell of a part of a document.
func (g *Grid) Find(d *corpus.Document, role corpus.Role) int {
	values := g.valuesOf(d)
	if at := slices.Index(g.By, Role); at >= 0 {
		values[at] = string(role)
	}
	return g.index[key(values)]
}

// Labels are the values of a cell as they stand in a table.
func (g *Grid) Labels(cell int) []any {
	labels := make([]any, len(g.By))
	for i, d := range g.By {
		labels[i] = d.cell(g.Cells[cell].Values[i])
	}
	return labels
}

// Missing is how many cells hold no document.
func (g *Grid) Missing() int {
	n := 0
	for _, c := range g.Cells {
		if c.Documents == 0 {
			n++
		}
	}
	return n
}

// The states of a cell in a ledger.
const (
	Held    = "有"
	Missing = "无"
)

// WriteCoverage writes which cells hold documents and which do not.
func (g *Grid) WriteCoverage(out instrument.Sink) error {
	if err := out.Begin("coverage", append(Names(g.By), "documents", "held")...); err != nil {
		return err
	}
	for i, c := range g.Cells {
		state := Held
		if c.Documents == 0 {
			state = Missing
		}
		if err := out.Row(append(g.Labels(i), c.Documents, state)...); err != nil {
			return err
		}
	}
	return nil
}
