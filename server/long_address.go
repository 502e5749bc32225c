package server

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// net/http turns away a header that is too large itself, with a line of English and
// before any handler sees it. An address of megabytes is a query that somebody pasted
// too much into: it gets the same answer as one that is a little too long. The answer
// replaces that line on the connection, so that nothing of the address is kept.

// tooLarge is what net/http says.
const tooLarge = "HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n431 Request Header Fields Too Large"

const (
	// keptOfLine is how much of a line is kept: the method and the beginning of the path.
	keptOfLine = 64
	// drainedBytes and drainTime bound what is still read of an address after the answer,
	// for a client that is reset while it sends sees no answer at all.
	drainedBytes = 16 << 20
	drainTime    = 3 * time.Second
)

// addressListener accepts connections that answer addresses of any length.
type addressListener struct {
	net.Listener
	// answer is the whole answer to a path whose address is too long.
	answer func(path string) []byte
}

// Accept implements net.Listener.
func (l addressListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if tcp, ok := conn.(*net.TCPConn); ok && err == nil {
		return &addressConn{TCPConn: tcp, answer: l.answer}, nil
	}
	return conn, err
}

// addressConn keeps the beginning of the line that is being read.
type addressConn struct {
	*net.TCPConn
	answer func(path string) []byte

	mu     sync.Mutex // net/http reads ahead while it writes
	line   []byte
	length int // of the line
}

// Read implements net.Conn.
func (c *addressConn) Read(p []byte) (int, error) {
	n, err := c.TCPConn.Read(p)
	c.keep(p[:n])
	return n, err
}

func (c *addressConn) keep(data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if i := bytes.LastIndexByte(data, '\n'); i >= 0 {
		c.line, c.length, data = c.line[:0], 0, data[i+1:]
	}
	c.length += len(data)
	c.line = append(c.line, data[:min(len(data), keptOfLine-len(c.line))]...)
}

// Write implements net.Conn.
func (c *addressConn) Write(p []byte) (int, error) {
	if string(p) != tooLarge {
		return c.TCPConn.Write(p)
	}
	path, ok := c.longAddress()
	if !ok {
		return c.TCPConn.Write(p)
	}
	if _, err := c.TCPConn.Write(c.answer(path)); err != nil {
		return 0, err
	}
	if err := c.CloseWrite(); err != nil {
		return 0, err
	}
	if err := c.SetReadDeadline(time.Now().Add(drainTime)); err != nil {
		return 0, err
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(c.TCPConn, drainedBytes)) // the answer is on its way already
	return len(p), nil
}

// longAddress returns the path of the request that is being read, where it is its
// address that does not end.
func (c *addressConn) longAddress() (path string, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.length <= maxURLBytes {
		return "", false
	}
	method, target, found := strings.Cut(string(c.line), " ")
	if !found || strings.Trim(method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || !strings.HasPrefix(target, "/") {
		return "", false
	}
	path, _, _ = strings.Cut(target, "?")
	return path, true
}

// answerLongAddress is what the handlers say to an address that is too long.
func (s *Server) answerLongAddress(path string) []byte {
	w := &pageWriter{header: http.Header{}}
	r := (&http.Request{
		Method: http.MethodGet, URL: &url.URL{Path: path}, Host: "localhost", Header: http.Header{}, Body: http.NoBody,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, RequestURI: path + "?" + strings.Repeat("x", maxURLBytes),
	}).WithContext(context.Background())
	s.handler.ServeHTTP(w, r)
	var b bytes.Buffer
	w.header.Set("Connection", "close")
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\n", w.status, http.StatusText(w.status))
	_ = w.header.Write(&b) // into memory
	b.WriteString("\r\n")
	b.Write(w.body.Bytes())
	return b.Bytes()
}

// pageWriter keeps an answer in memory.
type pageWriter struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *pageWriter) Header() http.Header         { return w.header }
func (w *pageWriter) WriteHeader(status int)      { w.status = status }
func (w *pageWriter) Write(p []byte) (int, error) { return w.body.Write(p) }
