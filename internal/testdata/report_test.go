package testdata

import (
	"slices"
	"strings"
	"testing"
)

func TestReportsAreTheSameEachTime(t *testing.T) {
	if Report(3, 8) != Report(3, 8) || !slices.Equal(Paragraphs(5), Paragraphs(5)) {
		t.Error("made anew, they differ")
	}
	if one, other := Report(3, 8), Report(4, 8); one == other || strings.Contains(other, "第3号工程") || !strings.Contains(one, "第3号工程") {
		t.Error("reports of two numbers are alike")
	}
	if n := strings.Count(Report(3, 8), "\n\n"); n != 11 { // after the title 2 headings, 8 paragraphs and the sentence of its own
		t.Errorf("%d blocks follow another", n)
	}
}
