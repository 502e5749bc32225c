package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"cewen/corpus/store"
	"cewen/internal/bench"
	"cewen/search/instrument"
)

// benchOptions are the flags of bench.
type benchOptions struct {
	seed    uint64
	time    time.Duration
	format  string
	queries []string
	imports []string
}

// defaultBenchTime is enough for tens of runs of each question and of the clients.
const defaultBenchTime = time.Minute

func (a *app) benchCommand() *cobra.Command {
	var o benchOptions
	cmd := &cobra.Command{
		Use:   "bench [选项]",
		Short: "在这台机器、这批文档上测速度、内存和占用",
		Long: `在自己的机器和文档上测：各类检索（从原文按种子选取）的用时，多个读者同时检索的吞吐，
打开、内存、数据目录的大小；并与单核逐段扫描交替进行，逐个比对计数，有差别则退出码为 1。
扫描要把全部文字读进内存；语料很大时，光是扫描就会超过 --time。数据目录只读，服务不能同时开着。
--import 另外测导入：导入到一个临时目录，测完即删。`,
		Example: `  cewen bench
  cewen bench --time 5m --format md > 测试.md
  cewen bench --query '京津冀 NEAR/10 雄安新区' --import 报告/`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(o.imports) > 0 {
				return nil // more paths to import
			}
			return noArgs(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.imports = append(o.imports, args...)
			if err := o.check(); err != nil {
				return err
			}
			return a.bench(cmd.Context(), o)
		},
	}
	flags := cmd.Flags()
	flags.Uint64Var(&o.seed, "seed", 1, "选取检索式的`种子`；语料和种子相同，检索式就相同")
	flags.DurationVar(&o.time, "time", defaultBenchTime, "检索一共测多久：`时长`，例如 30s、5m")
	flags.Lookup("time").DefValue = "1m"
	flags.StringVar(&o.format, "format", "table", "`格式`：table、md、json")
	flags.StringArrayVar(&o.queries, "query", nil, "另测这条`检索式`（可重复）")
	flags.StringArrayVar(&o.imports, "import", nil, "另测导入这个`文件或目录`（可重复）")
	return cmd
}

// check finds what is wrong with the flags before anything is opened.
func (o *benchOptions) check() error {
	if _, err := instrument.OneOf("--format", o.format, "table", "md", "json"); err != nil {
		return err
	}
	if o.time <= 0 {
		return wrongUse("--time 要大于 0")
	}
	for _, q := range o.queries {
		if err := checkSyntax(q); err != nil {
			return err
		}
	}
	for _, path := range o.imports {
		if _, err := os.Stat(path); err != nil {
			return err
		}
	}
	return nil
}

// bench measures and prints.
func (a *app) bench(ctx context.Context, o benchOptions) error {
	report, err := a.measureDirectory(ctx, o)
	if isTerminal(a.stderr) {
		a.benchProgress("") // the last line goes
	}
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		err = writeJSON(a.stdout, report)
	case "md":
		err = bench.WriteMarkdown(a.stdout, report.Tables())
	default:
		err = writeTables(a.stdout, report.Tables())
	}
	if err == nil && !report.OK() {
		return &quietError{}
	}
	return err
}

// measureDirectory measures the import, if that is asked for, and the data directory or,
// where it holds nothing, what was imported.
func (a *app) measureDirectory(ctx context.Context, o benchOptions) (report *bench.Report, err error) {
	l, err := newLayout(a.data)
	if err != nil {
		return nil, err
	}
	ready := a.readyForBench(ctx, l)
	if ready != nil && (len(o.imports) == 0 || !errors.Is(ready, errNothingThere)) {
		return nil, ready
	}
	var imported *bench.Import
	var parts []bench.Part
	if len(o.imports) > 0 {
		dir, err := os.MkdirTemp("", "cewen-bench-")
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
		made := layout{dir: filepath.Join(dir, "data")}
		if imported, parts, err = a.benchImport(ctx, made, o.imports); err != nil {
			return nil, err
		}
		if ready != nil {
			a.benchProgress("数据目录里没有文档，以下测的是刚导入的")
			l = made
		}
	}
	report, err = bench.Run(ctx, a.benchRun(l, o))
	if err != nil {
		return nil, err
	}
	report.Import, report.Imported = imported, parts
	return report, nil
}

