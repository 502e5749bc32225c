package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"cewen/corpus/ingest"
	"cewen/corpus/sample"
	"cewen/corpus/store"
	"cewen/indexer"
	"cewen/search"
	"cewen/server"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	addr  string
	hosts []string
	watch []string // folders to follow
	table string   // metadata of their files; empty for none
}

func (a *app) serveCommand() *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve [选项]",
		Short: "启动网页和 API 服务",
		Long: `启动网页和 API 服务。数据目录是空的，就先装入样例（摘编）。
写入需要令牌，它在数据目录的 token 文件里。Ctrl-C 停止。
用 --watch 指定的目录里，文件新增、修改、删除，文档随之导入、更新、删除；停机期间的变化下次启动时补上。`,
		Example: `  cewen serve
  cewen serve --watch 报告/
  cewen serve --watch 报告/ --metadata 元数据.csv
  cewen serve --addr 0.0.0.0:8080 --allow-host cewen.example.org`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), o) },
	}
	cmd.Flags().StringVar(&o.addr, "addr", "127.0.0.1:8080", "监听`地址`")
	cmd.Flags().StringArrayVar(&o.hosts, "allow-host", nil, "接受这个`主机名`的访问，* 表示任何（可重复）")
	cmd.Flags().StringArrayVar(&o.watch, "watch", nil, "跟随这个`目录`的变化（可重复）")
	cmd.Flags().StringVar(&o.table, "metadata", "", "所跟随的文件的元数据表（`CSV 文件`，同 cewen import）；表改了，文档随之更新")
	return cmd
}

func (a *app) serve(ctx context.Context, o serveOptions) (err error) {
	l, err := newLayout(a.data)
	if err != nil {
		return err
	}
	if o.watch, err = watchedFolders(o.watch); err != nil {
		return err
	}
	if err := checkTable(o); err != nil {
		return err
	}
	if err := l.create(); err != nil {
		return err
	}
	logger := a.logger(slog.LevelInfo)
	w, err := openWorkspace(l, logger)
	if errors.Is(err, store.ErrLocked) {
		return alreadyOpen(ctx, l)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	ln, err := (&net.ListenConfig{}).Listen(ctx, "tcp", o.addr)
	if err != nil {
		return explainListen(o.addr, err)
	}
	s, err := a.newService(w, o, ln)
	if err != nil {
		return errors.Join(err, ln.Close())
	}
	return s.run(ctx, o)
}

// alreadyOpen says who has the data directory.
func alreadyOpen(ctx context.Context, l layout) error {
	if r, found := findServer(ctx, l); found {
		return fmt.Errorf("数据目录 %s 已有一个策问服务在用：%s（进程 %d）", l.dir, r.at.url(), r.at.PID)
	}
	return fmt.Errorf("数据目录 %s 正被另一个进程使用（可能正在导入），请等它结束后再试", l.dir)
}

func explainListen(addr string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("地址 %s 已被占用；请停掉占用它的程序，或用 --addr 换一个端口，例如 --addr 127.0.0.1:8081", addr)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("没有权限监听 %s；请换一个 1024 以上的端口", addr)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return fmt.Errorf("本机没有 %s 这个地址", addr)
	}
	return fmt.Errorf("不能监听 %s：%w", addr, err)
}

// service is a server at work on a data directory.
type service struct {
	app     *app
	work    *workspace
	indexer *indexer.Indexer
	ingest  *ingest.Ingester
	server  *server.Server
	ln      net.Listener
}

// keptAnswers is how many bytes of answers a server keeps for those who ask again or turn
// pages back: some hundred to a thousand of them.
const keptAnswers = 32 << 20

func (a *app) newService(w *workspace, o serveOptions, ln net.Listener) (*service, error) {
	token, err := ensureToken(w.layout)
	if err != nil {
		return nil, err
	}
	parser, err := w.parser("")
	if err != nil {
		return nil, err
	}
	parser.Commitments = finderOf(w.sharedWords)
	x := w.newIndexer(true)
	s := &service{app: a, work: w, indexer: x, ingest: &ingest.Ingester{Store: w.store, Stored: x.Wake}, ln: ln}
	s.server, err = server.New(server.Config{
		Searcher: &search.Searcher{Engine: w.engine, Cache: search.NewCache(keptAnswers)}, Parser: parser, Store: w.store, Ingester: s.ingest, Indexer: x,
		Words: w.sharedWords,
		Verify: func(ctx context.Context, sample int) (any, error) {
			return w.verify(ctx, sample, defaultOperators)
		},
		Stats: func(ctx context.Context) (any, error) { return w.stats(ctx) },
		Token: token, Version: version(), AllowedHosts: allowedHosts(o.hosts, ln.Addr()), Logger: w.logger,
	})
	return s, err
}

// allowedHosts adds the address itself to the names allowed: our own commands use it.
func allowedHosts(hosts []string, addr net.Addr) []string {
	if len(hosts) == 0 {
		return nil
	}
	host, _, err := net.SplitHostPort(reachable(addr))
	if err != nil {
		return hosts
	}
	return append([]string{host}, hosts...)
}

// run serves until ctx ends, and follows folders meanwhile.
func (s *service) run(ctx context.Context, o serveOptions) (err error) {
	if len(o.watch) == 0 { // whoever names a folder has documents
		err = s.loadSample(ctx)
	}
	if err != nil {
		return errors.Join(err, s.ln.Close())
	}
	at, err := announce(s.work.layout, s.ln.Addr())
	if err != nil {
		return errors.Join(err, s.ln.Close())
	}
	defer func() { err = errors.Join(err, removeIfThere(s.work.layout.server())) }()
	if _, err := fmt.Fprintf(s.app.stdout, "策问已启动：%s/ （数据目录 %s，Ctrl-C 停止）\n", at.url(), s.work.dir); err != nil {
		return errors.Join(err, s.ln.Close())
	}
	// The index follows until the last answer is given.
	running, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	var following sync.WaitGroup
	following.Go(func() {
		if err := s.indexer.Run(running); err != nil { // exact answers go on without
			s.work.logger.Error("indexer stopped", slog.Any("error", err))
		}
	})
	waitWatched := s.watch(ctx, o)
	err = s.server.Serve(ctx, s.ln)
	waitWatched()
	stop()
	following.Wait()
	return err
}

// loadSample puts the sample into a data directory in which nothing ever was.
func (s *service) loadSample(ctx context.Context) error {
	position, err := s.work.position()
	if err != nil || position > 0 {
		return err
	}
	results := s.ingest.Put(ctx, sample.Files()...)
	for _, r := range results {
		if r.Outcome == ingest.Failed {
			return fmt.Errorf("装入样例 %s：%s", r.Path, r.Error)
		}
	}
	_, err = fmt.Fprintf(s.app.stdout, "数据目录是空的，已装入 %d 篇样例（摘编，不是官方文本）\n", len(results))
	return err
}
