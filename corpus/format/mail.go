package format

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// ErrMail is returned for a mail that is damaged. Its text is for end users.
var ErrMail = errors.New("邮件（.eml）损坏或不完整，请在邮箱里另存为 .html 或 .txt")

// The bounds of a mail: those of an office carry dozens of attachments, and nest
// text in alternatives in what belongs together in what is sent.
const (
	maxMailParts = 1000
	maxMailDepth = 8
)

// readMail reads a saved mail (RFC 5322): its subject as a heading, the text as a
// mail program shows it, and a line for each attachment by its name. What the
// attachments hold is not read: each is a document of its own.
func readMail(data []byte) (*Parsed, error) {
	if isBinary(data) {
		return nil, ErrNotText
	}
	message, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w：%w", ErrMail, err)
	}
	m := &mailReader{parsed: &Parsed{}}
	if subject := squeeze(decodeHeader(message.Header.Get("Subject"))); subject != "" {
		m.parsed.FrontMatter = append(m.parsed.FrontMatter, KeyValue{"page-title", subject})
		m.parsed.Blocks = append(m.parsed.Blocks, Block{Kind: Heading, Level: 1, Text: subject, Gap: true})
	}
	if date, err := message.Header.Date(); err == nil {
		m.parsed.FrontMatter = append(m.parsed.FrontMatter, KeyValue{"page-date", date.Format("2006-01-02 15:04")})
	}
	if err := m.part(message.Body, message.Header, maxMailDepth); err != nil {
		return nil, err
	}
	for _, name := range m.attachments {
		m.parsed.Blocks = append(m.parsed.Blocks, Block{Text: "附件：" + name, Gap: true})
	}
	return m.parsed, nil
}

// mailReader puts a mail together from its parts.
type mailReader struct {
	parsed      *Parsed
	attachments []string // names
	parts       int
}

// part reads one part of a mail.
func (m *mailReader) part(body io.Reader, header mimeHeader, depth int) error {
	if m.parts++; m.parts > maxMailParts || depth == 0 {
		return fmt.Errorf("%w：邮件的部分过多", ErrMail)
	}
	kind, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		kind, parameters = "text/plain", nil // what a mail without the header is
	}
	if name := attachmentName(header, parameters); name != "" {
		m.attachments = append(m.attachments, name)
		return nil
	}
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		return m.multipart(body, kind, parameters["boundary"], depth)
	case kind == "message/rfc822":
		m.attachments = append(m.attachments, "转发的邮件")
		return nil
	case !strings.HasPrefix(kind, "text/"):
		return nil // a picture in the text
	}
	data, err := io.ReadAll(io.LimitReader(decodeTransfer(body, header.Get("Content-Transfer-Encoding")), MaxFileSize))
	if err != nil {
		return fmt.Errorf("%w：%w", ErrMail, err)
	}
	blocks, err := mailText(data, kind, parameters["charset"])
	m.parsed.Blocks = append(m.parsed.Blocks, blocks...)
	return err
}

// multipart reads the parts of a part. Of alternatives it keeps the last that says
// something: the richest stands last.
func (m *mailReader) multipart(body io.Reader, kind, boundary string, depth int) error {
	before := len(m.parsed.Blocks)
	parts := multipart.NewReader(body, boundary)
	for {
		part, err := parts.NextRawPart()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("%w：%w", ErrMail, err)
		}
		start := len(m.parsed.Blocks)
		if err := m.part(part, part.Header, depth-1); err != nil {
			return err
		}
		if kind == "multipart/alternative" && len(m.parsed.Blocks) > start {
			m.parsed.Blocks = slices.Delete(m.parsed.Blocks, before, start)
		}
	}
}

// attachmentName is what an attachment is called, "" for a part that is shown.
func attachmentName(header mimeHeader, parameters map[string]string) string {
	disposition, named, err := mime.ParseMediaType(header.Get("Content-Disposition"))
	name := squeeze(decodeHeader(named["filename"]))
	if name == "" {
		name = squeeze(decodeHeader(parameters["name"]))
	}
	switch {
	case err == nil && disposition == "attachment" && name == "":
		return "（没有名称）"
	case err == nil && disposition == "attachment", name != "" && header.Get("Content-Id") == "":
		return name
	}
	return ""
}

// mailText cuts the text of a part into blocks. The character set that is declared
// counts only where the bytes do not tell.
func mailText(data []byte, kind, charset string) ([]Block, error) {
	read := decode
	if kind == "text/html" {
		read = decodeHTML
	}
	text, err := read(data)
	if set := mailCharset(charset); err != nil && set != nil {
		text, err = decodeTolerant(set, data)
	}
	switch {
	case err != nil:
		return nil, err
	case kind == "text/html":
		page, err := parsePage(text, "")
		if err != nil {
			return nil, err
		}
		return page.Blocks, nil
	}
	return textBlocks(text), nil
}

// mailCharset is the character set of a label, nil if it is unknown. What is called
// GB 2312 or GBK is GB18030 more often than not.
func mailCharset(label string) encoding.Encoding {
	set, err := htmlindex.Get(label)
	if err != nil {
		return nil
	}
	if set == simplifiedchinese.GBK {
		return simplifiedchinese.GB18030
	}
	return set
}

// decodeHeader decodes the words of a header (RFC 2047); what cannot be decoded
// stays as it is. Old programs write GBK as it is, without saying so.
func decodeHeader(s string) string {
	words := mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
		set := mailCharset(label)
		if set == nil {
			return nil, fmt.Errorf("%w：%s", ErrEncoding, label)
		}
		return set.NewDecoder().Reader(in), nil
	}}
	if decoded, err := words.DecodeHeader(s); err == nil {
		s = decoded
	}
	if !utf8.ValidString(s) {
		decoded, err := simplifiedchinese.GB18030.NewDecoder().String(s)
		if err != nil {
			return ""
		}
		return decoded
	}
	return s
}
