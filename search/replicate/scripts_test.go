package replicate_test

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cewen/search/instrument/instrumenttest"
)

// The scripts of a package read its tables whole, whatever the locale.
func TestScriptsReadThePackage(t *testing.T) {
	p := packed(t, instrumenttest.Corpus(t, map[string]string{"山西省/2021.md": "# 报告\n\n环保。"}))
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
	for _, locale := range []string{"C", "C.UTF-8"} {
		run := func(needs []string, command ...string) {
			if err := exec.Command(needs[0], needs[1:]...).Run(); err != nil {
				t.Logf("NOT COVERED: %s, for there is no %s", command, strings.Join(needs, " "))
				return
			}
			cmd := exec.Command(command[0], command[1:]...)
			cmd.Dir, cmd.Env = dir, append(os.Environ(), "LC_ALL="+locale)
			out, err := cmd.CombinedOutput()
			if err != nil || !bytes.Contains(out, []byte("2 rows, 1 document, 环保 -1 in phrase")) {
				t.Errorf("%s in %s: %v\n%s", command, locale, err, out)
			}
		}
		r := `sink("/dev/null"); source("read.R", encoding = "UTF-8"); sink(); t <- panel$phrase; writeLines(paste0(nrow(panel), " rows, ", nrow(documents), " document, ", t[1], " ", sub("^'", "", t[2]), " in ", names(panel)[1]), useBytes = TRUE)`
		python := `import contextlib, io, sys
with contextlib.redirect_stdout(io.StringIO()):
    exec(open("read.py").read())
t = list(panel["phrase"])
sys.stdout.buffer.write(f"{len(t)} rows, {len(documents)} document, {t[0]} {t[1][1:]} in {panel.columns[0]}".encode())`
		run([]string{"Rscript", "--version"}, "Rscript", "-e", r)
		python3 := "python3"
		if _, err := os.Stat(filepath.Join("/usr/bin", python3)); err == nil {
			python3 = "/usr/bin/python3" // where a package of the system is
		}
		run([]string{python3, "-c", "import pandas"}, python3, "-c", python)
	}
}
