package server

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/query"
)

// The errors of requests. Text that follows one of them (fmt.Errorf("%w: 说明"))
// is for the user.
var (
	errUnauthorized = errors.New("unauthorized")
	errReadOnly     = errors.New("read only")
	errNotOffered   = errors.New("not offered")
	errURLTooLong   = errors.New("url too long")
	errTooLarge     = errors.New("too large")
	errMediaType    = errors.New("unsupported media type")
	errUnknownHost  = errors.New("unknown host")
	errGone         = errors.New("reader is gone")
	errPanic        = errors.New("panic")
	errNoOriginal   = errors.New("original was not kept")
)

// problem is an error as a user sees it.
type problem struct {
	status   int
	Code     string `json:"code"`
	Message  string `json:"message"`
	Offset   *int   `json:"offset,omitempty"`
	Length   *int   `json:"length,omitempty"`
	Hint     string `json:"hint,omitempty"`
	internal bool   // to be logged
}

// rule says what an error is to a user.
type rule struct {
	is      error
	status  int
	code    string
	message string
	hint    string
	detail  bool // what follows the error in its text is for the user
}

// rules is the table of errors; the first that applies decides.
func (s *Server) rules() []rule {
	budget := cmp.Or(s.config.Searcher.Budget, search.DefaultBudget)
	return []rule{
		{query.ErrSyntax, http.StatusBadRequest, "bad_query", "检索式有误", "", false},
		{search.ErrBadRequest, http.StatusBadRequest, "bad_request", "请求参数有误", "", true},
		{store.ErrNotFound, http.StatusNotFound, "not_found", "没有这篇文档或这个段落", "它可能已被删除，或网址有误", false},
		{errNoOriginal, http.StatusNotFound, "not_kept", "没有保留这个版本的原始文件", "导入时没有关闭 keep-originals 的文件才有；再次导入同一文件会补存", false},
		{echo.ErrNotFound, http.StatusNotFound, "not_found", "没有这个页面", "请检查网址，或从检索开始", false},
		{echo.ErrMethodNotAllowed, http.StatusMethodNotAllowed, "method_not_allowed", "这个地址不接受这种请求方法", "", false},
		{search.ErrNotReady, http.StatusServiceUnavailable, "not_ready", "索引正在建立，暂时不能检索", "请稍后重试；进度见 /readyz", false},
		{instrument.ErrChanged, http.StatusServiceUnavailable, "changed", "计算期间语料有变动，结果可能前后不一，已作废", "请再做一次", false},
		{errUnauthorized, http.StatusUnauthorized, "unauthorized", "需要访问令牌", "请求头请带上 Authorization: Bearer 令牌", true},
		{errReadOnly, http.StatusForbidden, "read_only", "本服务没有设置令牌，只能读取", "", false},
		{errURLTooLong, http.StatusRequestURITooLong, "url_too_long", fmt.Sprintf("网址超过 %d KiB", maxURLBytes>>10), "请缩短检索式或减少筛选条件", false},
		{errTooLarge, http.StatusRequestEntityTooLarge, "too_large", "请求内容太大", "", true},
		{errMediaType, http.StatusUnsupportedMediaType, "unsupported_media_type", "不支持这种内容类型", "", true},
		{errUnknownHost, http.StatusMisdirectedRequest, "unknown_host", "本服务不以这个域名提供", "请用 localhost 或 127.0.0.1 访问，或把域名加入允许的主机名", false},
		{errNotOffered, http.StatusNotImplemented, "not_offered", "本服务没有启用这项功能", "", false},
		{search.ErrBudget, http.StatusServiceUnavailable, "budget", fmt.Sprintf("检索超过 %g 秒，已停止", budget.Seconds()), "请把检索式写得更具体，或加上年份、地区等筛选条件", false},
		{errGone, http.StatusServiceUnavailable, "canceled", "请求已中断", "请重试", false},
		{context.Canceled, http.StatusServiceUnavailable, "canceled", "请求已中断", "请重试", false},
	}
}

// newProblem turns an error into what a user sees. What no rule knows is an
// internal error, of which the user learns nothing more.
func (s *Server) newProblem(err error) problem {
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		err = fmt.Errorf("%w: 请求内容超过 %d MiB", errTooLarge, tooLarge.Limit>>20)
	}
	for _, r := range s.rules() {
		if !errors.Is(err, r.is) {
			continue
		}
		p := problem{status: r.status, Code: r.code, Message: r.message, Hint: r.hint}
		if r.detail {
			p.Message = detail(err, r)
		}
		if parse := (*query.ParseError)(nil); errors.As(err, &parse) {
			p.Message, p.Hint = parse.Message, parse.Hint
			p.Offset, p.Length = &parse.Offset, &parse.Length
		}
		return p
	}
	return problem{
		status: http.StatusInternalServerError, Code: "internal", Message: "服务器内部出错，已记入日志", Hint: "请稍后重试", internal: true,
	}
}

// detail is what stands after the sentinel in the text of an error.
func detail(err error, r rule) string {
	if _, after, ok := strings.Cut(err.Error(), r.is.Error()+": "); ok && after != "" {
		return after
	}
	return r.message
}

// renderError is the one place where an error becomes an answer: JSON under /api
// and for the probes, a page elsewhere.
func (s *Server) renderError(err error, c echo.Context) {
	p := s.newProblem(err)
	ctx := c.Request().Context()
	if p.internal {
		s.log.ErrorContext(ctx, "request failed", slog.String("path", c.Request().URL.Path), slog.Any("error", err))
	}
	if c.Response().Committed {
		// Nothing can be taken back; an answer that breaks off is at least not
		// mistaken for a whole one.
		panic(http.ErrAbortHandler)
	}
	if p.status == http.StatusUnauthorized {
		c.Response().Header().Set("WWW-Authenticate", `Bearer realm="cewen"`)
	}
	if isAPI(c.Request().URL.Path) {
		err = writeJSON(c, p.status, struct {
			Error problem `json:"error"`
		}{p})
	} else {
		err = s.errorPage(c, p)
	}
	if err != nil {
		s.log.DebugContext(ctx, "error not delivered", slog.Any("error", err))
	}
}

func isAPI(path string) bool { return strings.HasPrefix(path, "/api/") || path == "/readyz" }
