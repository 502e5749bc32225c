// Package sample holds digests of real reports, written in our own words with
// the true figures, so that a new installation has something to search. Each
// says in its title, kind and first paragraph that it is a digest (摘编) and not
// an official text.
package sample

import (
	"embed"
	"fmt"
	"io/fs"
	"path"

	"cewen/corpus/ingest"
)

//go:embed digests/*.md
var digests embed.FS

// Files returns the digests, in order of their names. Their paths are like
// "sample/taiyuan-2022.md".
func Files() []ingest.File {
	names, err := fs.Glob(digests, "digests/*.md")
	if err != nil {
		panic(fmt.Sprintf("sample: %v", err)) // the pattern is a constant
	}
	files := make([]ingest.File, len(names))
	for i, name := range names {
		data, err := digests.ReadFile(name)
		if err != nil {
			panic(fmt.Sprintf("sample: %v", err)) // part of the binary
		}
		files[i] = ingest.File{Path: "sample/" + path.Base(name), Data: data}
	}
	return files
}
