package server_test

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cewen/search/query"
	"cewen/search/synonyms"
)

// rowsOf are the rows of the tables of a page that have a class, cell by cell.
func rowsOf(body, class string) []string {
	var rows []string
	for _, table := range regexp.MustCompile(`(?s)<table class="[^"]*`+class+`[^"]*">.*?</table>`).FindAllString(body, -1) {
		for _, row := range regexp.MustCompile(`(?s)<tr>.*?</tr>`).FindAllString(table[strings.Index(table, "<tbody>"):], -1) {
			cells := regexp.MustCompile(`</t[hd]>`).Split(row, -1)
			for i := range cells {
				cells[i] = visible(cells[i])
			}
			rows = append(rows, strings.Join(cells[:len(cells)-1], "/"))
		}
	}
	return rows
}

func TestThePartsOfAQueryAreCountedApart(t *testing.T) {
	w := newWorld(t)
	w.put(plans(), other())
	many := "再 | 新建 | 公办 | 幼儿园 | 落实 | 双碳 | 目标 | 工作 | 推进 | 有序 | 碳中和 | 没有的"
	for q, want := range map[string][]string{
		"双碳":           nil,
		"双碳 -碳达峰":      nil,
		"没有的 | 也没有":    nil,
		"~双碳":          {"双碳/2/1/2", "碳达峰碳中和/1/1/1", "碳达峰、碳中和/0/0/0"},
		"双碳 工作":        {"双碳/1/1/1", "工作/1/1/1"},
		"再 | /[0-9]所/": {"再/1/1/1", "/[0-9]所//2/1/2"},
		many: {
			"再/1/1/1", "新建/2/1/2", "公办/2/1/2", "幼儿园/2/1/2", "落实/2/1/2", "双碳/2/1/2", "目标/1/1/1", "工作/3/1/3",
			"推进/1/1/1", "有序/1/1/1", "碳中和/1/1/1", "没有的/0/0/0",
		},
	} {
		body := w.get(asked(q)).body
		if got := rowsOf(body, "terms"); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", q, got, want)
		}
		if folded := strings.Contains(body, "<summary>其余 4 个</summary>"); folded != (q == many) {
			t.Errorf("%s: folded %v", q, folded)
		}
	}
	within := w.get(asked("双碳 | 目标") + "&role=plan&cursor=1").body
	if want := "/?" + (url.Values{"q": {"目标"}, "role": {"部署"}}).Encode(); !slices.Contains(links(within, "/?"), want) {
		t.Errorf("no link to a part: %s", want)
	}
}

func TestWhatSynonymsStandForIsShown(t *testing.T) {
	w := newWorld(t)
	w.put(plans())
	text := visible(w.get(asked("~双碳")).body)
	if !strings.Contains(text, "~双碳 按 双碳 | 碳达峰碳中和 | 碳达峰、碳中和 检索") || strings.Contains(text, "也查同义说法") {
		t.Errorf("%s", text)
	}
}

func TestSynonymsAreOfferedForOneWordAndNotTakenIn(t *testing.T) {
	w := newWorld(t)
	w.put(plans())
	for q, offered := range map[string]string{
		"双碳": "~双碳", `"碳达峰、碳中和"`: "~碳达峰、碳中和", "~双碳": "", "双碳 目标": "", "幼儿园": "", "-双碳": "", "双?": "", "in:句 双碳": "", "年:2022 双碳": "",
	} {
		got := w.get(asked(q) + "&sort=date&role=plan")
		text := visible(got.body)
		if strings.Contains(text, "也查同义说法：") != (offered != "") {
			t.Errorf("%s: %s", q, text)
		}
		want := "/?" + url.Values{"q": {offered}, "sort": {"date"}, "role": {"部署"}}.Encode()
		if offered != "" && !slices.Contains(links(got.body, "/?"), want) {
			t.Errorf("%s: no link to %s", q, want)
		}
	}
	if text := visible(w.get(asked("双碳")).body); !strings.Contains(text, "命中 2 段 · 1 篇 · 2 次") {
		t.Errorf("the offer was taken: %s", text)
	}
}

func TestEveryOfferOfSynonymsCanBeRead(t *testing.T) {
	parser := query.Parser{Synonyms: synonyms.Builtin()}
	w := newWorld(t)
	w.put(plans())
	for i, e := range synonyms.Builtin().Entries() {
		term, ok := query.NewTerm(e.Name)
		if !ok {
			t.Fatal(e.Name)
		}
		if _, err := parser.Parse("~" + term.String()); err != nil {
			t.Errorf("%s: %v", e.Name, err)
		}
		if i%40 != 0 { // each page reads all documents
			continue
		}
		if want := asked("~" + term.String()); !slices.Contains(links(w.get(asked(term.String())).body, "/?q="), want) {
			t.Errorf("%s: no offer %s", e.Name, want)
		}
	}
}

func TestHowAnAnswerWasComeByIsShownOnDemand(t *testing.T) {
	w := newWorld(t)
	w.put(plans())
	plain := w.get(asked("双碳") + "&limit=1&cursor=1&sort=date").body
	want := "/?" + url.Values{"q": {"双碳"}, "limit": {"1"}, "cursor": {"1"}, "sort": {"date"}, "explain": {"true"}}.Encode() + "#explain"
	if strings.Contains(plain, "检索过程") || !slices.Contains(links(plain, "/?"), want) {
		t.Errorf("no link to %s in %q", want, links(plain, "/?"))
	}
	got := w.get(strings.TrimSuffix(want, "#explain"))
	if got.StatusCode != http.StatusOK || !strings.Contains(got.body, `<details class="explain" id="explain" open>`) {
		t.Fatalf("%d %s", got.StatusCode, visible(got.body))
	}
	if want := []string{"太忻/太忻/3", "/.//索引帮不上，逐段读/9", "查索引/候选 3 段/0.05 毫秒", "读原文核对/读了 2 段/0.02 毫秒"}; !slices.Equal(rowsOf(got.body, "figures"), want) {
		t.Errorf("%q, want %q", rowsOf(got.body, "figures"), want)
	}
	if strings.Contains(html.UnescapeString(got.body), "如何查到的") || slices.ContainsFunc(links(got.body, "/?"), func(href string) bool { return strings.Contains(href, "explain") }) {
		t.Error("the explanation is passed on")
	}
	if got := w.get(asked("双碳") + "&explain=yes"); got.StatusCode != http.StatusBadRequest {
		t.Errorf("explain=yes: %d", got.StatusCode)
	}
	if nothing := w.get(asked("没有的话") + "&explain=true"); !strings.Contains(visible(nothing.body), "检索过程") {
		t.Error("no explanation of nothing")
	}
}

func TestAnswersWithoutHitsOfferOtherValues(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	body := w.get(asked("太忻一体化") + "&year=2023&region=" + url.QueryEscape("太原市")).body
	text := visible(body)
	for _, want := range []string{"没有段落在这些筛选条件下与检索式匹配", "地区 山西省 / 太原市", "年份段篇"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	wanted := "/?" + url.Values{"q": {"太忻一体化"}, "year": {"2023", "2022"}, "region": {"山西省/太原市"}}.Encode()
	if !slices.Contains(links(body, "/?"), wanted) {
		t.Errorf("no way to %s but %s", wanted, fmt.Sprint(links(body, "/?")))
	}
}
