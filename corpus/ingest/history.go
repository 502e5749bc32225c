package ingest

import (
	"fmt"

	"cewen/corpus"
	"cewen/corpus/store"
)

// Changes are what a version of a document has and the one before had not, and the
// other way round, each in the order of its text.
type Changes struct {
	Added   []corpus.Paragraph
	Removed []corpus.Paragraph
}

// VersionOf returns a version in the history of a document: number n of 1 to that of
// the newest, which 0 stands for too. It returns store.ErrNotFound where there is no
// such document or version.
func VersionOf(v *store.View, id string, n int) (versions []store.Version, i int, err error) {
	if _, err := v.Ordinal(id); err != nil {
		return nil, 0, err
	}
	if versions, err = v.Versions(id); err != nil {
		return nil, 0, err
	}
	if n == 0 {
		n = len(versions)
	}
	if n < 1 || n > len(versions) {
		return nil, 0, fmt.Errorf("version %d of document %s: %w", n, id, store.ErrNotFound)
	}
	return versions, n - 1, nil
}

// VersionChanges tells what a version changed, see VersionOf. The text of earlier
// versions is read again from the files that were kept; where one of them was not, it
// returns store.ErrNotFound.
func VersionChanges(v *store.View, id string, n int) (*Changes, error) {
	versions, i, err := VersionOf(v, id, n)
	if err != nil {
		return nil, err
	}
	after, err := readVersion(v, versions[i])
	if err != nil {
		return nil, err
	}
	var before []corpus.Paragraph
	if i > 0 {
		if before, err = readVersion(v, versions[i-1]); err != nil {
			return nil, err
		}
	}
	return &Changes{Added: without(after, before), Removed: without(before, after)}, nil
}

func readVersion(v *store.View, version store.Version) ([]corpus.Paragraph, error) {
	data, err := v.Source(version.SHA256)
	if err != nil {
		return nil, err
	}
	d, err := corpus.Read(corpus.Input{Path: version.Path, Data: data})
	if err != nil {
		return nil, fmt.Errorf("read version of %s: %w", version.Time, err)
	}
	return d.Paragraphs, nil
}

// without returns the paragraphs that others do not have. Anchors follow from the
// text, see corpus.Paragraph.
func without(paragraphs, others []corpus.Paragraph) []corpus.Paragraph {
	have := make(map[string]bool, len(others))
	for _, p := range others {
		have[p.Anchor] = true
	}
	var left []corpus.Paragraph
	for _, p := range paragraphs {
		if !have[p.Anchor] {
			left = append(left, p)
		}
	}
	return left
}
