package store

import (
	"fmt"
	"slices"
	"testing"
)

// logged returns the lines of the log, the newest first, as "outcome path".
func logged(t *testing.T, s *Store, before uint64) (lines []string, numbers []uint64) {
	t.Helper()
	if err := s.View(func(v *View) error {
		return v.Attempts(before, func(a Attempt) bool {
			if a.Time.IsZero() {
				t.Errorf("%+v has no time", a)
			}
			lines, numbers = append(lines, string(a.Outcome)+" "+a.Path), append(numbers, a.Number)
			return true
		})
	}); err != nil {
		t.Fatal(err)
	}
	return lines, numbers
}

func failures(t *testing.T, s *Store, prefix string) (paths []string) {
	t.Helper()
	if err := s.View(func(v *View) error {
		return v.Failures(prefix, func(a Attempt) bool {
			paths = append(paths, a.Path+": "+a.Error)
			return true
		})
	}); err != nil {
		t.Fatal(err)
	}
	return paths
}

func note(t *testing.T, s *Store, attempts ...Attempt) {
	t.Helper()
	if err := s.Note(attempts...); err != nil {
		t.Fatal(err)
	}
}

func TestEveryChangeIsLogged(t *testing.T) {
	s := testStore(t)
	id := put(t, s, file("a.md", "甲"))[0].ID
	put(t, s, file("a.md", "甲"), file("b.md", "甲"), file("a.md", "乙"))
	note(t, s, Attempt{Path: "c.pdf", Outcome: Failed, Error: "坏了"})
	if err := s.Delete(id); err != nil {
		t.Fatal(err)
	}
	want := []string{"removed a.md", "failed c.pdf", "updated a.md", "duplicate b.md", "imported a.md"}
	got, numbers := logged(t, s, 0)
	if !slices.Equal(got, want) {
		t.Errorf("log %q, want %q", got, want)
	}
	for i, n := range numbers { // any line is a place to go on from
		if rest, _ := logged(t, s, n); !slices.Equal(rest, want[i+1:]) {
			t.Errorf("before %d: %q, want %q", n, rest, want[i+1:])
		}
	}
	if all, _ := logged(t, s, numbers[0]+5); !slices.Equal(all, want) {
		t.Errorf("before a number that is still to come: %q", all)
	}
}

func TestAFailureStandsUntilTheFileIsRead(t *testing.T) {
	s := testStore(t)
	note(t, s, Attempt{Path: "a.md", Outcome: Failed, Error: "一"}, Attempt{Path: "b.md", Outcome: Failed, Error: "一"}, Attempt{Path: "x/c.md", Outcome: Failed, Error: "一"})
	note(t, s, Attempt{Path: "b.md", Outcome: Failed, Error: "二"})
	if got, want := failures(t, s, ""), []string{"a.md: 一", "b.md: 二", "x/c.md: 一"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	put(t, s, file("a.md", "甲"))
	if err := s.ForgetFailures("x/", func(string) bool { return true }); err != nil {
		t.Fatal(err)
	}
	if got, want := failures(t, s, ""), []string{"b.md: 二"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := failures(t, s, "c"); len(got) != 0 {
		t.Errorf("another prefix: %q", got)
	}
}

func TestTheLogIsBounded(t *testing.T) {
	s := testStore(t)
	var many []Attempt
	for i := range maxAttempts + 10 {
		many = append(many, Attempt{Path: fmt.Sprint(i), Outcome: Duplicate})
	}
	note(t, s, many...)
	got, _ := logged(t, s, 0)
	if len(got) != maxAttempts || got[0] != fmt.Sprint("duplicate ", maxAttempts+9) {
		t.Errorf("%d lines, the newest %q", len(got), got[0])
	}
}
