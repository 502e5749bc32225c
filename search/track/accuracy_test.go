package track_test

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"cewen/search/track"
)

// judged lists commitments of two cities that were judged by reading the next report:
// round, place, year, the commitment with its sentence, and the sentences that tell of it,
// as fingerprints; none where nothing does.
//
//go:embed testdata/judged.tsv
var judged string

// fingerprint tells sentences apart without holding them: of their Han characters and
// digits.
func fingerprint(s string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) && r >= 0x4e00 && r <= 0x9fff || '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
	sum := sha256.Sum256([]byte(bare))
	return hex.EncodeToString(sum[:6])
}

// The outcomes of a judged commitment.
const (
	rightFirst = iota
	rightBelow
	rightlyNothing
	wrongShown
	missed
	notRead // it is no longer read as a commitment
	outcomes
)

// TestAccuracyOfPlanBesideReview finds the judged commitments again and counts how often
// the sentence that was judged right is first, among the first three, or rightly none.
func TestAccuracyOfPlanBesideReview(t *testing.T) {
	if os.Getenv("CEWEN_TRACK_JUDGED") == "" {
		t.Skip("NOT COVERED: 250 judged commitments beside their reviews take 15 seconds; make accuracy runs them")
	}
	found := make(map[string]tracked)
	for _, p := range drawn(t, []string{"市/太原市", "市/上海市"}) {
		region := string(p.document.Region)
		place := region[strings.LastIndex(region, "/")+1:]
		found[place+strconv.Itoa(p.document.Year)+fingerprint(p.Commitment.Span+p.Sentence)] = p
	}
	rounds := make([][outcomes]int, 6)
	for line := range strings.Lines(judged) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(cells) != 5 {
			continue
		}
		round, err := strconv.Atoi(cells[0])
		if err != nil {
			t.Fatal(err)
		}
		p, ok := found[cells[1]+cells[2]+cells[3]]
		outcome := notRead
		if ok {
			outcome = judge(p, strings.Fields(cells[4]))
		}
		rounds[round][outcome]++
		if outcome == wrongShown || outcome == missed {
			t.Logf("round %d, %s %s: %s %s", round, cells[1], cells[2], [outcomes]string{wrongShown: "wrong", missed: "missed"}[outcome], p.Commitment.Span)
		}
	}
	var last [outcomes]int
	t.Log("round: right first, right in three, rightly nothing, wrong, missed, not read any more")
	for round, counts := range rounds[1:] {
		t.Logf("%d: %v", round+1, counts)
		for i, n := range counts {
			if round+1 >= 3 { // those before were looked at while the rules were made
				last[i] += n
			}
		}
	}
	read := last[rightFirst] + last[rightBelow] + last[rightlyNothing] + last[wrongShown] + last[missed]
	right := last[rightFirst] + last[rightlyNothing]
	t.Logf("of %d of the last three rounds, %d have the right sentence first or rightly none", read, right)
	if read < 120 || right*100 < read*85 {
		t.Errorf("%d of %d are right", right, read)
	}
}

// judge tells what became of a promise of which these sentences tell.
func judge(p tracked, telling []string) int {
	at := slices.IndexFunc(p.Evidence, func(e track.Cited) bool { return slices.Contains(telling, fingerprint(e.Text)) })
	switch {
	case at == 0:
		return rightFirst
	case at > 0:
		return rightBelow
	case len(p.Evidence) > 0:
		return wrongShown
	case len(telling) > 0:
		return missed
	}
	return rightlyNothing
}
