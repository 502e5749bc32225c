# make check is what CI runs. Tools are pinned in tools/go.mod.
GO     ?= go
BIN    := bin
TOOL   := $(GO) build -modfile=tools/go.mod -o
RACE   := ./corpus/... ./indexer/... ./engine/... ./server/... ./cmd/...

.PHONY: check fmt vet lint race vuln browser test bench clean

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
	$(GO) test -race -shuffle=on $(RACE)

vuln: $(BIN)/govulncheck
	@sh scripts/vuln.sh $(BIN)/govulncheck

browser:
	$(GO) test -tags browser -run Browser -count=1 -v ./server/...

bench:
	$(GO) run ./internal/bench

$(BIN)/golangci-lint: tools/go.mod tools/go.sum
	$(TOOL) $@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint

$(BIN)/govulncheck: tools/go.mod tools/go.sum
	$(TOOL) $@ golang.org/x/vuln/cmd/govulncheck

clean:
	rm -rf $(BIN)
