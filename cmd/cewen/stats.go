package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/internal/disk"
)

// stats describe a data directory.
type stats struct {
	Documents  int `json:"documents"`
	Paragraphs int `json:"paragraphs"`
	Characters int `json:"characters"` // of the text as printed
	// FirstYear and LastYear are those of the earliest and the latest report, 0
	// where no document states one.
	FirstYear int            `json:"first_year,omitempty"`
	LastYear  int            `json:"last_year,omitempty"`
	ByLevel   map[string]int `json:"by_level"` // documents; "none" where not stated
	// TextBytes is the size of the text as printed, in UTF-8.
	TextBytes  int64 `json:"text_bytes"`
	StoreBytes int64 `json:"store_bytes"`
	IndexBytes int64 `json:"index_bytes"`
	// Position is the journal position of the store, Indexed that of the index.
	Position uint64 `json:"position"`
	Indexed  uint64 `json:"indexed"`
	// Generation names the index that serves, Fingerprint the rules it was built by.
	Generation  string `json:"generation,omitempty"`
	Fingerprint string `json:"fingerprint,omitempty"`
}

func (a *app) statsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "stats [选项]",
		Short:   "数据目录里有多少文档、文字，占多大地方",
		Example: "  cewen stats --json",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				s, err := b.Stats(cmd.Context())
				if err != nil {
					return err
				}
				if asJSON {
					return writeJSON(a.stdout, s)
				}
				return s.write(a.stdout)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	return cmd
}

// Stats implements backend.
func (l *local) Stats(ctx context.Context) (*stats, error) {
	if err := l.catchUp(ctx); err != nil {
		return nil, err
	}
	return l.stats(ctx)
}

// stats reads the whole store once.
func (w *workspace) stats(ctx context.Context) (*stats, error) {
	s := &stats{ByLevel: make(map[string]int)}
	err := w.store.View(func(v *store.View) error {
		s.Position = v.Position()
		var inner error
		err := v.Live(func(o store.Ordinal) bool {
			inner = errors.Join(ctx.Err(), s.add(v, o))
			return inner == nil
		})
		return errors.Join(err, inner)
	})
	if err != nil {
		return nil, fmt.Errorf("stats: %w", err)
	}
	if g := w.engine.Current(); g != nil {
		s.Indexed = g.Position()
	}
	if s.StoreBytes, _, err = w.store.Size(); err != nil {
		return nil, fmt.Errorf("stats: %w", err)
	}
	if s.IndexBytes, err = disk.Bytes(w.index()); err != nil {
		return nil, fmt.Errorf("stats: %w", err)
	}
	s.Generation, s.Fingerprint = w.engine.Describe()
	return s, nil
}

func (s *stats) add(v *store.View, o store.Ordinal) error {
	d, err := v.Document(o)
	if err != nil {
		return err
	}
	s.Documents++
	s.Paragraphs += len(d.Paragraphs)
	for _, p := range d.Paragraphs {
		s.Characters += utf8.RuneCountInString(p.Text)
		s.TextBytes += int64(len(p.Text))
	}
	level := string(d.Level)
	if level == "" {
		level = "none"
	}
	s.ByLevel[level]++
	if d.Year != 0 {
		if s.FirstYear == 0 || d.Year < s.FirstYear {
			s.FirstYear = d.Year
		}
		s.LastYear = max(s.LastYear, d.Year)
	}
	return nil
}

func (s *stats) write(w io.Writer) error {
	rows := [][]string{
		{"文档", strconv.Itoa(s.Documents) + " 篇"},
		{"段落", strconv.Itoa(s.Paragraphs) + " 个"},
		{"文字", fmt.Sprintf("%d 字，%s", s.Characters, megabytes(s.TextBytes))},
	}
	if s.FirstYear != 0 {
		rows = append(rows, []string{"年份", fmt.Sprintf("%d 至 %d", s.FirstYear, s.LastYear)})
	}
	for _, level := range corpus.Levels() {
		if n := s.ByLevel[string(level)]; n > 0 {
			rows = append(rows, []string{"层级 " + string(level), strconv.Itoa(n) + " 篇"})
		}
	}
	if n := s.ByLevel["none"]; n > 0 {
		rows = append(rows, []string{"层级未注明", strconv.Itoa(n) + " 篇"})
	}
	rows = append(rows,
		[]string{"数据库", megabytes(s.StoreBytes)},
		[]string{"索引", megabytes(s.IndexBytes)},
		[]string{"日志位置", fmt.Sprintf("%d（已索引到 %d）", s.Position, s.Indexed)},
	)
	for _, row := range rows {
		if _, err := fmt.Fprintln(w, pad(row[0], 12)+row[1]); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%s%s\n%s%s\n", pad("索引世代", 12), s.Generation, pad("规则指纹", 12), s.Fingerprint)
	return err
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
