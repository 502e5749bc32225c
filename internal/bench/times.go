package bench

import (
	"slices"
	"time"
)

// Times sum up how long something took, in milliseconds.
type Times struct {
	Runs int     `json:"runs"`
	P50  float64 `json:"p50_ms"`
	P95  float64 `json:"p95_ms"`
	P99  float64 `json:"p99_ms"`
}

// newTimes sums up times, which it sorts.
func newTimes(times []time.Duration) Times {
	if len(times) == 0 {
		return Times{}
	}
	slices.Sort(times)
	return Times{
		Runs: len(times), P50: Milliseconds(Percentile(times, 50)),
		P95: Milliseconds(Percentile(times, 95)), P99: Milliseconds(Percentile(times, 99)),
	}
}

// Percentile is the least of sorted times that n in a hundred are not above.
func Percentile(sorted []time.Duration, n int) time.Duration {
	return sorted[max(0, (len(sorted)*n+99)/100-1)]
}

// Milliseconds of a time, with parts.
func Milliseconds(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }

// ratio of two figures, 0 where there is nothing to divide by.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
