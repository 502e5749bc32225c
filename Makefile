# make check is what CI runs. Tools are pinned in tools/go.mod.
GO     ?= go
BIN    := bin
TOOL   := $(GO) build -modfile=tools/go.mod -o
# The packages with goroutines, and of the commands what runs them beside each other.
RACE   := ./corpus/ingest ./corpus/store ./indexer/... ./engine/... ./search/batch ./search/instrument ./server/...
RACING := TestBackupDuringImport|TestTorture|TestScripts/(serve|watch)$$

.PHONY: check fmt vet lint race vuln browser test bench bench-functions web accuracy eval proof agree curve soak soak-import torture near fuzz bench-scale clean

check: fmt vet lint race vuln browser

test:
	$(GO) test ./...

fmt: $(BIN)/golangci-lint
	@out=$$($(BIN)/golangci-lint fmt --diff) && [ -z "$$out" ] || { echo "$$out"; echo "run: $(BIN)/golangci-lint fmt"; exit 1; }

vet:
	$(GO) vet ./...
	$(GO) vet -tags browser ./...

lint: $(BIN)/golangci-lint
	$(BIN)/golangci-lint run

race:
	$(GO) test -race -shuffle=on -timeout 15m $(RACE)
	$(GO) test -race -shuffle=on -timeout 15m -run '$(RACING)' ./cmd/cewen

vuln: $(BIN)/govulncheck
	@sh scripts/vuln.sh $(BIN)/govulncheck

browser:
	$(GO) test -tags browser -run Browser -count=1 -v ./server/...

# 100,000 random queries of the whole language against a plain scan, and ten minutes
# of fuzzing what reads queries.
soak:
	$(GO) test ./engine/embedded -run 'Conformance/answers' -count=1 -v -timeout 60m -rapid.checks=4000 | grep -v 'draw '
	$(GO) test ./search/query -run '^$$' -fuzz FuzzParse -fuzztime 5m
	$(GO) test ./search/regex -run '^$$' -fuzz FuzzCompile -fuzztime 5m

# Every parser of outside bytes, one after another; FUZZTIME is for each.
FUZZTIME ?= 1m
FUZZ     := corpus/format:FuzzParse corpus/format:FuzzDecode corpus/format:FuzzHTML corpus/format:FuzzMail corpus/format:FuzzDocx \
	corpus/format:FuzzDoc corpus/format:FuzzWord corpus/format/pdf:FuzzRead corpus:FuzzRead corpus:FuzzDates corpus/sidecar:FuzzParse corpus/ingest:FuzzArchive \
	analysis/numeral:FuzzRead corpus/commitment:FuzzFind
fuzz:
	@for f in $(FUZZ); do echo "$$f"; \
		$(GO) test ./$${f%%:*} -run '^$$' -fuzz "^$${f##*:}\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1x -parallel 2 || exit 1; done

# How well hits are ranked, beside two other ways; go run ./internal/eval -h tells more.
eval:
	$(GO) run ./internal/eval

# The query language against plain scans of all of the shared reports.
proof:
	$(GO) test ./engine/embedded -run TestProof -count=1 -v -timeout 60m -proof

# 200 times kill -9 at random moments of imports, updates, removals, followed folders and
# rebuilds: nothing acknowledged is lost, nothing else appears.
torture:
	CEWEN_TORTURE_ROUNDS=200 $(GO) test ./cmd/cewen -run TestTorture -count=1 -v -timeout 60m

# How true texts, metadata and commitments of real files are: characters by file, values by
# field, with every miss; and how often the next report is found to tell of a commitment.
accuracy:
	$(GO) test ./corpus ./corpus/format ./corpus/commitment -run Accuracy -count=1 -v
	CEWEN_TRACK_JUDGED=1 $(GO) test ./search/track -run Accuracy -count=1 -v

# All of the shared reports come in while 20 readers search.
soak-import:
	CEWEN_SOAK=1 $(GO) test ./cmd/cewen -run TestSoakImport -count=1 -v -timeout 60m

# How well near-duplicates are told, on all of the shared reports.
near:
	CEWEN_NEAR=all $(GO) test ./corpus/ingest -run TestNearDuplicatesOfRealReports -count=1 -v -timeout 60m

# How fast and how large pages are over all of the shared reports; 200 queries asked by
# page, API, command and export. CEWEN_WEB_DATA names a data directory that holds the
# reports already; it is written to.
web:
	CEWEN_WEB=1 $(GO) test ./cmd/cewen -run "TestPagesComeFastAndLight|TestPageAPICommand" -count=1 -v -timeout 60m

# Time and memory of panels over all of the shared reports, by the number of phrases and
# the amount of text.
curve:
	CEWEN_CURVE=1 $(GO) test ./cmd/cewen -run TestCurveOfPanels -count=1 -v -timeout 60m

# Instruments against a script over an export of all shared reports. CEWEN_AGREE and
# CEWEN_CURVE may name a data directory that holds them instead.
agree:
	CEWEN_AGREE=1 $(GO) test ./cmd/cewen -run TestInstrumentsAgreeWithAnExport -count=1 -v -timeout 60m

# The whole way of the shared reports, beside a plain scan and plain bleve.
bench:
	$(GO) run ./internal/bench/peer

# Hot functions by themselves, over texts of our own words: keep the output of two trees and
# compare them with benchstat.
BENCHED := ./analysis/... ./corpus ./corpus/commitment ./corpus/format ./corpus/store ./engine/embedded ./search/regex
COUNT   ?= 6
bench-functions:
	$(GO) test $(BENCHED) -run '^$$' -bench . -count $(COUNT) -timeout 60m

# What imports, queries, start and memory cost over the reports × 1, 2, 4, 8, 16: 8 GB in the folder that
# CEWEN_SCALE names, kept there; what is built is not built again.
bench-scale:
	$(GO) run ./internal/bench/scale -dir "$(CEWEN_SCALE)"

$(BIN)/golangci-lint: tools/go.mod tools/go.sum
	$(TOOL) $@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint

$(BIN)/govulncheck: tools/go.mod tools/go.sum
	$(TOOL) $@ golang.org/x/vuln/cmd/govulncheck

clean:
	rm -rf $(BIN)
