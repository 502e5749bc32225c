package embedded

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"cewen/analysis"
)

// manifestFormat is the version of the layout of an index folder.
const manifestFormat = 1

// manifest says by which rules a generation was built.
type manifest struct {
	Format int `json:"format"`
	// Exact is the fingerprint of what finds candidates. A generation of another
	// one cannot serve.
	Exact string `json:"exact"`
	// Words is the fingerprint of what ranks. A generation of another one serves
	// until it is replaced.
	Words string `json:"words"`
}

// exactFingerprint changes with folding, bigrams and the layout of records.
func exactFingerprint() string {
	return fmt.Sprintf("fold%d-gram%d-record%d", analysis.FoldVersion, analysis.GramVersion, recordVersion)
}

const manifestName = "manifest.json"

func (m manifest) write(dir string) error {
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("encode manifest: %w", err)
	}
	return writeFileAtomic(filepath.Join(dir, manifestName), b)
}

// errUnusable means that a generation cannot serve and must be built anew. It
// says nothing about the documents, which are in the store.
var errUnusable = errors.New("index generation cannot be used")

func readManifest(dir string) (manifest, error) {
	var m manifest
	b, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return m, fmt.Errorf("%w: %w", errUnusable, err)
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("%w: manifest: %w", errUnusable, err)
	}
	if m.Format != manifestFormat || m.Exact != exactFingerprint() {
		return m, fmt.Errorf("%w: built by other rules (format %d, %s)", errUnusable, m.Format, m.Exact)
	}
	return m, nil
}

// writeFileAtomic writes a file so that it is there whole or not at all, also
// after a crash.
func writeFileAtomic(path string, b []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".tmp-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(path), err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // the error that matters is the first
		}
	}()
	_, err = f.Write(b)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(path), err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(path), err)
	}
	return syncDir(filepath.Dir(path))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sync %s: %w", filepath.Base(dir), err)
	}
	return errors.Join(d.Sync(), d.Close())
}
