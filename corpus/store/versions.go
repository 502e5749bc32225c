package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"cewen/corpus"
)

// Version is a version in the history of a document: what came when.
type Version struct {
	// Position is the place of the change in the journal.
	Position uint64    `json:"position"`
	Time     time.Time `json:"time"`
	Path     string    `json:"path,omitempty"`
	SHA256   string    `json:"sha256,omitempty"`
	// Paragraphs is how many the version has; Added and Removed are how many of them
	// the version before had not, and the other way round.
	Paragraphs int `json:"paragraphs"`
	Added      int `json:"added"`
	Removed    int `json:"removed"`
}

// Versions returns the history of a document, the oldest version first. The last
// is the one held.
func (v *View) Versions(id string) ([]Version, error) {
	var versions []Version
	prefix := versionKey(id, 0)[:len(id)+1]
	c := v.tx.Bucket(bucketVersions).Cursor()
	for key, value := c.Seek(prefix); bytes.HasPrefix(key, prefix); key, value = c.Next() {
		var version Version
		if err := json.Unmarshal(value, &version); err != nil {
			return nil, fmt.Errorf("%w: history of %s: %w", ErrDamaged, id, err)
		}
		versions = append(versions, version)
	}
	return versions, nil
}

func versionKey(id string, position uint64) []byte {
	return append([]byte(id+"\x00"), positionKey(position)...)
}

// logVersion adds a version to the history of a document; old is the version that
// it takes the place of, 0 for none.
func (w *writer) logVersion(id string, d *corpus.Document, position uint64, old Ordinal) error {
	version := Version{
		Position: position, Time: w.now, Path: d.Source.Path, SHA256: d.Source.SHA256,
		Paragraphs: len(d.Paragraphs), Added: len(d.Paragraphs),
	}
	if old != 0 {
		before, err := w.Outline(old)
		if err != nil {
			return err
		}
		version.Added, version.Removed = newAnchors(d, before), newAnchors(before, d)
	}
	value, err := json.Marshal(version)
	if err != nil {
		return fmt.Errorf("encode version: %w", err)
	}
	return w.versions.Put(versionKey(id, position), value)
}

// completeHistory begins the history of a document that was stored before there
// were any, and keeps its file.
func (w *writer) completeHistory(id string, d *Draft, position uint64) error {
	if w.versions.Get(versionKey(id, position)) == nil {
		if err := w.logVersion(id, d.Document, position, 0); err != nil {
			return err
		}
	}
	return w.keepSource(id, d)
}

// newAnchors counts the paragraphs of d that other does not have.
func newAnchors(d, other *corpus.Document) int {
	have := make(map[string]bool, len(other.Paragraphs))
	for _, p := range other.Paragraphs {
		have[p.Anchor] = true
	}
	return len(slices.DeleteFunc(slices.Clone(d.Paragraphs), func(p corpus.Paragraph) bool { return have[p.Anchor] }))
}

// forget removes the history of a document and what only it kept.
func (w *writer) forget(id string) error {
	versions, err := w.Versions(id)
	if err != nil {
		return err
	}
	for _, version := range versions {
		if err := w.dropSource(id, version.SHA256); err != nil {
			return err
		}
		if err := w.versions.Delete(versionKey(id, version.Position)); err != nil {
			return err
		}
	}
	return nil
}
