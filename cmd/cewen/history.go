package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"github.com/spf13/cobra"

	"cewen/corpus"
	"cewen/corpus/ingest"
	"cewen/corpus/store"
)

// documentVersion is a version in the history of a document, as the API gives it
// out.
type documentVersion struct {
	Number int `json:"version"`
	store.Version
	// Original tells whether the file was kept.
	Original bool `json:"original"`
}

// documentChanges are the paragraphs that came and went with a version.
type documentChanges struct {
	Version int                `json:"version"`
	Added   []changedParagraph `json:"added"`
	Removed []changedParagraph `json:"removed"`
}

type changedParagraph struct {
	ID   string               `json:"id"`
	Kind corpus.ParagraphKind `json:"kind"`
	Text string               `json:"text"`
}

func (a *app) historyCommand() *cobra.Command {
	var changes int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "history [选项] ID",
		Short: "列出一篇文档的历次版本，或某个版本改了什么",
		Long: `列出一篇文档的历次版本：何时、来自哪个文件、增删了几段。
用 --changes 指定一个版本，列出它比前一版本多了和少了的段落（以 + 和 - 开头）。`,
		Example: "  cewen history 4xk2v9c1q8m0f3zt\n  cewen history --changes 2 4xk2v9c1q8m0f3zt",
		Args:    exactlyOne("文档 ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if changes < 0 {
				return wrongUse("--changes 要是 1 或更大的整数")
			}
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				if changes > 0 {
					return printChanges(cmd.Context(), a.stdout, b, versionOf{args[0], changes}, asJSON)
				}
				return printHistory(cmd.Context(), a.stdout, b, args[0], asJSON)
			})
		},
	}
	cmd.Flags().IntVar(&changes, "changes", 0, "列出版本 `N` 增删的段落")
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	return cmd
}

// exactlyOne wants one argument; what names it.
func exactlyOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch len(args) {
		case 0:
			return wrongUse("缺少%s\n用法：%s", what, cmd.UseLine())
		case 1:
			return nil
		}
		return wrongUse("多了参数“%s”\n用法：%s", args[1], cmd.UseLine())
	}
}

func printHistory(ctx context.Context, w io.Writer, b backend, id string, asJSON bool) error {
	versions, err := b.History(ctx, id)
	if err != nil {
		return err
	}
	if asJSON {
		return writeJSON(w, versions)
	}
	rows := [][]string{{"版本", "时间", "段落", "增", "删", "原始文件", "来自"}}
	for _, v := range versions {
		kept := "未保留"
		if v.Original {
			kept = "有"
		}
		rows = append(rows, []string{
			strconv.Itoa(v.Number), v.Time.Local().Format("2006-01-02 15:04:05"), strconv.Itoa(v.Paragraphs),
			strconv.Itoa(v.Added), strconv.Itoa(v.Removed), kept, plain(v.Path),
		})
	}
	const kept, from = 5, 6
	return writeColumns(w, "", rows, kept, from)
}

func printChanges(ctx context.Context, w io.Writer, b backend, of versionOf, asJSON bool) error {
	changes, err := b.Changes(ctx, of)
	if err != nil {
		return err
	}
	if asJSON {
		return writeJSON(w, changes)
	}
	if err := printParagraphs(w, "-", changes.Removed); err != nil {
		return err
	}
	return printParagraphs(w, "+", changes.Added)
}

func printParagraphs(w io.Writer, sign string, paragraphs []changedParagraph) error {
	for _, p := range paragraphs {
		if _, err := fmt.Fprintf(w, "%s %s\n", sign, plain(p.Text)); err != nil {
			return err
		}
	}
	return nil
}

// versionOf names a version of a document; 0 is the newest.
type versionOf struct {
	id     string
	number int
}

// errNotKept says that the file of a version was not kept.
var errNotKept = errors.New("没有保留这个版本的原始文件；再次导入同一文件会补存")

// History implements backend.
func (l *local) History(_ context.Context, id string) (list []documentVersion, err error) {
	err = l.store.View(func(v *store.View) error {
		versions, _, err := ingest.VersionOf(v, id, 0)
		for i, version := range versions {
			list = append(list, documentVersion{Number: i + 1, Version: version, Original: v.HasSource(version.SHA256)})
		}
		return err
	})
	return list, err
}

// Changes implements backend.
func (l *local) Changes(_ context.Context, of versionOf) (answer *documentChanges, err error) {
	err = l.store.View(func(v *store.View) error {
		if _, _, err := ingest.VersionOf(v, of.id, of.number); err != nil {
			return err
		}
		changes, err := ingest.VersionChanges(v, of.id, of.number)
		if errors.Is(err, store.ErrNotFound) {
			return errNotKept
		}
		if err == nil {
			answer = &documentChanges{of.number, changedParagraphs(of.id, changes.Added), changedParagraphs(of.id, changes.Removed)}
		}
		return err
	})
	return answer, err
}

func changedParagraphs(id string, paragraphs []corpus.Paragraph) []changedParagraph {
	list := make([]changedParagraph, 0, len(paragraphs))
	for _, p := range paragraphs {
		list = append(list, changedParagraph{corpus.ParagraphID(id, p.Anchor), p.Kind, p.Text})
	}
	return list
}

// History implements backend.
func (r *remote) History(ctx context.Context, id string) ([]documentVersion, error) {
	var answer struct {
		Versions []documentVersion `json:"versions"`
	}
	err := r.ask(ctx, http.MethodGet, documentPath(id)+"/versions", "", nil, &answer)
	return answer.Versions, err
}

// Changes implements backend.
func (r *remote) Changes(ctx context.Context, of versionOf) (*documentChanges, error) {
	answer := new(documentChanges)
	return answer, r.ask(ctx, http.MethodGet, fmt.Sprintf("%s/versions/%d/changes", documentPath(of.id), of.number), "", nil, answer)
}

func documentPath(id string) string { return "/api/v1/documents/" + url.PathEscape(id) }
