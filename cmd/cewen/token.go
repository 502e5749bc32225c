package main

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// readToken returns the token of a data directory.
func readToken(l layout) (string, error) {
	b, err := os.ReadFile(l.token())
	if err != nil {
		return "", fmt.Errorf("read token: %w", err)
	}
	token := strings.TrimSpace(string(b))
	if token == "" {
		return "", fmt.Errorf("令牌文件 %s 是空的；请删去它再启动，会生成新的", l.token())
	}
	return token, nil
}

// ensureToken returns the token of a data directory, which it makes when there is
// none. Only the user who owns the directory can read it.
func ensureToken(l layout) (string, error) {
	token, err := readToken(l)
	if !errors.Is(err, fs.ErrNotExist) {
		return token, err
	}
	var secret [32]byte
	if _, err := rand.Read(secret[:]); err != nil {
		return "", fmt.Errorf("make token: %w", err)
	}
	token = hex.EncodeToString(secret[:])
	if err := os.WriteFile(l.token(), []byte(token+"\n"), 0o600); err != nil {
		return "", fmt.Errorf("write token: %w", err)
	}
	return token, nil
}
