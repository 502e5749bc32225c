package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	bolt "go.etcd.io/bbolt"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/search"
)

// TestScripts runs the commands as a user does. Each script has a data directory
// of its own in $CEWEN_DATA.
func TestScripts(t *testing.T) {
	imported := sync.OnceValue(func() string { return importReports(t) })
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("CEWEN_DATA", filepath.Join(env.WorkDir, "data"))
			env.Setenv("LONG", strings.Repeat("长", 10_000))
			env.Setenv("ALMOST", strings.Repeat("长", 2000)) // as long as a query may be
			env.Setenv("BROKEN", "太\xff")
			env.Setenv("ESCAPE", "\x1b[2J")
			env.Setenv("COMBINED", "cafe\u0301")
			return nil
		},
		Condition: func(name string) (bool, error) { return name == "root" && os.Getuid() == 0, nil },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes":      scriptBytes,
			"status":     scriptStatus,
			"newerstore": scriptNewerStore,
			"zip":        scriptZip,
			"sparse":     scriptSparse,
			"waitserver": scriptWaitServer,
			"agree":      scriptAgree,
			"firstid":    scriptFirstID,
			"serveraddr": scriptServerAddress,
			"mode":       scriptMode,
			"swapindex":  scriptSwapIndex,
			"eventually": scriptEventually,
			"breakindex": scriptBreakIndex,
			"imported": func(ts *testscript.TestScript, _ bool, _ []string) {
				ts.Check(os.CopyFS(ts.Getenv("CEWEN_DATA"), os.DirFS(imported())))
			},
		},
	})
}

// importReports imports testdata/reports into a data directory. The script command
// imported copies it: an import for each script would take longer than the scripts.
func importReports(t *testing.T) string {
	data := filepath.Join(t.TempDir(), "data")
	var out bytes.Buffer
	if code := run([]string{"import", "--data", data, "testdata/reports"}, nil, &out, &out); code != exitOK {
		t.Fatalf("import: exit code %d\n%s", code, out.String())
	}
	return data
}

// status N COMMAND runs a command that is to end with an exit code.
func scriptStatus(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if exit := (*exec.ExitError)(nil); errors.As(ts.Exec(args[1], args[2:]...), &exit) {
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// bytes FILE HEX writes a file of bytes.
func scriptBytes(ts *testscript.TestScript, _ bool, args []string) {
	b, err := hex.DecodeString(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
}

// newerstore DIR writes the store of a version that is not there yet.
func scriptNewerStore(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o700))
	db, err := bolt.Open(filepath.Join(dir, "store.db"), 0o600, nil)
	ts.Check(err)
	ts.Check(db.Update(func(tx *bolt.Tx) error {
		meta, err := tx.CreateBucket([]byte("meta"))
		if err != nil {
			return err
		}
		return meta.Put([]byte("format"), []byte("99"))
	}))
	ts.Check(db.Close())
}

// zip FILE ENTRY=SOURCE... writes an archive.
func scriptZip(ts *testscript.TestScript, _ bool, args []string) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, arg := range args[1:] {
		name, source, _ := strings.Cut(arg, "=")
		f, err := w.Create(name)
		ts.Check(err)
		_, err = f.Write([]byte(ts.ReadFile(source)))
		ts.Check(err)
	}
	ts.Check(w.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o600))
}

// sparse FILE MB makes a file that is large and takes no room.
func scriptSparse(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), nil, 0o600))
	ts.Check(os.Truncate(ts.MkAbs(args[0]), int64(size)<<20))
}

// waitserver waits until a server has $CEWEN_DATA.
func scriptWaitServer(ts *testscript.TestScript, _ bool, _ []string) {
	l, err := newLayout(ts.Getenv("CEWEN_DATA"))
	ts.Check(err)
	const patience = 2 * time.Minute // a machine may be busy with other things
	for start := time.Now(); time.Since(start) < patience; time.Sleep(20 * time.Millisecond) {
		if r, found := findServer(context.Background(), l); found {
			ts.Check(r.waitIndexed(context.Background()))
			return
		}
	}
	ts.Fatalf("no server after %v", patience)
}

// agree PHRASE RESULT EXPORT checks that the totals of a search --json are those of
// a plain scan of an export.
func scriptAgree(ts *testscript.TestScript, _ bool, args []string) {
	var result search.Result
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[1])), &result))
	phrase := analysis.Fold(args[0])
	var want search.Totals
	for line := range strings.Lines(ts.ReadFile(args[2])) {
		var d corpus.Exported
		ts.Check(json.Unmarshal([]byte(line), &d))
		before := want.Paragraphs
		for _, p := range d.Paragraphs {
			if n := strings.Count(analysis.Fold(p.Text), phrase); n > 0 {
				want.Paragraphs++
				want.Occurrences += n
			}
		}
		if want.Paragraphs > before {
			want.Documents++
		}
	}
	if result.Totals != want || want.Documents == 0 {
		ts.Fatalf("search has %+v, export %+v", result.Totals, want)
	}
}

// firstid EXPORT VARIABLE puts the ID of the first document into a variable.
func scriptFirstID(ts *testscript.TestScript, _ bool, args []string) {
	line, _, _ := strings.Cut(ts.ReadFile(args[0]), "\n")
	var d corpus.Exported
	ts.Check(json.Unmarshal([]byte(line), &d))
	ts.Setenv(args[1], d.ID)
}

// serveraddr VARIABLE puts the address of the server that has $CEWEN_DATA into a
// variable.
func scriptServerAddress(ts *testscript.TestScript, _ bool, args []string) {
	var at running
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(filepath.Join(ts.Getenv("CEWEN_DATA"), "server.json"))), &at))
	ts.Setenv(args[0], at.Address)
}

// swapindex DIR puts the index of another data directory in the place of that in
// $CEWEN_DATA.
func scriptSwapIndex(ts *testscript.TestScript, _ bool, args []string) {
	index := filepath.Join(ts.Getenv("CEWEN_DATA"), "index")
	ts.Check(os.RemoveAll(index))
	ts.Check(os.CopyFS(index, os.DirFS(filepath.Join(ts.MkAbs(args[0]), "index"))))
}

// breakindex DIR writes zeros over the files of the index of a data directory.
func scriptBreakIndex(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(filepath.Join(ts.MkAbs(args[0]), "index"), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".bolt" {
			return err
		}
		return os.WriteFile(path, make([]byte, 8<<10), 0o600)
	}))
}

// eventually TEXT COMMAND runs a command until it succeeds and prints a text.
func scriptEventually(ts *testscript.TestScript, _ bool, args []string) {
	const patience = time.Minute
	for start := time.Now(); time.Since(start) < patience; time.Sleep(50 * time.Millisecond) {
		if err := ts.Exec(args[1], args[2:]...); err == nil && strings.Contains(ts.ReadFile("stdout"), args[0]) {
			return
		}
	}
	ts.Fatalf("never printed %q", args[0])
}

// mode FILE OCTAL checks the permissions of a file.
func scriptMode(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := strconv.FormatUint(uint64(info.Mode().Perm()), 8); got != args[1] {
		ts.Fatalf("%s has mode %s, want %s", args[0], got, args[1])
	}
}
