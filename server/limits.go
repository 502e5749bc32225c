package server

import "time"

// Limits of a request.
const (
	// maxImportBytes bounds the body of an import: some hundred reports at once,
	// and what one import may take of memory, as imports take turns.
	maxImportBytes = 128 << 20
	// maxFileBytes bounds one file of an import. The largest yearbook in PDF has
	// some 50 MB; what is larger is a scan or not a document.
	maxFileBytes = 64 << 20
	// maxImportFiles bounds the parts of an import, whose heads take memory too.
	maxImportFiles = 10_000
	// maxFieldBytes bounds a field of an import that is not a file.
	maxFieldBytes = 4 << 10
	// maxPathBytes bounds the name of a file: PATH_MAX of Linux.
	maxPathBytes = 4 << 10
	// maxBodyBytes bounds every other body: 10,000 phrases of 100 characters fit.
	maxBodyBytes = 4 << 20
	// maxPhrases bounds one count: a glossary fits, a body of one-letter phrases
	// does not keep the server busy for hours.
	maxPhrases = 10_000
	// maxURLBytes bounds the request target. A question longer than this is not
	// kept by browsers and proxies on the way either.
	maxURLBytes = 8 << 10
	// maxHeaderBytes bounds the header, the target and a token included.
	maxHeaderBytes = 32 << 10
	// maxVerifySample bounds how many terms one audit tries.
	maxVerifySample = 10_000
	// defaultVerifySample is how many it tries unasked: seconds, not minutes.
	defaultVerifySample = 100
)

// Limits of time.
const (
	// markBudget is what marking a document may take. Most take under 0.1 s; the text
	// is what a reader came for and is not kept back for long.
	markBudget = 2 * time.Second
	// readHeaderTimeout cuts off clients that send their header drop by drop.
	readHeaderTimeout = 10 * time.Second
	// readTimeout is for a whole small request.
	readTimeout = 30 * time.Second
	// writeTimeout leaves a slow line time to take a page after a search that took all
	// of search.DefaultBudget.
	writeTimeout = 60 * time.Second
	// idleTimeout keeps connections between the clicks of a reader.
	idleTimeout = 2 * time.Minute
	// importTimeout is for maxImportBytes over a line of 2 Mbit/s, and for reading
	// what came.
	importTimeout = 10 * time.Minute
	// longTimeout is for what goes through all documents: counts of many phrases,
	// audits.
	longTimeout = 10 * time.Minute
	// rebuildTimeout is for a new index of a few gigabytes.
	rebuildTimeout = 2 * time.Hour
	// waitTimeout is how long an import waits to become searchable.
	waitTimeout = 5 * time.Minute
	// exportStall is how long a reader of an export may take for one document.
	exportStall = 60 * time.Second
	// shutdownTimeout is how long answers on their way may take to finish.
	shutdownTimeout = 10 * time.Second
)
