package bench

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Table is a table to read.
type Table struct {
	Title  string
	Note   string // that says what was done; may be empty
	Header []string
	Rows   [][]string
	// Texts are the columns of text, by number; the others hold numbers.
	Texts []int
}

// Tables are the report to read.
func (r *Report) Tables() []Table {
	list := []Table{r.overview()}
	if r.Import != nil {
		list = append(list, r.Import.table())
	}
	if len(r.Imported) > 0 {
		list = append(list, sizes("导入后的数据目录", r.Imported))
	}
	list = append(list, sizes("数据目录", r.Disk), sizes("数据库里", r.Store), r.cases())
	if len(r.Clients) > 0 {
		list = append(list, r.loads())
	}
	if !r.OK() {
		list = append(list, r.differences())
	}
	return list
}

func (r *Report) overview() Table {
	t := Table{Title: "概况", Header: []string{"项目", "数值"}, Texts: []int{0, 1}, Rows: [][]string{
		{"机器", fmt.Sprintf("%d 核，%s，%s", r.Machine.Cores, r.Machine.System, r.Machine.Go)},
		{"语料", fmt.Sprintf("%d 篇文档，%d 个段落，%s", r.Corpus.Documents, r.Corpus.Paragraphs, megabytes(r.Corpus.TextBytes))},
		{"打开数据目录", Number(r.Start.Open) + " ms"},
		{"首个精确结果（自打开起）", Number(r.Start.Exact) + " ms"},
		{"首个按相关排序的结果（自打开起）", Number(r.Start.Ranked) + " ms"},
		{"常驻内存（自有）", megabytes(r.Memory.OwnBytes)},
		{"常驻内存（映射的文件，可回收）", megabytes(r.Memory.MappedBytes)},
	}}
	if r.Chosen {
		t.Rows = append(t.Rows, []string{"选取检索式的种子", strconv.FormatUint(r.Seed, 10)})
	}
	return t
}

// Table is what a server took.
func (s *Served) Table() Table {
	return Table{Title: "服务", Header: []string{"项目", "数值"}, Texts: []int{0, 1}, Rows: [][]string{
		{"开始监听（自进程启动起）", Number(s.Open) + " ms"},
		{"首个精确结果", Number(s.Exact) + " ms"},
		{"首个按相关排序的结果", Number(s.Ranked) + " ms"},
		{"检索几次后的常驻内存（自有）", megabytes(s.OwnBytes)},
		{"常驻内存（映射的文件，可回收）", megabytes(s.MappedBytes)},
	}}
}

func (i *Import) table() Table {
	rows := [][]string{
		{"文件", megabytes(i.FileBytes)},
		{"文档", strconv.Itoa(i.Documents) + " 篇"},
		{"文字", megabytes(i.TextBytes)},
		{"用时", Number(i.Seconds) + " 秒"},
		{"速度", Number(i.Speed()) + " MB/秒"},
		{"处理器", Number(i.CPUPerMB()) + " 秒/MB"},
		{"内存峰值（含映射的文件）", megabytes(i.PeakBytes)},
	}
	return Table{Title: "导入", Header: []string{"项目", "数值"}, Texts: []int{0, 1}, Rows: rows, Note: i.Problem}
}

func sizes(title string, parts []Part) Table {
	t := Table{Title: title, Header: []string{"部分", "大小", "与文字之比"}, Texts: []int{0}}
	for _, p := range parts {
		t.Rows = append(t.Rows, []string{p.Name, megabytes(p.Bytes), Number(p.Ratio)})
	}
	return t
}

func (r *Report) cases() Table {
	t := Table{
		Title: "检索",
		Note: fmt.Sprintf("时间单位毫秒。扫描：在内存里逐段数全部文字，单核，与检索交替进行（每扫一遍，检索 %d 次；不足 100 次时，p99 是最慢的一次）；短语用 strings.Count，其余按定义逐段判断。"+
			"“扫描后”是紧接着扫描的那一次；“快”是扫描用时与检索用时（p50）之比。每个计数都与扫描比对。", perScan),
		Header: []string{"类别", "检索式", "条件", "段落", "次数", "p50", "p95", "p99", "扫描后", "扫描", "快"},
		Texts:  []int{0, 1, 2},
	}
	for _, c := range r.Cases {
		condition := c.Condition
		if c.Page > 0 {
			condition += "，第 " + strconv.Itoa(c.Page) + " 页"
		}
		t.Rows = append(t.Rows, []string{
			c.Class, c.Query, condition, strconv.Itoa(c.Totals.Paragraphs), strconv.Itoa(c.Totals.Occurrences),
			Number(c.P50), Number(c.P95), Number(c.P99), Number(c.AfterScan), Number(c.Scan), Number(c.Faster) + " 倍",
		})
	}
	return t
}

func (r *Report) loads() Table {
	t := Table{
		Title:  "同时检索",
		Note:   "各类检索轮流，带分面和 10 条按相关排序的结果，不用缓存。时间单位毫秒；“吞吐比”是与一个读者相比。",
		Header: []string{"读者", "每秒结果", "吞吐比", "p50", "p95", "p99", "p99/p50"},
	}
	for _, l := range r.Clients {
		t.Rows = append(t.Rows, []string{
			strconv.Itoa(l.Clients), Number(l.PerSecond), Number(l.Gain), Number(l.P50), Number(l.P95), Number(l.P99), Number(ratio(l.P99, l.P50)),
		})
	}
	return t
}

func (r *Report) differences() Table {
	t := Table{
		Title: "不一致", Note: "索引与扫描的计数不同。请用“cewen rebuild”重建索引后再测；仍不同，请报告。",
		Header: []string{"类别", "检索式", "条件", "什么", "索引（篇/段/次）", "扫描（篇/段/次）"}, Texts: []int{0, 1, 2, 3},
	}
	for _, d := range r.Differences {
		t.Rows = append(t.Rows, []string{
			d.Class, d.Query, d.Condition, d.What,
			fmt.Sprintf("%d/%d/%d", d.Index.Documents, d.Index.Paragraphs, d.Index.Occurrences),
			fmt.Sprintf("%d/%d/%d", d.Scan.Documents, d.Scan.Paragraphs, d.Scan.Occurrences),
		})
	}
	return t
}

// Number writes a figure with three digits that count.
func Number(f float64) string {
	switch {
	case f == 0:
		return "0"
	case f < 0.995:
		return strconv.FormatFloat(f, 'f', 3, 64)
	case f < 9.95:
		return strconv.FormatFloat(f, 'f', 2, 64)
	case f < 99.5:
		return strconv.FormatFloat(f, 'f', 1, 64)
	}
	return strconv.FormatFloat(f, 'f', 0, 64)
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

// WriteMarkdown writes tables as Markdown.
func WriteMarkdown(w io.Writer, tables []Table) error {
	for i, t := range tables {
		var b strings.Builder
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString("## " + t.Title + "\n\n")
		if t.Note != "" {
			b.WriteString(t.Note + "\n\n")
		}
		writeRow(&b, t.Header)
		rule := make([]string, len(t.Header))
		for i := range rule {
			rule[i] = "--:"
		}
		for _, i := range t.Texts {
			rule[i] = "---"
		}
		writeRow(&b, rule)
		for _, row := range t.Rows {
			writeRow(&b, row)
		}
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
	}
	return nil
}

func writeRow(b *strings.Builder, cells []string) {
	for _, c := range cells {
		b.WriteString("| " + strings.NewReplacer("|", "\\|", "\n", " ").Replace(c) + " ")
	}
	b.WriteString("|\n")
}
