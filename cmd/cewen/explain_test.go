package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"cewen/search"
	"cewen/search/query"
	"cewen/search/synonyms"
)

func TestASearchThatTookTooLongSaysWhatToDo(t *testing.T) {
	err := fmt.Errorf("search: %w: more than 10s", search.ErrBudget)
	want := "检索超过 10 秒，已停止；请写得更具体，或加 --year、--region 等筛选条件"
	if got := explain(err); got != want || isWrongUse(err) {
		t.Errorf("%q, wrong use %t; want %q", got, isWrongUse(err), want)
	}
}

func TestAllFaultsOfAListAreToldWithTheirLines(t *testing.T) {
	_, err := synonyms.Parse(strings.NewReader("甲\n乙 = 丙\n丁 ="), "自己的.txt")
	got := strings.Split(explain(fmt.Errorf("load: %w", err)), "\n")
	want := []string{"同义词表有误：", "  自己的.txt:1：没有等号", "  自己的.txt:3：等号右边没有说法"}
	if len(got) != len(want) {
		t.Fatalf("%q, want %q", got, want)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("line %d is %q, want %q", i, got[i], want[i])
		}
	}
	whole := strings.Repeat("甲 = 乙\n", synonyms.MaxFileSize/8)
	_, err = synonyms.Parse(strings.NewReader(whole), "大.txt")
	if got := explain(err); !strings.Contains(got, "\n  大.txt：文件超过") {
		t.Errorf("a file that is too large: %q", got)
	}
}

// What the server says of a query is shown as if it had been read here.
func TestErrorsOfTheServerKeepTheirPlace(t *testing.T) {
	offset := 3
	asked := "太忻 ~双谈"
	err := searchFailed(asked, fmt.Errorf("ask: %w", &statusError{
		status: 400, message: "同义词表里没有“双谈”", hint: "请改用别的", offset: &offset, length: 3,
	}))
	var at *query.ParseError
	if !errors.As(err, &at) || at.Query != asked || at.Offset != 3 || at.Length != 3 || !isWrongUse(err) {
		t.Errorf("%#v", err)
	}
	other := &statusError{status: 503, message: "索引正在建立"}
	if got := searchFailed(asked, other); !errors.Is(got, other) {
		t.Errorf("%v, want what the server said", got)
	}
}
