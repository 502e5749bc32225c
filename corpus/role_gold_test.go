package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cewen/internal/testdata"
)

// goldSentence is a line of gold/commitments.jsonl: a sentence of a report and
// the part it was taken from.
type goldSentence struct {
	ID   string `json:"id"`
	File string `json:"file"`
	Part string `json:"part"`
	Text string `json:"text"`
}

func readGoldSentences(t *testing.T, shared string) []goldSentence {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shared, "gold", "commitments.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var gold []goldSentence
	sc := bufio.NewScanner(bytes.NewReader(data))
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var s goldSentence
		if err := json.Unmarshal(sc.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		gold = append(gold, s)
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return gold
}

// roleOfText is the role of the first paragraph that holds text.
func roleOfText(d *Document, text string) (Role, bool) {
	for _, p := range d.Paragraphs {
		if strings.Contains(p.Text, text) {
			return d.Role(p.Section), true
		}
	}
	return "", false
}

// Of what disagrees, some is not a sentence of the report (notes, the line below
// the title), and some the gold itself puts into the wrong part.
func TestRolesAgreeWithGold(t *testing.T) {
	shared := testdata.Shared(t)
	result := new(agreement)
	for _, s := range readGoldSentences(t, shared) {
		path := filepath.Join(shared, s.File)
		role, found := roleOfText(mustRead(t, Input{Path: path, Data: readFile(t, path)}), s.Text)
		if !found {
			t.Errorf("%s: %s: no paragraph holds %q", s.ID, s.File, s.Text)
		}
		want, err := ParseRole(s.Part)
		if err != nil {
			t.Fatal(err)
		}
		result.note(s.ID+" "+s.File+": "+clip(s.Text, 60), string(role), string(want))
	}
	t.Logf("%d of %d sentences (%.1f %%); not:\n%s", result.right, result.all, 100*result.recall(), strings.Join(result.misses, "\n"))
	if result.all < 200 || result.recall() < .95 {
		t.Errorf("the roles of %.1f %% of %d sentences agree, want 95 %%", 100*result.recall(), result.all)
	}
}

// What a report of this century is made of: a review and a plan.
func TestReportsHaveBothRoles(t *testing.T) {
	paragraphs, rules := map[Role]int{}, map[roleReason]int{}
	both := new(agreement)
	for _, path := range realFiles(t) {
		d := mustRead(t, Input{Path: path, Data: readFile(t, path)})
		has := map[Role]bool{}
		for _, p := range d.Paragraphs {
			paragraphs[d.Role(p.Section)]++
			has[d.Role(p.Section)] = true
		}
		for _, v := range judgeRoles(d) {
			rules[v.reason]++
		}
		if d.Kind == workReport && d.Year >= 2000 {
			got := "one"
			if has[RoleReview] && has[RolePlan] {
				got = "both"
			}
			both.note(filepath.Base(filepath.Dir(path))+"/"+filepath.Base(path), got, "both")
		}
	}
	all := paragraphs[RoleReview] + paragraphs[RolePlan] + paragraphs[RoleOther]
	for _, r := range Roles() {
		t.Logf("%s: %.1f %% of %d paragraphs", r, 100*float64(paragraphs[r])/float64(all), all)
	}
	t.Logf("sections by rule: %v", rules)
	t.Logf("both roles in %d of %d reports since 2000 (%.1f %%); not in:\n%s", both.right, both.all, 100*both.recall(), strings.Join(both.misses, "\n"))
	if both.recall() < .97 {
		t.Errorf("both roles in %.1f %% of %d reports since 2000, want 97 %%", 100*both.recall(), both.all)
	}
}
