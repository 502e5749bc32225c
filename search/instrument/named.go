package instrument

import (
	"context"
	"errors"
	"slices"
	"strings"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search"
)

// Named returns the document that a user means: by its ID or, where there is but one, by
// place and year as 山西省@2022. Its errors about the name are search.ErrBadRequest.
func (c *Corpus) Named(ctx context.Context, name string) (*corpus.Document, error) {
	place, year, isPlace := CutPlace(name)
	if !isPlace {
		d, err := c.FindText(name)
		if errors.Is(err, store.ErrNotFound) {
			return nil, BadRequest("没有 ID 是“%s”的文档；也可写 地区@年份，例如 山西省@2022", shortened(name))
		}
		return d, err
	}
	filter, err := search.ParseFilter(search.FilterValues{Region: []string{place}, Year: []string{year}})
	if err != nil {
		return nil, err
	}
	held, err := c.Held(ctx, filter)
	if err != nil {
		return nil, err
	}
	region := filter[0].Values[0]
	held = slices.DeleteFunc(held, func(h Head) bool { return string(h.Region) != region })
	switch len(held) {
	case 0:
		return nil, BadRequest("没有收录 %s %s 年的文档", place, year)
	case 1:
		return c.FindText(held[0].ID)
	}
	var ids []string
	for _, h := range held {
		ids = append(ids, h.ID+" "+h.Title)
	}
	return nil, BadRequest("%s %s 年有 %d 篇文档，请用 ID 指明：%s", place, year, len(held), strings.Join(ids, "；"))
}

// CutPlace cuts 山西省@2022 in two; false for what is not written so.
func CutPlace(name string) (place, year string, ok bool) {
	return strings.Cut(strings.ReplaceAll(name, "＠", "@"), "@")
}

// shortened is what a user wrote, cut where it is too long to be an ID.
func shortened(name string) string {
	const most = 80
	if runes := []rune(name); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return name
}
