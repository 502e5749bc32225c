package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"cewen/search/verify"
)

// Verify implements backend. The server draws as many queries with operators as it
// always does.
func (r *remote) Verify(ctx context.Context, sample, operators int) (*verify.Report, error) {
	if operators != defaultOperators {
		_, _ = fmt.Fprintf(r.notices, "服务正在运行，由它核对：每种算符 %d 条；--operators 没有用上\n", defaultOperators) // only a notice
	}
	report := new(verify.Report)
	return report, r.ask(ctx, http.MethodPost, fmt.Sprintf("/api/v1/verify?sample=%d", sample), "", nil, report)
}

// VerifyQuery implements backend. A plain scan needs the store, which only the
// server can read.
func (r *remote) VerifyQuery(context.Context, string) (*verify.QueryReport, error) {
	return nil, errors.New("服务正在运行，数据库由它占用，不能另行逐段扫描；请先停止服务，再用 --query 核对")
}
