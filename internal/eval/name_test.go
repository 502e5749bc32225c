package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestReportIsNamedAsPeopleWriteIt(t *testing.T) {
	for _, test := range []struct {
		key  reportKey
		want [nameForms]string
	}{
		{reportKey{"太原市", 2022}, [...]string{"太原市2022年政府工作报告", "2022年太原市政府工作报告", "太原2022年政府工作报告"}},
		{reportKey{"宁夏回族自治区", 2009}, [...]string{"宁夏回族自治区2009年政府工作报告", "2009年宁夏回族自治区政府工作报告", "宁夏2009年政府工作报告"}},
		{reportKey{"全国", 1999}, [...]string{"国务院1999年政府工作报告", "1999年国务院政府工作报告", "国务院1999年政府工作报告"}},
	} {
		for form, want := range test.want {
			if got := writtenName(test.key, form); got != want {
				t.Errorf("form %d: %s, want %s", form, got, want)
			}
		}
	}
}

func TestGoldIsReadByColumnName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gold.tsv")
	table := "year\tfile\tspeaker\tregion\n2021\treports/市/甲市/2021.md\t\t甲市\n\treports/市/乙市/x.md\t\t乙市\n"
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	gold, err := readGold(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(gold) != 1 || gold["甲市/2021.md"] != (reportKey{"甲市", 2021}) {
		t.Errorf("got %v", gold)
	}
}

func TestGoldWithoutItsColumnsIsRefused(t *testing.T) {
	for _, table := range []string{"", "file\tyear\na\t2021\n", "file\tyear\tregion\na\n"} {
		path := filepath.Join(t.TempDir(), "gold.tsv")
		if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
			t.Fatal(err)
		}
		if gold, err := readGold(path); err == nil {
			t.Errorf("%q: read as %v", table, gold)
		}
	}
}
