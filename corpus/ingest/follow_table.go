package ingest

import (
	"fmt"
	"log/slog"
	"os"

	"cewen/corpus/sidecar"
)

// followedTable is a table of metadata that is kept beside a folder that is followed.
type followedTable struct {
	rows      *sidecar.Table // nil for none
	stamp     stamp          // of the file as last read
	told      bool           // what of rows was not taken over
	complaint string         // why the file could not be read when last looked at
}

// changed reads the table if it is another one than before, and tells whether there is
// a new one. A file that cannot be read leaves the table that was read last.
func (t *followedTable) changed(name string, logger *slog.Logger) bool {
	if name == "" {
		return false
	}
	var now stamp
	info, err := os.Stat(name)
	if err == nil {
		if now = (stamp{info.Size(), info.ModTime()}); now == t.stamp {
			return false
		}
		t.stamp = now
	}
	rows, err := ReadTable(name)
	if err != nil {
		if t.complaint != err.Error() {
			t.complaint = err.Error()
			logger.Error("the table of metadata cannot be read; what was read last stays in force", "table", name, "reason", t.complaint)
		}
		return false
	}
	t.rows, t.told, t.complaint = rows, false, ""
	return true
}

// tell logs what of the table was not taken over.
func (t *followedTable) tell(logger *slog.Logger) {
	if t.told || t.rows == nil {
		return
	}
	t.told = true
	for _, p := range t.rows.Problems() {
		logger.Warn("a line of the table of metadata", "line", p.Line, "reason", p.Message)
	}
}

// ReadTable reads a table of metadata from a file; nil for "". The error is for the user.
func ReadTable(name string) (*sidecar.Table, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("元数据表 %s：%s", name, Explain(err))
	}
	table, err := sidecar.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s：%w", name, err)
	}
	return table, nil
}
