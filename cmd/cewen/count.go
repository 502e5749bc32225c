package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"cewen/search"
	"cewen/search/query"
)

func (a *app) countCommand() *cobra.Command {
	var file string
	var written search.FilterValues
	cmd := &cobra.Command{
		Use:   "count [选项] [短语...]",
		Short: "统计短语出现在多少文档、段落，共多少次",
		Long: `统计。每个短语按原样查找（不是检索式），输出 CSV：
phrase,documents,paragraphs,occurrences。出现次数从左到右计，不重叠。`,
		Example: `  cewen count 太忻一体化 新质生产力
  cewen count --phrases 词表.txt --region 山西省 > 次数.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			filter, err := readFilter(written)
			if err != nil {
				return err
			}
			terms, err := a.readPhrases(args, file)
			if err != nil {
				return err
			}
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				totals, err := b.Count(cmd.Context(), terms, filter)
				if err != nil {
					return err
				}
				return writeCounts(a.stdout, terms, totals)
			})
		},
	}
	cmd.Flags().StringVar(&file, "phrases", "", "短语`文件`，一行一个；- 表示标准输入")
	filterFlags(cmd.Flags(), &written)
	return cmd
}

// readPhrases reads the phrases of the arguments and then those of the file.
func (a *app) readPhrases(args []string, file string) (terms []query.Term, err error) {
	for _, arg := range args {
		term, err := newPhrase(arg)
		if err != nil {
			return nil, &usageError{err}
		}
		terms = append(terms, term)
	}
	if file != "" {
		in, err := a.openInput(file)
		if err != nil {
			return nil, err
		}
		fromFile, err := scanPhrases(in)
		if closeErr := in.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			return nil, fmt.Errorf("短语文件 %s %w", file, err)
		}
		terms = append(terms, fromFile...)
	}
	if len(terms) == 0 {
		return nil, wrongUse("没有给出短语；请写在命令后面，或用 --phrases 指定文件")
	}
	return terms, nil
}

func (a *app) openInput(file string) (io.ReadCloser, error) {
	if file == "-" {
		return io.NopCloser(a.stdin), nil
	}
	return os.Open(file)
}

// scanPhrases reads a phrase a line, without the white space around it. A byte
// order mark, CR LF and empty lines are what editors leave.
func scanPhrases(r io.Reader) ([]query.Term, error) {
	const maxLine = 1 << 20 // far beyond query.MaxLength: such a line gets its own message
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	var terms []query.Term
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" {
			continue
		}
		term, err := newPhrase(line)
		if err != nil {
			return nil, fmt.Errorf("第 %d 行：%w", n, err)
		}
		terms = append(terms, term)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("读不出来：%w", err)
	}
	return terms, nil
}

// newPhrase is the term for a phrase. The error is for the user.
func newPhrase(phrase string) (query.Term, error) {
	if !utf8.ValidString(phrase) {
		return query.Term{}, fmt.Errorf("不是有效的 UTF-8")
	}
	if n := utf8.RuneCountInString(phrase); n > query.MaxLength {
		return query.Term{}, fmt.Errorf("短语有 %d 个字，超过 %d 个字的上限", n, query.MaxLength)
	}
	term, ok := query.NewTerm(phrase)
	if !ok {
		return term, fmt.Errorf("短语“%s”里没有可检索的字", plain(phrase))
	}
	return term, nil
}

func writeCounts(w io.Writer, terms []query.Term, totals []search.Totals) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"phrase", "documents", "paragraphs", "occurrences"}}
	for i, t := range totals {
		rows = append(rows, []string{
			terms[i].Text, strconv.Itoa(t.Documents), strconv.Itoa(t.Paragraphs), strconv.Itoa(t.Occurrences),
		})
	}
	return out.WriteAll(rows)
}
