package embedded_test

import (
	"flag"
	"testing"
)

// What is proved on real reports: a twentieth by default, everything with -proof.
var (
	proof = flag.Bool("proof", false, "prove the query language on all of the shared reports")
	seed  = flag.Uint64("proof.seed", 1, "what the queries of the proof are drawn from")
)

// extent is how much is proved.
type extent struct {
	every       int // of how many reports, and queries made by hand, one is taken
	queries     int
	perOperator int // the least number of queries of an operator
	pairs       int
	spans       int
	quantities  int
	promises    int
	unkept      int  // of these, how many are asked before commitments are kept: seconds each
	timed       bool // whether the engine has to be faster than the scan
}

func extentAsked() extent {
	if *proof {
		return extent{every: 1, queries: 500, perOperator: 20, pairs: 500, spans: 10_000, quantities: 500, promises: 300, unkept: 10, timed: true}
	}
	if underRace {
		return extent{every: 50, queries: 30, perOperator: 1, pairs: 20, spans: 200, quantities: 10, promises: 2}
	}
	return extent{every: 20, queries: 50, perOperator: 1, pairs: 50, spans: 1000, quantities: 50, promises: 4, unkept: 1}
}

// TestProof proves the query language on real reports. All of it takes some minutes:
//
//	go test ./engine/embedded -run TestProof -count=1 -v -timeout 30m -proof
func TestProof(t *testing.T) {
	size := extentAsked()
	l := openLibrary(t, size.every)
	t.Run("every query finds what a plain scan finds", func(t *testing.T) { testExact(t, l, size) })
	t.Run("a query finds the same however it is spelled", func(t *testing.T) { testSpelling(t, l, size) })
	t.Run("quantities are what the reader of numerals reads", func(t *testing.T) { testQuantities(t, l, size) })
	t.Run("commitments are what the finder finds", func(t *testing.T) { testPromises(t, l, size) })
	t.Run("what is marked is what occurs", func(t *testing.T) { testMarks(t, l, size) })
}
