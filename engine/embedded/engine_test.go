package embedded_test

import (
	"testing"

	"cewen/corpus/store"
	"cewen/engine/embedded"
	"cewen/engine/enginetest"
)

func TestConformance(t *testing.T) {
	enginetest.Run(t, func(dir string, s *store.Store) (enginetest.Engine, error) {
		return embedded.Open(dir, s, nil)
	})
}
