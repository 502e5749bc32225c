package verify

import (
	"fmt"
	"io"
	"strings"

	"cewen/search"
)

// maxDifferences bounds how many differences are listed; all are counted.
const maxDifferences = 20

// Report is what a verification found.
type Report struct {
	Documents  int `json:"documents"`
	Paragraphs int `json:"paragraphs"`
	// Missing paragraphs are stored and not indexed, Repeated ones indexed more than
	// once, Foreign ones indexed and not stored.
	Missing  int `json:"missing"`
	Repeated int `json:"repeated"`
	Foreign  int `json:"foreign"`
	// Sources is the number of source files kept, DamagedSources the SHA-256 of those
	// whose bytes have another one.
	Sources        int      `json:"sources"`
	DamagedSources []string `json:"damaged_sources"`
	// Terms is the number of terms compared, Found how many of them occur.
	Terms int `json:"terms"`
	Found int `json:"found"`
	// Missed terms have fewer paragraphs by the index than by the text, Extra ones
	// more, WrongCounts the same paragraphs and other documents or occurrences.
	Missed      int `json:"missed"`
	Extra       int `json:"extra"`
	WrongCounts int `json:"wrong_counts"`
	// Operators says how queries with each operator compared in documents drawn for
	// it, SampledDocuments in number.
	Operators        []OperatorReport `json:"operators"`
	SampledDocuments int              `json:"sampled_documents"`
	// Differences lists the first terms and queries that differ.
	Differences []Difference `json:"differences"`
	Seed        uint64       `json:"seed"`
	// IndexTime and TextTime are in seconds.
	IndexTime float64 `json:"index_seconds"`
	TextTime  float64 `json:"text_seconds"`
}

// Difference is a term or query that the index counts differently than the text. Of a
// query, only the documents drawn count.
type Difference struct {
	Term  string        `json:"term"`
	Index search.Totals `json:"index"`
	Text  search.Totals `json:"text"`
}

// OK tells whether index and text agree in everything, and whether the files are what
// they were.
func (r *Report) OK() bool { return r.agree() && len(r.DamagedSources) == 0 }

// agree tells whether index and text agree in everything.
func (r *Report) agree() bool {
	return r.Missing+r.Repeated+r.Foreign+r.Missed+r.Extra+r.WrongCounts+r.operators().Wrong == 0
}

// operators adds up the reports of all operators.
func (r *Report) operators() OperatorReport {
	var sum OperatorReport
	for _, o := range r.Operators {
		sum.Queries += o.Queries
		sum.Found += o.Found
		sum.Wrong += o.Wrong
	}
	return sum
}

func (r *Report) addDifference(asked string, index, text search.Totals) {
	if len(r.Differences) < maxDifferences {
		r.Differences = append(r.Differences, Difference{Term: asked, Index: index, Text: text})
	}
}

// Write prints the report for a reader.
func (r *Report) Write(w io.Writer) error {
	verdict := "一致：索引与原文扫描没有差别"
	switch {
	case !r.agree():
		verdict = "不一致：请运行 cewen rebuild 重建索引，并报告此问题"
	case len(r.DamagedSources) > 0:
		verdict = "原始文件有损坏：检索不受影响；请从备份恢复（cewen restore），或重新导入这些文件"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "段落：%d 篇文档 %d 段；索引缺 %d 段，重复 %d 段，多出 %d 段\n", r.Documents, r.Paragraphs, r.Missing, r.Repeated, r.Foreign)
	fmt.Fprintf(&b, "词语：比对 %d 个（其中 %d 个在原文中出现）；漏 %d，多 %d，计数不符 %d\n", r.Terms, r.Found, r.Missed, r.Extra, r.WrongCounts)
	if all := r.operators(); all.Queries > 0 {
		fmt.Fprintf(&b, "算符：%s；在抽取的 %d 篇文档里比对 %d 条检索式（其中 %d 条有结果）；不符 %d\n",
			r.operatorNames(), r.SampledDocuments, all.Queries, all.Found, all.Wrong)
	}
	fmt.Fprintf(&b, "原始文件：%d 个；与摘要不符 %d 个\n", r.Sources, len(r.DamagedSources))
	for _, digest := range r.DamagedSources {
		fmt.Fprintf(&b, "  %s\n", digest)
	}
	fmt.Fprintf(&b, "用时：索引 %.2f 秒，原文扫描 %.2f 秒（随机种子 %d）\n%s\n", r.IndexTime, r.TextTime, r.Seed, verdict)
	for _, d := range r.Differences {
		fmt.Fprintf(&b, "  %q：索引 %+v，原文 %+v\n", d.Term, d.Index, d.Text)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Report) operatorNames() string {
	names := make([]string, len(r.Operators))
	for i, o := range r.Operators {
		names[i] = o.Operator
	}
	return strings.Join(names, " ")
}
