package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/schollz/progressbar/v3"

	"cewen/corpus/ingest"
	"cewen/corpus/store"
)

// importReporter tells how an import goes: by a progress bar where somebody reads
// along, by a line a file elsewhere, and by a table at the end.
type importReporter struct {
	out io.Writer
	bar *progressbar.ProgressBar // nil for lines
	err error                    // the first error of writing
}

func newImportReporter(stdout, stderr io.Writer) *importReporter {
	r := &importReporter{out: stdout}
	if isTerminal(stdout) && isTerminal(stderr) {
		const often = 100 * time.Millisecond
		r.bar = progressbar.NewOptions(-1,
			progressbar.OptionSetWriter(stderr), progressbar.OptionSetDescription("导入"), progressbar.OptionShowCount(),
			progressbar.OptionThrottle(often), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(true))
	}
	return r
}

func (r *importReporter) printf(format string, args ...any) {
	if r.err == nil {
		_, r.err = fmt.Fprintf(r.out, format, args...)
	}
}

// event reports a result, which is certain: a document that it says is stored is
// on disk.
func (r *importReporter) event(e ingest.Event) {
	if r.bar != nil {
		r.bar.ChangeMax(e.Known)
		_ = r.bar.Set(e.Done) // a bar that cannot be drawn stops nothing
		return
	}
	r.printf("%s\t%s\n", outcomeTitle(e.Result.Outcome), plain(e.Result.Path))
}

// waiting says that all files are through and the index is to follow.
func (r *importReporter) waiting() {
	if r.bar != nil {
		r.bar.Describe("建立索引")
		_ = r.bar.RenderBlank() // as above
	}
}

// outcomeTitle names an outcome to the reader.
func outcomeTitle(o store.Outcome) string {
	switch o {
	case store.Imported:
		return "导入"
	case store.Updated:
		return "更新"
	case store.Unchanged:
		return "未变"
	case store.Duplicate:
		return "重复"
	case ingest.Skipped:
		return "跳过"
	case ingest.Failed:
		return "失败"
	case store.Removed:
		return "删除"
	}
	return string(o)
}

// finish prints the table, with why files were not stored, and returns err or, when
// a file failed, an error that says no more.
func (r *importReporter) finish(s *ingest.Summary, err error) error {
	if r.bar != nil {
		_ = r.bar.Finish() // as above
	}
	r.printf("\n")
	rows := make([][]string, 0, len(ingest.Outcomes()))
	for _, o := range ingest.Outcomes() {
		rows = append(rows, []string{outcomeTitle(o) + " " + string(o), strconv.Itoa(s.Counts[o])})
	}
	if r.err == nil {
		r.err = writeColumns(r.out, "", rows)
	}
	for _, o := range []store.Outcome{store.Duplicate, ingest.Skipped, ingest.Failed} {
		r.others(s, o)
	}
	r.near(s)
	r.notes(s)
	r.problems(s)
	switch {
	case r.err != nil:
		return errors.Join(err, r.err)
	case err != nil:
		return err
	case s.Counts[ingest.Failed] > 0, len(s.Problems) > 0:
		return &quietError{}
	}
	return nil
}

// notes prints what of files that are held could not be read.
func (r *importReporter) notes(s *ingest.Summary) {
	if len(s.Notes) > 0 {
		r.printf("\n没有读全：\n")
	}
	for _, o := range s.Notes {
		r.printf("  %s：%s\n", plain(o.Path), plain(o.Note))
	}
}

// problems prints what of the table of metadata was not taken over.
func (r *importReporter) problems(s *ingest.Summary) {
	if len(s.Problems) == 0 {
		return
	}
	r.printf("\n元数据表有 %d 处要看：\n", len(s.Problems))
	for _, p := range s.Problems {
		r.printf("  %s\n", plain(p.String()))
	}
}

// maxSkippedShown bounds the list of skipped files: a folder of photographs is not
// to bury what failed. Without a progress bar all of them are printed above.
const maxSkippedShown = 20

func (r *importReporter) others(s *ingest.Summary, outcome store.Outcome) {
	if s.Counts[outcome] == 0 {
		return
	}
	r.printf("\n%s：\n", outcomeTitle(outcome))
	shown := 0
	for _, o := range s.Others {
		if o.Outcome != outcome {
			continue
		}
		if shown++; outcome == ingest.Skipped && shown > maxSkippedShown {
			r.printf("  …还有 %d 个\n", s.Counts[outcome]-maxSkippedShown)
			return
		}
		why := o.Error
		if outcome == store.Duplicate {
			why = "与 " + o.DuplicateOf + " 内容相同（文档 " + o.ID + "）"
		}
		r.printf("  %s：%s\n", plain(o.Path), plain(why))
	}
}

// near lists the files that were stored and are almost the same as another document.
func (r *importReporter) near(s *ingest.Summary) {
	if len(s.Near) == 0 {
		return
	}
	r.printf("\n近似（已导入）：\n")
	for _, n := range s.Near {
		r.printf("  %s：与 %s 近似，%s（文档 %s）\n", plain(n.Path), plain(n.Resembles.Path), n.Resembles.Percent(), n.Resembles.ID)
	}
}
