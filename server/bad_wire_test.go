package server_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// served serves a world on a free port until the test ends.
func served(t *testing.T, w *world) (addr string) {
	t.Helper()
	ln := listen(t)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.server.Serve(ctx, ln) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return ln.Addr().String()
}

// send writes bytes to a server, says that there are no more, and reads the answer.
func send(t *testing.T, addr string, parts ...string) (status int, header http.Header, body string) {
	t.Helper()
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	go func() {
		for _, part := range parts {
			if _, err := io.WriteString(conn, part); err != nil {
				return // the answer tells
			}
		}
		_ = conn.(*net.TCPConn).CloseWrite()
	}()
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, response.Header, string(data)
}

func TestAnAddressOfAnyLengthGetsTheSameAnswer(t *testing.T) {
	addr := served(t, newWorld(t))
	for _, size := range []int{10_000, 40_000, 5_000_000} {
		long := strings.Repeat("%E5%8F%91", size/9)
		status, header, body := send(t, addr, "GET /?q=", long, " HTTP/1.1\r\nHost: ", addr, "\r\n\r\n")
		if text := visible(body); status != http.StatusRequestURITooLong || !strings.Contains(text, "网址超过 8 KiB") || !strings.Contains(body, `id="q"`) {
			t.Errorf("%d bytes: %d %s", size, status, text)
		}
		if got := header.Get("Content-Security-Policy"); !strings.Contains(got, "default-src 'none'") {
			t.Errorf("%d bytes: policy %q", size, got)
		}
		status, _, body = send(t, addr, "GET /api/v1/search?q=", long, " HTTP/1.1\r\nHost: ", addr, "\r\n\r\n")
		if status != http.StatusRequestURITooLong || !strings.Contains(body, `"code":"url_too_long"`) {
			t.Errorf("%d bytes of the API: %d %s", size, status, body)
		}
	}
	// A header that is too large is another matter.
	if status, _, _ := send(t, addr, "GET / HTTP/1.1\r\nHost: ", addr, "\r\nX: ", strings.Repeat("x", 100_000), "\r\n\r\n"); status != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a long header: %d", status)
	}
}

func TestAnUploadThatStopsHalfWayStoresNothing(t *testing.T) {
	w := newWorld(t)
	addr := served(t, w)
	part := "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"2022.md\"\r\n\r\n# 太原市2022年政府工作报告\n\n加快太忻一体化"
	for _, x := range []struct{ path, body string }{
		{"/api/v1/documents", part},                            // within a file
		{"/api/v1/documents", part + "\r\n--x\r\nContent-Dis"}, // within the head of the next
		{"/api/v1/preview", part},
		{"/import", "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + testToken + "\r\n" + part},
	} {
		status, _, body := send(t, addr, fmt.Sprintf("POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n", x.path, addr, testToken), x.body)
		if status != http.StatusBadRequest || !strings.Contains(body, "上传") {
			t.Errorf("%s: %d %s", x.path, status, visible(body))
		}
		if got := w.get("/api/v1/documents"); !strings.Contains(got.body, `"total":0`) {
			t.Errorf("%s: %s", x.path, got.body)
		}
	}
}
