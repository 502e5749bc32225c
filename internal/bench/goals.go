package bench

import "math"

// IndexPart names the index among the parts of a directory.
const IndexPart = "index"

// Goal is a figure that is to be reached, and what was.
type Goal struct {
	Name string
	// Least or Most is the goal, the other one 0.
	Least, Most float64
	Unit        string // that follows figures
	Reached     float64
}

// OK tells whether the goal is reached.
func (g Goal) OK() bool {
	return (g.Least == 0 || g.Reached >= g.Least) && (g.Most == 0 || g.Reached <= g.Most) && !math.IsNaN(g.Reached)
}

// Aim is the goal in words.
func (g Goal) Aim() string {
	if g.Least > 0 {
		return "≥ " + Number(g.Least) + g.Unit
	}
	return "≤ " + Number(g.Most) + g.Unit
}

// Figures are what goals are held to: what was measured at one scale.
type Figures struct {
	Report *Report
	Served *Served
	Import *Import
}

// The goals of memory in MB: of 50 MB of text, and of sixteen times as much.
const (
	smallText                 = 100e6 // bytes
	smallMemory, largerMemory = 400, 1000
)

// Goals are those of one scale; what was not measured is not a number.
func (f Figures) Goals() []Goal {
	memory := float64(largerMemory)
	if f.Report.Corpus.TextBytes < smallText {
		memory = smallMemory
	}
	r := f.Report
	all := r.load(together[len(together)-1])
	goals := []Goal{
		{Name: "rare phrase, totals and 4 facets, against the scan", Least: 200, Unit: " x", Reached: r.faster(rareClass, withFacets)},
		{Name: "the same by the answers right after a scan", Least: 200, Unit: " x", Reached: r.fasterAfterScan(rareClass, withFacets)},
		{Name: "common phrase", Least: 20, Unit: " x", Reached: r.faster(commonClass, withFacets)},
		{Name: "commonest word of two characters", Least: 8, Unit: " x", Reached: r.faster(commonestClass, withFacets)},
		{Name: "regex with a literal of 3 and more", Least: 20, Unit: " x", Reached: r.faster(regexClass, withFacets)},
		{Name: "page 100 against page 1, by date", Most: 1.5, Unit: " x", Reached: r.farther(byDate)},
		{Name: "page 100 against page 1, by relevance", Most: 1.5, Unit: " x", Reached: r.farther(byRelevance)},
		{Name: "32 clients, answers a second against one", Least: 1.5, Unit: " x", Reached: all.Gain},
		{Name: "32 clients, p99 against p50", Most: 10, Unit: " x", Reached: all.P99 / all.P50},
		{Name: "directory / text", Most: 3.5, Reached: r.part(sumPart)},
		{Name: "index / text", Most: 2, Reached: r.part(IndexPart)},
	}
	if f.Import != nil {
		goals = append(goals, Goal{Name: "import", Least: 3, Unit: " MB/s", Reached: f.Import.Speed()})
	}
	if f.Served != nil {
		goals = append(goals,
			Goal{Name: "start to the first exact answer", Most: 300, Unit: " ms", Reached: f.Served.Exact},
			Goal{Name: "resident memory after queries, mapped files aside", Most: memory, Unit: " MB", Reached: float64(f.Served.OwnBytes) / 1e6},
		)
	}
	return goals
}

// GoalTable puts goals beside what was reached.
func GoalTable(title string, goals []Goal) Table {
	t := Table{Title: title, Header: []string{"", "goal", "reached", ""}, Texts: []int{0, 3}}
	for _, g := range goals {
		verdict := "not reached"
		if g.OK() {
			verdict = "yes"
		}
		reached := "not measured"
		if !math.IsNaN(g.Reached) && g.Reached != 0 {
			reached = Number(g.Reached) + g.Unit
		}
		t.Rows = append(t.Rows, []string{g.Name, g.Aim(), reached, verdict})
	}
	return t
}

// find returns what was measured of a class under a condition; nothing, where it was not.
func (r *Report) find(class string, c condition) Case {
	for _, m := range r.Cases {
		if m.Class == class && m.Condition == c.name && (m.Page > 0) == (c.page > 0) {
			return m
		}
	}
	return Case{}
}

// farther is what the far page takes against the first.
func (r *Report) farther(c condition) float64 {
	page := r.find(commonestClass, far(c))
	return page.P50 / page.FirstPage
}

func (r *Report) faster(class string, c condition) float64 { return r.find(class, c).Faster }

func (r *Report) fasterAfterScan(class string, c condition) float64 {
	m := r.find(class, c)
	return m.Scan / m.AfterScan
}

func (r *Report) load(clients int) Load {
	for _, l := range r.Clients {
		if l.Clients == clients {
			return l
		}
	}
	return Load{}
}

func (r *Report) part(name string) float64 {
	for _, p := range r.Disk {
		if p.Name == name {
			return p.Ratio
		}
	}
	return math.NaN()
}

// Speed of an import in MB of text a second.
func (i *Import) Speed() float64 { return float64(i.TextBytes) / 1e6 / i.Seconds }

// CPUPerMB is what of all cores a megabyte of text takes, in seconds.
func (i *Import) CPUPerMB() float64 { return i.CPU / (float64(i.TextBytes) / 1e6) }
