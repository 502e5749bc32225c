package bench

import (
	"testing"
	"time"
)

func TestAPercentileIsATimeThatWasMeasured(t *testing.T) {
	var times []time.Duration
	for i := range 200 {
		times = append(times, time.Duration(i+1))
	}
	for p, want := range map[int]time.Duration{0: 1, 50: 100, 95: 190, 99: 198, 100: 200} {
		if got := Percentile(times, p); got != want {
			t.Errorf("p%d is %d, want %d", p, got, want)
		}
	}
	if got := Percentile(times[:1], 99); got != 1 {
		t.Errorf("of one: %d", got)
	}
}

func TestTimesAreSummedUpInMilliseconds(t *testing.T) {
	got := newTimes([]time.Duration{3 * time.Millisecond, time.Millisecond, 1500 * time.Microsecond})
	if want := (Times{Runs: 3, P50: 1.5, P95: 3, P99: 3}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := newTimes(nil); got != (Times{}) {
		t.Errorf("of none: %+v", got)
	}
}