// errNothingThere is a data directory without documents.
var errNothingThere = errors.New("no documents")

// readyForBench sees that the data directory holds documents, that no server has it, and
// that its index is up to date.
func (a *app) readyForBench(ctx context.Context, l layout) (err error) {
	there, err := l.exists()
	if err != nil {
		return err
	}
	if !there {
		return noDocumentsToMeasure(l)
	}
	b, err := a.connect(ctx, l)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	own, ok := b.(*local)
	if !ok {
		return fmt.Errorf("服务正开着数据目录 %s；请先停下服务再测，或用 cewen backup 和 cewen restore 另做一份来测", l.dir)
	}
	if own.needDocuments() != nil {
		return noDocumentsToMeasure(l)
	}
	return own.catchUp(ctx)
}

func noDocumentsToMeasure(l layout) error { return &nothingThere{noDocuments(l)} }

// nothingThere is errNothingThere, said to the user.
type nothingThere struct{ error }

func (*nothingThere) Is(target error) bool { return target == errNothingThere }

// benchRun says what of a data directory is measured.
func (a *app) benchRun(l layout, o benchOptions) bench.Options {
	run := bench.Options{
		Open:  func() (*bench.Directory, error) { return openForBench(l, a.logger(slog.LevelWarn)) },
		Parts: l.parts(), Seed: o.seed, Time: o.time, Progress: a.benchProgress,
	}
	for _, q := range o.queries {
		run.Extra = append(run.Extra, bench.Extra{Class: "指定", Query: q})
	}
	return run
}

func openForBench(l layout, logger *slog.Logger) (*bench.Directory, error) {
	w, err := openWorkspace(l, logger)
	if err != nil {
		return nil, err
	}
	return &bench.Directory{Store: w.store, Engine: w.engine, LoadWords: w.loadWords, Close: w.close}, nil
}

// parts are what a data directory consists of.
func (l layout) parts() []bench.NamedPath {
	return []bench.NamedPath{{Name: "数据库（原文、源文件、目录）", Path: l.store()}, {Name: "索引", Path: l.index()}}
}

// benchImport imports into a new data directory, in a process of its own.
func (a *app) benchImport(ctx context.Context, l layout, paths []string) (*bench.Import, []bench.Part, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, nil, err
	}
	a.benchProgress("导入到临时目录")
	imported, err := bench.Program{Path: self}.Import(ctx, l.dir, paths...)
	if err != nil {
		return nil, nil, err
	}
	if there, err := l.exists(); err != nil || !there {
		return nil, nil, errors.Join(fmt.Errorf("什么也没有导入：\n%s", imported.Problem), err)
	}
	s, err := store.Open(l.store())
	if err != nil {
		return nil, nil, err
	}
	err = errors.Join(imported.CountStored(s), s.Close())
	if err != nil {
		return nil, nil, err
	}
	if imported.Documents == 0 {
		return nil, nil, fmt.Errorf("什么也没有导入：\n%s", imported.Problem)
	}
	parts, err := bench.SizeOf(l.parts(), imported.TextBytes)
	return imported, parts, err
}

// benchProgress tells who waits what is done: in one line where somebody looks on.
func (a *app) benchProgress(what string) {
	if isTerminal(a.stderr) {
		_, _ = fmt.Fprintf(a.stderr, "\r\x1b[K%s", plain(what)) // only a notice
		return
	}
	_, _ = fmt.Fprintln(a.stderr, plain(what)) // only a notice
}

// writeTables writes tables in columns.
func writeTables(w io.Writer, tables []bench.Table) error {
	for i, t := range tables {
		if i > 0 {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprintln(w, t.Title); err != nil {
			return err
		}
		if t.Note != "" {
			if _, err := fmt.Fprintln(w, "  "+t.Note); err != nil {
				return err
			}
		}
		if err := writeColumns(w, "  ", append([][]string{t.Header}, t.Rows...), t.Texts...); err != nil {
			return err
		}
	}
	return nil
}
