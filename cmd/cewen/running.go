package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

// running says where the server is that has a data directory open.
type running struct {
	Address string `json:"address"` // host:port to ask
	PID     int    `json:"pid"`
}

func (r running) url() string { return "http://" + r.Address }

// announce writes where the server listens. It is there whole or not at all.
func announce(l layout, addr net.Addr) (running, error) {
	r := running{Address: reachable(addr), PID: os.Getpid()}
	b, err := json.Marshal(r)
	if err != nil {
		return r, fmt.Errorf("announce server: %w", err)
	}
	temporary := filepath.Join(l.dir, ".server.json")
	if err := os.WriteFile(temporary, append(b, '\n'), 0o600); err != nil {
		return r, fmt.Errorf("announce server: %w", err)
	}
	if err := os.Rename(temporary, l.server()); err != nil {
		return r, fmt.Errorf("announce server: %w", err)
	}
	return r, nil
}

// reachable is the address under which this machine reaches a listener: one that
// listens everywhere is asked over the loopback.
func reachable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return addr.String()
	}
	host := "127.0.0.1"
	if tcp.IP.To4() == nil {
		host = "::1"
	}
	return net.JoinHostPort(host, fmt.Sprint(tcp.Port))
}

// findServer returns the server that has the directory open, if there is one that
// answers and takes the directory's token.
func findServer(ctx context.Context, l layout) (*remote, bool) {
	b, err := os.ReadFile(l.server())
	if err != nil {
		return nil, false
	}
	var at running
	if err := json.Unmarshal(b, &at); err != nil || at.Address == "" {
		return nil, false
	}
	token, err := readToken(l)
	if err != nil {
		return nil, false
	}
	r := newRemote(at, token)
	return r, r.answers(ctx)
}

// answers tells whether the server is there and is the one whose token we have.
func (r *remote) answers(ctx context.Context) bool {
	const patience = 3 * time.Second // it is on this machine
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	// An audit of nothing is refused as a bad request where the token is taken, and
	// does nothing.
	response, err := r.send(ctx, http.MethodPost, "/api/v1/verify?sample=0", "", nil)
	if err != nil {
		return false
	}
	drain(response)
	switch response.StatusCode {
	case http.StatusBadRequest, http.StatusNotImplemented:
		return true
	}
	return false
}
