package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"cewen/search"
	"cewen/search/query"
	"cewen/search/synonyms"
)

// synonymEntry is an entry of the list as it is given out: the name, or the phrase
// that was asked for, stands first.
type synonymEntry struct {
	Name    string          `json:"name"`
	Phrases []synonymPhrase `json:"phrases"`
}

type synonymPhrase struct {
	Text string `json:"text"`
	// Totals are there where they were asked for.
	*search.Totals
}

func (a *app) synonymsCommand() *cobra.Command {
	var count, asJSON bool
	var file string
	cmd := &cobra.Command{
		Use:   "synonyms [选项] [短语]",
		Short: "列出同义说法：检索式里的 ~ 用的表",
		Long: `列出同义说法，检索式里的“~短语”用的就是它们。给出短语，只列这一条。
自己的说法写进数据目录的 synonyms.txt，一行一条：名称 = 说法 | 说法。
同名的条目以自己的为准。serve 只在启动时读入这张表。`,
		Example: `  cewen synonyms
  cewen synonyms --count 双碳`,
		Args: func(cmd *cobra.Command, args []string) error { return noArgs(cmd, args[min(1, len(args)):]) },
		RunE: func(cmd *cobra.Command, args []string) error {
			entries, err := a.synonymEntries(file, args)
			if err != nil {
				return err
			}
			if count {
				if err := a.countSynonyms(cmd.Context(), entries); err != nil {
					return err
				}
			}
			if asJSON {
				return writeJSON(a.stdout, entries)
			}
			return writeSynonyms(a.stdout, entries, count)
		},
	}
	cmd.Flags().BoolVar(&count, "count", false, "统计各种说法出现在多少文档、段落，共多少次")
	cmd.Flags().StringVar(&file, "synonyms", "", "再加上`文件`里的同义说法")
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	return cmd
}

// synonymEntries returns all entries of the list or the one that was asked for.
func (a *app) synonymEntries(file string, asked []string) ([]synonymEntry, error) {
	l, err := newLayout(a.data)
	if err != nil {
		return nil, err
	}
	list, err := l.loadSynonyms(file)
	if err != nil {
		return nil, err
	}
	if len(asked) > 0 {
		variants, ok := list.Lookup(asked[0])
		if !ok {
			return nil, unknownSynonym(list, asked[0])
		}
		return []synonymEntry{newSynonymEntry(variants)}, nil
	}
	entries := []synonymEntry{}
	for _, e := range list.Entries() {
		entries = append(entries, newSynonymEntry(append([]string{e.Name}, e.Variants...)))
	}
	return entries, nil
}

func newSynonymEntry(phrases []string) synonymEntry {
	e := synonymEntry{Name: phrases[0]}
	for _, text := range phrases {
		e.Phrases = append(e.Phrases, synonymPhrase{Text: text})
	}
	return e
}

func unknownSynonym(list *synonyms.List, phrase string) error {
	const suggestions = 5
	message := fmt.Sprintf("同义词表里没有“%s”", plain(phrase))
	if near := list.Suggest(phrase, suggestions); len(near) > 0 {
		message += "；相近的有：" + strings.Join(near, "、")
	}
	return fmt.Errorf("%s", message)
}

// countSynonyms counts every phrase.
func (a *app) countSynonyms(ctx context.Context, entries []synonymEntry) error {
	var terms []query.Term
	var counted []*synonymPhrase
	for i := range entries {
		for j := range entries[i].Phrases {
			phrase := &entries[i].Phrases[j]
			term, ok := query.NewTerm(phrase.Text)
			if !ok {
				return fmt.Errorf("短语“%s”里没有可检索的字", plain(phrase.Text)) // no list has such a phrase
			}
			terms, counted = append(terms, term), append(counted, phrase)
		}
	}
	return a.use(ctx, needDocuments, func(b backend) error {
		totals, err := b.Count(ctx, terms, filterValues{})
		for i := range totals {
			counted[i].Totals = &totals[i]
		}
		return err
	})
}

// writeSynonyms prints entries as lines of a list or, with counts, as tables.
func writeSynonyms(w io.Writer, entries []synonymEntry, counts bool) error {
	for i, e := range entries {
		if !counts {
			if _, err := fmt.Fprintln(w, plain(e.line())); err != nil {
				return err
			}
			continue
		}
		if i > 0 {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
		if err := writeColumns(w, "", e.rows()); err != nil {
			return err
		}
	}
	return nil
}

// line is the entry as it stands in a list.
func (e synonymEntry) line() string {
	variants := make([]string, 0, len(e.Phrases)-1)
	for _, p := range e.Phrases[1:] {
		variants = append(variants, p.Text)
	}
	return synonyms.Entry{Name: e.Name, Variants: variants}.String()
}

func (e synonymEntry) rows() [][]string {
	rows := [][]string{{"~" + plain(e.Name), "文档", "段落", "出现"}}
	for _, p := range e.Phrases {
		rows = append(rows, append([]string{plain(p.Text)}, totalsCells(*p.Totals)...))
	}
	return rows
}
