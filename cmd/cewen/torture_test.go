package main

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/indexer"
)

// tortureRounds is how often TestTorture kills; CEWEN_TORTURE_ROUNDS raises it.
const tortureRounds = 10

// TestTorture kills whatever is at work, at random moments: imports, updates and
// removals, by themselves and through a server, a server that follows a folder, and
// rebuilds. After each kill a new process must find every document that was
// acknowledged, in the version that was; nothing that was not there or on its way; and
// an index that agrees with the text.
func TestTorture(t *testing.T) {
	rounds := tortureRounds
	if underRace {
		rounds = 2
	}
	if n, err := strconv.Atoi(os.Getenv("CEWEN_TORTURE_ROUNDS")); err == nil {
		rounds = n
	}
	seed := rand.Uint64()
	if n, err := strconv.ParseUint(os.Getenv("CEWEN_TORTURE_SEED"), 10, 64); err == nil {
		seed = n
	}
	t.Logf("seed %d", seed)
	c := newChamber(t, seed)
	acts := []struct {
		name string
		do   func()
	}{
		{"import", c.importFiles},
		{"remove", c.remove},
		{"watch", c.watch},
		{"import through a server", func() { c.throughServer(c.importFiles) }},
		{"rebuild", c.rebuild},
		{"remove through a server", func() { c.throughServer(c.remove) }},
	}
	for c.round = 1; c.round <= rounds && !t.Failed(); c.round++ {
		act := acts[(c.round-1)%len(acts)]
		c.killed = false
		act.do()
		c.check()
		t.Logf("round %d: %s, killed %t: %d documents held", c.round, act.name, c.killed, c.heldCount())
		c.kills[act.name] += btoi(c.killed)
	}
	t.Logf("%d rounds, kills %v: %d acknowledgements checked, %d lost, %d phantoms", rounds, c.kills, c.acknowledged, c.lost, c.phantoms)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// chamberFiles is how many reports there are: few, so that rounds are short and
// versions pile up.
const chamberFiles = 120

// chamber is a folder, a data directory, and what is known of both.
type chamber struct {
	t         *testing.T
	random    *rand.Rand
	dir, data string
	round     int
	killed    bool
	// disk is the version of each file, 0 for none.
	disk map[string]int
	// may are the versions of each file that the store may hold, 0 for none. An
	// acknowledgement leaves one.
	may map[string][]int
	ids map[string]string
	// together are the files that the last removal was of: all went, or none.
	together []string
	words    func() (*analysis.Words, error)

	kills                        map[string]int
	acknowledged, lost, phantoms int
}

func newChamber(t *testing.T, seed uint64) *chamber {
	t.Helper()
	c := &chamber{
		t: t, random: rand.New(rand.NewPCG(seed, 1)), dir: filepath.Join(t.TempDir(), "reports"), data: filepath.Join(t.TempDir(), "data"),
		disk: make(map[string]int), may: make(map[string][]int), ids: make(map[string]string), kills: make(map[string]int),
		words: sync.OnceValues(func() (*analysis.Words, error) { return analysis.LoadWords(nil) }),
	}
	if err := os.MkdirAll(c.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range chamberFiles {
		c.may[c.path(i)] = []int{0}
	}
	return c
}

func (c *chamber) path(i int) string { return filepath.Join(c.dir, fmt.Sprintf("%04d.md", i)) }

// rewrite writes another version of some files, and deletes others where it may.
func (c *chamber) rewrite(mayDelete bool) {
	for i := range chamberFiles {
		path := c.path(i)
		switch draw := c.random.IntN(10); {
		case draw < 3:
			c.disk[path]++
			for slices.Contains(c.may[path], c.disk[path]) || c.disk[path] <= slices.Max(c.may[path]) {
				c.disk[path]++
			}
			if err := os.WriteFile(path, []byte(madeUpReport(i, c.disk[path])), 0o600); err != nil {
				c.t.Fatal(err)
			}
		case draw == 3 && mayDelete && c.disk[path] != 0:
			c.disk[path] = 0
			if err := os.Remove(path); err != nil {
				c.t.Fatal(err)
			}
		default:
			continue
		}
	}
}

// allow notes what is on its way.
func (c *chamber) allow(path string, version int) {
	if !slices.Contains(c.may[path], version) {
		c.may[path] = append(c.may[path], version)
	}
}

// acknowledge notes what was reported as done.
func (c *chamber) acknowledge(path string, versions ...int) {
	c.may[path] = slices.Clone(versions)
	c.acknowledged++
}

// importFiles kills an import after some of its reports.
func (c *chamber) importFiles() {
	c.rewrite(false)
	there := 0
	for path, version := range c.disk {
		if version != 0 {
			c.allow(path, version)
			there++
		}
	}
	cmd := command(c.t, c.data, "import", c.dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		c.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	after, delay := c.random.IntN(there+1), c.delay()
	seen := 0
	strike := sync.OnceFunc(func() {
		time.AfterFunc(delay, func() { c.kill(cmd.Process) })
	})
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		outcome, path, ok := strings.Cut(lines.Text(), "\t")
		if ok && (outcome == "导入" || outcome == "更新" || outcome == "未变") {
			c.acknowledge(path, c.disk[path])
			seen++
		}
		if seen >= after {
			strike()
		}
	}
	c.wait(cmd.Wait())
}

// delay is short as often as long: stores are written in milliseconds, indexes in
// seconds.
func (c *chamber) delay() time.Duration {
	if c.random.IntN(2) == 0 {
		return time.Duration(c.random.Int64N(int64(20 * time.Millisecond)))
	}
	return time.Duration(c.random.Int64N(int64(1500 * time.Millisecond)))
}

func (c *chamber) kill(p *os.Process) { _ = p.Kill() } // it may have ended by itself

// wait notes whether a process was killed.
func (c *chamber) wait(err error) {
	c.killed = c.killed || err != nil && strings.Contains(err.Error(), "killed")
}

// remove kills a removal, of which all or nothing is done.
func (c *chamber) remove() {
	var paths []string
	args := []string{"remove"}
	for path, id := range c.ids {
		if c.random.IntN(8) == 0 {
			paths, args = append(paths, path), append(args, id)
		}
	}
	if len(paths) == 0 {
		return
	}
	cmd := command(c.t, c.data, args...)
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	timer := time.AfterFunc(c.delay(), func() { c.kill(cmd.Process) })
	err := cmd.Wait()
	timer.Stop()
	c.wait(err)
	for _, path := range paths {
		if c.allow(path, 0); err == nil {
			c.acknowledge(path, 0)
		}
	}
	c.together = paths
}

// throughServer does something while a server has the data directory, which is killed
// some time on.
func (c *chamber) throughServer(do func()) {
	server := startServer(c.t, c.data)
	timer := time.AfterFunc(c.delay(), func() { c.kill(server.Process) })
	do()
	timer.Stop()
	c.kill(server.Process)
	c.wait(server.Wait())
}

// followedFile is a line of the log of a server that follows a folder.
var followedFile = regexp.MustCompile(`msg="file of a followed folder".* path=(\S+) outcome=(imported|updated|unchanged)`)

var followedRemoval = regexp.MustCompile(`msg="document removed with its file".* path=(\S+) `)

// watch changes a folder under a server that follows it, and kills that.
func (c *chamber) watch() {
	c.rewrite(true)
	during := make(map[string][]int)
	note := func() {
		for i := range chamberFiles {
			path := c.path(i)
			c.allow(path, c.disk[path])
			during[path] = append(during[path], c.disk[path])
		}
	}
	note()
	cmd := command(c.t, c.data, "serve", "--addr", "127.0.0.1:0", "--watch", c.dir)
	log, err := cmd.StderrPipe()
	if err != nil {
		c.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	time.AfterFunc(500*time.Millisecond+2*c.delay(), func() { c.kill(cmd.Process) })
	if c.random.IntN(2) == 0 {
		time.Sleep(time.Duration(c.random.Int64N(int64(time.Second))))
		c.rewrite(true)
		note()
	}
	lines := bufio.NewScanner(log)
	for lines.Scan() {
		if m := followedFile.FindStringSubmatch(lines.Text()); m != nil {
			c.acknowledge(m[1], during[m[1]]...)
		} else if m := followedRemoval.FindStringSubmatch(lines.Text()); m != nil {
			c.acknowledge(m[1], append(slices.Clone(during[m[1]]), 0)...)
		}
	}
	c.wait(cmd.Wait())
}

// rebuild kills a rebuild, which changes no document.
func (c *chamber) rebuild() {
	if c.heldCount() == 0 {
		return
	}
	cmd := command(c.t, c.data, "rebuild")
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	timer := time.AfterFunc(2*c.delay(), func() { c.kill(cmd.Process) })
	c.wait(cmd.Wait())
	timer.Stop()
}

func (c *chamber) heldCount() int { return len(c.ids) }

// check opens the data directory as the next process does, compares it with what may
// be in it, and goes on from there.
func (c *chamber) check() {
	c.t.Helper()
	held := c.held()
	gone := 0
	for _, path := range c.together {
		if c.ids[path] == "" {
			gone++
		}
	}
	if n := len(c.together); gone != 0 && gone != n {
		c.t.Errorf("round %d: %d of %d documents were removed", c.round, gone, n)
	}
	c.together = nil
	for path, may := range c.may {
		switch version := held[path]; {
		case slices.Contains(may, version):
			c.may[path] = []int{version}
		case version == 0 || version < slices.Min(may):
			c.lost++
			c.t.Errorf("round %d: %s is held in version %d, acknowledged in %v", c.round, path, version, may)
		default:
			c.phantoms++
			c.t.Errorf("round %d: %s is held in version %d, which can only be %v", c.round, path, version, may)
		}
		delete(held, path)
	}
	for path := range held {
		if !strings.Contains(path, "sample/") {
			c.phantoms++
			c.t.Errorf("round %d: %s is held and was never imported", c.round, path)
		}
	}
}

// held returns the version of each document held, after the index has caught up and
// agrees.
func (c *chamber) held() map[string]int {
	c.t.Helper()
	held := make(map[string]int)
	l, err := newLayout(c.data)
	if err != nil {
		c.t.Fatal(err)
	}
	if there, err := l.exists(); err != nil || !there {
		return held
	}
	a := &app{stdout: os.Stdout, stderr: os.Stderr}
	w, err := openWorkspace(l, a.logger(8))
	if err != nil {
		c.t.Fatalf("round %d: the data directory cannot be opened: %v", c.round, err)
	}
	defer func() {
		if err := w.close(); err != nil {
			c.t.Error(err)
		}
	}()
	c.catchUp(w)
	c.ids = make(map[string]string)
	local := &local{workspace: w, notices: os.Stderr}
	if err := local.Export(c.t.Context(), func(d corpus.Exported) error {
		held[d.Source.Path], c.ids[d.Source.Path] = versionOfReport(d), d.ID
		return nil
	}); err != nil {
		c.t.Fatalf("round %d: %v", c.round, err)
	}
	if len(held) == 0 {
		return held
	}
	report, err := w.verify(c.t.Context(), 10, 0)
	if err != nil || !report.OK() {
		c.t.Errorf("round %d: verify: %v, %+v", c.round, err, report)
	}
	return held
}

// catchUp is workspace.indexing with the words loaded once for all rounds.
func (c *chamber) catchUp(w *workspace) {
	c.t.Helper()
	x := indexer.New(indexer.Options{Store: w.store, Engine: w.engine, Words: c.words})
	ctx, stop := context.WithCancel(c.t.Context())
	done := make(chan error, 1)
	go func() { done <- x.Run(ctx) }()
	patience, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	if err := x.WaitAll(patience); err != nil {
		c.t.Fatalf("round %d: the index does not catch up: %v", c.round, err)
	}
	stop()
	if err := <-done; err != nil {
		c.t.Fatal(err)
	}
}
