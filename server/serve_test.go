package server_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"go.uber.org/goleak"

	"cewen/server"
)

func listen(t *testing.T) net.Listener {
	t.Helper()
	ln, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return ln
}

func TestServeLetsAnswersFinishAndLeavesNothingBehind(t *testing.T) {
	w := newWorld(t)
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	asked, answer := make(chan struct{}), make(chan struct{})
	w.engine.fail = func(context.Context) error {
		close(asked)
		<-answer
		return nil
	}
	ln := listen(t)
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- w.server.Serve(ctx, ln) }()

	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	status := make(chan int, 1)
	go func() {
		r, _ := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://"+ln.Addr().String()+"/api/v1/search?q=a", nil)
		response, err := transport.RoundTrip(r)
		if err != nil {
			t.Error(err)
			status <- 0
			return
		}
		_, _ = io.Copy(io.Discard, response.Body)
		response.Body.Close()
		status <- response.StatusCode
	}()
	<-asked
	stop()
	select {
	case err := <-served:
		t.Fatalf("stopped before the answer: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	close(answer)
	if got := <-status; got != http.StatusOK {
		t.Errorf("status %d", got)
	}
	if err := <-served; err != nil {
		t.Errorf("serve: %v", err)
	}
}

func TestALoopbackServerAnswersToItsOwnNamesOnly(t *testing.T) {
	for name, c := range map[string]struct {
		allowed []string
		host    string
		status  int
	}{
		"localhost":       {nil, "localhost", 200},
		"with a port":     {nil, "localhost:8000", 200},
		"IPv4":            {nil, "127.0.0.1:8000", 200},
		"IPv6":            {nil, "[::1]:8000", 200},
		"rebound":         {nil, "evil.example", 421},
		"rebound, port":   {nil, "evil.example:80", 421},
		"looks like it":   {nil, "localhost.evil.example", 421},
		"allowed":         {[]string{"cewen.example"}, "cewen.example", 200},
		"not allowed":     {[]string{"cewen.example"}, "evil.example", 421},
		"everything":      {[]string{"*"}, "evil.example", 200},
		"its own besides": {[]string{"cewen.example"}, "localhost", 200},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, func(config *server.Config) { config.AllowedHosts = c.allowed })
			ln := listen(t)
			ctx, stop := context.WithCancel(context.Background())
			served := make(chan error, 1)
			go func() { served <- w.server.Serve(ctx, ln) }()
			r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://"+ln.Addr().String()+"/", nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Host = c.host
			transport := &http.Transport{DisableKeepAlives: true}
			response, err := transport.RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			response.Body.Close()
			if response.StatusCode != c.status {
				t.Errorf("status %d, want %d", response.StatusCode, c.status)
			}
			stop()
			if err := <-served; err != nil {
				t.Error(err)
			}
		})
	}
}

func TestNewNeedsItsParts(t *testing.T) {
	if _, err := server.New(server.Config{}); err == nil {
		t.Error("a server of nothing")
	}
}
