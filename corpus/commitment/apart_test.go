package commitment

import "testing"

func TestCommitmentsDoNotOverlap(t *testing.T) {
	at := func(start, end int) Commitment { return Commitment{Start: start, End: end} }
	got := apart([]Commitment{at(10, 20), at(0, 5), at(0, 9), at(15, 30), at(20, 25)})
	want := []Commitment{at(0, 9), at(10, 20), at(20, 25)}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i].Start != want[i].Start || got[i].End != want[i].End {
			t.Errorf("%d: %+v, want %+v", i, got[i], want[i])
		}
	}
}
