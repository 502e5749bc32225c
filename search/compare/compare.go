// Package compare puts two documents side by side (对照): which paragraphs are the
// same, which were added, dropped, reworded or moved, and what changed in them
// character by character.
package compare

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"cewen/corpus"
	"cewen/search/instrument"
)

// Compare is the instrument.
type Compare struct {
	// A and B name the documents: by ID or, where there is but one, by place and year
	// as 山西省@2022.
	A string `json:"a"`
	B string `json:"b"`
	// Changes leaves out paragraphs that are the same.
	Changes bool `json:"changes,omitempty"`
}

var _ instrument.Instrument = (*Compare)(nil)

// Name implements instrument.Instrument.
func (c *Compare) Name() string { return "compare" }

// The states of a pair of paragraphs.
const (
	Same     = "相同"
	Reworded = "改写"
	Moved    = "移动"
	Added    = "新增"
	Dropped  = "删去"
)

// Run implements instrument.Instrument.
func (c *Compare) Run(ctx context.Context, from *instrument.Corpus, out instrument.Sink) error {
	a, err := c.find(ctx, from, "a", c.A)
	if err != nil {
		return err
	}
	b, err := c.find(ctx, from, "b", c.B)
	if err != nil {
		return err
	}
	if len(a.Paragraphs)*len(b.Paragraphs) > maxPairs {
		return instrument.BadRequest("两篇文档各有 %d、%d 段，太长，不能对照", len(a.Paragraphs), len(b.Paragraphs))
	}
	if err := c.write(a, b, Align(texts(a), texts(b)), out); err != nil {
		return err
	}
	if err := writePhrases(a, b, out); err != nil {
		return err
	}
	return out.Note(fmt.Sprintf("a 是%s，b 是%s", describe(a), describe(b)))
}

func texts(d *corpus.Document) []string {
	list := make([]string, len(d.Paragraphs))
	for i, p := range d.Paragraphs {
		list[i] = p.Text
	}
	return list
}

func describe(d *corpus.Document) string {
	return fmt.Sprintf("《%s》（%s，%s）", d.Title, strings.Trim(string(d.Region)+" "+strconv.Itoa(d.Year), " 0"), d.ID)
}

// find returns the document that a name means.
func (c *Compare) find(ctx context.Context, from *instrument.Corpus, parameter, name string) (*corpus.Document, error) {
	if strings.TrimSpace(name) == "" {
		return nil, instrument.BadRequest("没有说对照哪两篇（%s）；请给文档 ID，或 地区@年份，例如 山西省@2022", parameter)
	}
	return from.Named(ctx, name)
}

func (c *Compare) write(a, b *corpus.Document, pairs []Pair, out instrument.Sink) error {
	columns := []string{
		"state", "a_number", "b_number", "similarity", "a_section", "b_section", "a_text", "b_text", "changes", "a_paragraph", "b_paragraph",
	}
	if err := out.Begin("compare", columns...); err != nil {
		return err
	}
	for _, p := range pairs {
		if c.Changes && p.State == Same {
			continue
		}
		aSide, bSide := sideOf(a, p.A), sideOf(b, p.B)
		var similarity, changes any
		if p.A >= 0 && p.B >= 0 {
			similarity = p.Similarity
			if a.Paragraphs[p.A].Text != b.Paragraphs[p.B].Text {
				changes = Changes(a.Paragraphs[p.A].Text, b.Paragraphs[p.B].Text)
			}
		}
		err := out.Row(p.State, aSide.number, bSide.number, similarity, aSide.section, bSide.section, aSide.text, bSide.text, changes, aSide.id, bSide.id)
		if err != nil {
			return err
		}
	}
	return nil
}

// side are the cells of one side of a pair, empty where it has none.
type side struct{ number, section, text, id any }

func sideOf(d *corpus.Document, i int) side {
	if i < 0 {
		return side{}
	}
	p := d.Paragraphs[i]
	return side{i + 1, strings.Join(d.SectionPath(p.Section), " > "), p.Text, corpus.ParagraphID(d.ID, p.Anchor)}
}
