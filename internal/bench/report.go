package bench

import (
	"cewen/search"
)

// Report is what was measured. Sizes are in bytes, times in milliseconds or, where they
// are long, in seconds.
type Report struct {
	Seed     uint64   `json:"seed"`
	Chosen   bool     `json:"chosen"` // by the seed; false where queries were given
	Machine  Machine  `json:"machine"`
	Corpus   Corpus   `json:"corpus"`
	Disk     []Part   `json:"disk"`
	Store    []Part   `json:"store"` // what the store consists of
	Start    Start    `json:"start"`
	Memory   Memory   `json:"memory"`
	Queries  *Queries `json:"queries"`
	Cases    []Case   `json:"cases"`
	Clients  []Load   `json:"clients"`
	Import   *Import  `json:"import,omitempty"`
	Imported []Part   `json:"imported,omitempty"` // the directory that the import made, where it is another
	// Differences are the counts that are not those of the scan: there should be none.
	Differences []Difference `json:"differences"`
}

// OK tells that every count was that of the scan.
func (r *Report) OK() bool { return len(r.Differences) == 0 }

// Machine is what it was measured on.
type Machine struct {
	Cores  int    `json:"cores"`
	System string `json:"system"`
	Go     string `json:"go"`
}

// Corpus is what was asked.
type Corpus struct {
	Documents  int   `json:"documents"`
	Paragraphs int   `json:"paragraphs"`
	TextBytes  int64 `json:"text_bytes"` // folded
}

// Part is a part of a data directory.
type Part struct {
	Name  string `json:"name"`
	Bytes int64  `json:"bytes"`
	// Ratio is how many times the text it is.
	Ratio float64 `json:"ratio"`
}

// Start is how long an existing directory takes, from when opening began.
type Start struct {
	Open   float64 `json:"open_ms"`
	Exact  float64 `json:"first_exact_ms"`
	Ranked float64 `json:"first_ranked_ms"` // as soon as the words that rank are loaded
}

// Memory is what of a process is resident.
type Memory struct {
	OwnBytes    int64 `json:"own_bytes"`    // anonymous
	MappedBytes int64 `json:"mapped_bytes"` // files, which the system takes back when it needs the room
}

// Case is a question and how long its answer took.
type Case struct {
	Class     string        `json:"class"`
	Query     string        `json:"query"`
	Condition string        `json:"condition"`
	Page      int           `json:"page,omitempty"`
	Totals    search.Totals `json:"totals"`
	Times
	// AfterScan is the median of the answers that came right after a scan, which
	// leaves nothing in the caches of the processor.
	AfterScan float64 `json:"after_scan_ms"`
	// FirstPage is, for a far page, the median of the first, asked in turn with it.
	FirstPage float64 `json:"first_page_p50_ms,omitempty"`
	Scans     int     `json:"scans"`
	Scan      float64 `json:"scan_p50_ms"`
	// Faster is how many times the scan takes.
	Faster float64 `json:"faster"`
}

// Load is what several clients get that ask at once.
type Load struct {
	Clients int `json:"clients"`
	Times
	PerSecond float64 `json:"answers_per_second"`
	// Gain is the throughput against that of one client.
	Gain float64 `json:"gain"`
}

// Import is what an import into a new directory took.
type Import struct {
	FileBytes int64   `json:"file_bytes"` // of the files given
	TextBytes int64   `json:"text_bytes"` // folded, that came of them
	Documents int     `json:"documents"`
	Seconds   float64 `json:"seconds"`
	CPU       float64 `json:"cpu_seconds"` // of all cores, user and system
	// PeakBytes is the largest resident memory, mapped files included; 0 where the
	// system does not tell.
	PeakBytes int64 `json:"peak_bytes"`
	// Problem is what the import said where it did not take every file.
	Problem string `json:"problem,omitempty"`
}

// Difference is an answer that is not that of the scan.
type Difference struct {
	Class     string        `json:"class"`
	Query     string        `json:"query"`
	Condition string        `json:"condition"`
	What      string        `json:"what"` // differs: 总数, a facet
	Index     search.Totals `json:"index"`
	Scan      search.Totals `json:"scan"`
}
