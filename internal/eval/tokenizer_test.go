package main

import (
	"strings"
	"testing"
)

func TestBigramsArePairsAndCharactersThatStandAlone(t *testing.T) {
	for text, want := range map[string]string{
		"":            "",
		"河":           "河",
		"修路":          "修路",
		"修公路":         "修公 公路",
		"修路,架桥":       "修路 架桥",
		"水、电、路":       "水 电 路",
		"通水、电":        "通水 电",
		"2021年":       "20 02 21 1年",
		"完成率96.5%,提前": "完成 成率 率9 96 5 提前",
	} {
		var got []string
		bigrams(text, func(token string) { got = append(got, token) })
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
