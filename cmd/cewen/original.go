package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/spf13/cobra"

	"cewen/corpus/ingest"
	"cewen/corpus/store"
)

func (a *app) originalCommand() *cobra.Command {
	var of versionOf
	var output string
	cmd := &cobra.Command{
		Use:     "original [选项] ID",
		Short:   "取出一篇文档的原始文件",
		Long:    "取出一篇文档的原始文件，与导入时一字节不差。历次版本见“cewen history”。",
		Example: "  cewen original 4xk2v9c1q8m0f3zt --output 报告.docx",
		Args:    exactlyOne("文档 ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if of.number < 0 {
				return wrongUse("--version 要是 1 或更大的整数")
			}
			if output == "" && isTerminal(a.stdout) {
				return wrongUse("原始文件可能不是文本，不在终端上显示；请用 --output 指定写到哪个文件")
			}
			of.id = args[0]
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				data, err := b.Original(cmd.Context(), of)
				if err != nil {
					return err
				}
				return writeTo(output, a.stdout, func(w io.Writer) error {
					_, err := w.Write(data)
					return err
				})
			})
		},
	}
	cmd.Flags().IntVar(&of.number, "version", 0, "版本 `N`，最早的是 1，默认为现行版本")
	cmd.Flags().StringVarP(&output, "output", "o", "", "写入`文件`，默认写到标准输出")
	return cmd
}

// Original implements backend.
func (l *local) Original(_ context.Context, of versionOf) (data []byte, err error) {
	err = l.store.View(func(v *store.View) error {
		versions, i, err := ingest.VersionOf(v, of.id, of.number)
		if err != nil {
			return err
		}
		data, err = v.Source(versions[i].SHA256)
		switch sum := sha256.Sum256(data); {
		case errors.Is(err, store.ErrNotFound):
			return errNotKept
		case err == nil && hex.EncodeToString(sum[:]) != versions[i].SHA256:
			return fmt.Errorf("%w: original of %s", store.ErrDamaged, of.id)
		}
		return err
	})
	return data, err
}

// Original implements backend.
func (r *remote) Original(ctx context.Context, of versionOf) ([]byte, error) {
	path := documentPath(of.id) + "/original"
	if of.number > 0 {
		path += fmt.Sprintf("?version=%d", of.number)
	}
	response, err := r.send(ctx, http.MethodGet, path, "", nil)
	if err != nil {
		return nil, err
	}
	defer drain(response)
	if response.StatusCode != http.StatusOK {
		return nil, problemOf(response)
	}
	return io.ReadAll(response.Body)
}
