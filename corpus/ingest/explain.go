package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"cewen/corpus"
)

// Explain says in the user's words why reading or writing failed.
func Explain(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "磁盘已满，没有存入；请腾出空间后重新导入（已存入的会自动略过）"
	case errors.Is(err, syscall.EROFS):
		return "数据目录所在的磁盘是只读的，没有存入"
	case errors.Is(err, fs.ErrPermission):
		return "没有读取权限"
	case errors.Is(err, fs.ErrNotExist):
		return "没有这个文件或文件夹"
	case errors.Is(err, syscall.ELOOP):
		return "符号链接绕成了圈"
	case errors.Is(err, context.Canceled):
		return "已中断，没有存入"
	}
	return err.Error()
}

// isFinal tells that after err nothing else can be stored either.
func isFinal(err error) bool {
	for _, final := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS, syscall.EIO, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, final) {
			return true
		}
	}
	return false
}

// tooLarge says how large a file is and what can be done about it.
func tooLarge(size int64) string {
	return fmt.Sprintf("文件有 %.0f MB，超过 %d MB 的上限；请拆成几个文件（例如按章或按年）再导入",
		float64(size)/(1<<20), corpus.MaxFileSize>>20)
}
