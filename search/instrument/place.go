package instrument

import (
	"strings"

	"cewen/search"
)

// PlaceColumns are the columns that say where a hit is.
func PlaceColumns() []string {
	return []string{"region", "level", "year", "date", "title", "section", "role", "document", "paragraph", "link"}
}

// PlaceCells are the cells of PlaceColumns. The address of the paragraph begins with
// base.
func PlaceCells(h *search.Hit, base string) []any {
	d := &h.Document
	return []any{
		string(d.Region), string(d.Level), Year(d.Year), d.Date, d.Title, strings.Join(h.Section, " > "), string(h.Role),
		d.ID, h.Paragraph.ID, strings.TrimSuffix(base, "/") + "/p/" + h.Paragraph.ID,
	}
}

// Year is a year as a cell, empty where there is none.
func Year(year int) any {
	if year == 0 {
		return nil
	}
	return year
}

// DocumentColumns are the columns that say which document it is.
func DocumentColumns() []string {
	return []string{"region", "level", "year", "date", "title", "document"}
}

// Cells are the cells of DocumentColumns.
func (h Head) Cells() []any {
	return []any{string(h.Region), string(h.Level), Year(h.Year), h.Date, h.Title, h.ID}
}
