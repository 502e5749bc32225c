package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
	"syscall"

	"cewen/corpus/ingest"
	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/query"
	"cewen/search/synonyms"
)

// quietError fails without a message of its own: all has been said.
type quietError struct{}

func (*quietError) Error() string { return "failed" }

// isWrongUse tells whether the command line is to blame, by whoever refused it.
func isWrongUse(err error) bool {
	usage := (*usageError)(nil)
	return errors.As(err, &usage) || errors.Is(err, search.ErrBadRequest) || errors.Is(err, query.ErrSyntax) ||
		isStatus(err, http.StatusBadRequest)
}

// explain turns an error into what the user reads. What is not known here is
// given as it is.
func explain(err error) string {
	var parse *query.ParseError
	var path *fs.PathError
	switch {
	case errors.As(err, &parse):
		return explainQuery(parse)
	case errors.Is(err, synonyms.ErrFormat):
		return explainSynonyms(err)
	case errors.Is(err, search.ErrBudget):
		return fmt.Sprintf("检索超过 %d 秒，已停止；请写得更具体，或加 --year、--region 等筛选条件", int(search.DefaultBudget.Seconds()))
	case errors.Is(err, search.ErrBadRequest):
		_, message, _ := strings.Cut(err.Error(), search.ErrBadRequest.Error()+": ")
		return message
	case errors.Is(err, instrument.ErrChanged):
		return "计算期间语料有变动，结果可能前后不一，已作废；请再做一次"
	case errors.Is(err, store.ErrNewerFormat):
		return "数据目录由更新版本的策问写成，本版本读不了；请升级策问，或用 --data 另指一个目录"
	case errors.Is(err, store.ErrDamaged):
		return fmt.Sprintf("数据库文件已损坏（%s）；请从备份恢复（cewen restore），或用“cewen salvage 新目录”救出还读得出的文档", err)
	case errors.Is(err, store.ErrLocked):
		return "数据目录正被另一个进程使用，请等它结束后再试"
	case errors.Is(err, store.ErrNotFound):
		return "没有这篇文档；“cewen export”列出所有文档的 ID"
	case errors.Is(err, search.ErrNotReady):
		return "索引正在建立，请稍后再试"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EROFS):
		return ingest.Explain(err)
	case errors.Is(err, context.Canceled):
		return "已中断"
	case errors.As(err, &path) && errors.Is(err, fs.ErrPermission):
		return "没有权限：" + path.Path
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		return "没有这个文件或目录：" + path.Path
	case errors.As(err, &path) && errors.Is(err, syscall.ENOTDIR):
		return "不是目录：" + path.Path
	case errors.As(err, &path) && errors.Is(err, syscall.EISDIR):
		return "是目录，不是文件：" + path.Path
	}
	return err.Error()
}
