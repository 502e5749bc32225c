package format

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func encodedWord(charset, s string) string {
	return "=?" + charset + "?B?" + base64.StdEncoding.EncodeToString([]byte(s)) + "?="
}

func TestMailsPrintTheirText(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("请各镇于周五前报送名单。")
	if err != nil {
		t.Fatal(err)
	}
	subject, err := simplifiedchinese.GBK.NewEncoder().String("防汛通知")
	if err != nil {
		t.Fatal(err)
	}
	head := "From: a@example.cn\r\nSubject: " + encodedWord("utf-8", "防汛通知") + "\r\nDate: Thu, 3 Jun 2021 09:30:00 +0800\r\nMIME-Version: 1.0\r\n"
	for rule, c := range map[string]struct {
		mail string
		want []string
	}{
		"plain text in GBK, its subject too": {
			"Subject: " + encodedWord("gb2312", subject) + "\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(gbk)),
			[]string{"#1 防汛通知", "请各镇于周五前报送名单。"},
		},
		"headers that say nothing": {"Subject: " + subject + "\r\n\r\n请各镇报送名单。\r\n", []string{"#1 防汛通知", "请各镇报送名单。"}},
		"of alternatives the page": {
			head + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n各镇：名单见下。\r\n" +
				"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>各镇：</p><p>名单见下。</p>\r\n--b--\r\n",
			[]string{"#1 防汛通知", "各镇：", "名单见下。"},
		},
		"attachments by name, pictures in the text not": {
			head + "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: multipart/related; boundary=r\r\n\r\n--r\r\nContent-Type: text/html\r\n\r\n<p>名单附后。</p>\r\n" +
				"--r\r\nContent-Type: image/png; name=logo.png\r\nContent-Id: <1>\r\n\r\nx\r\n--r--\r\n" +
				"--m\r\nContent-Type: application/msword\r\nContent-Disposition: attachment; filename=\"" + encodedWord("utf-8", "名单.doc") + "\"\r\n\r\nx\r\n" +
				"--m\r\nContent-Type: message/rfc822\r\n\r\nSubject: a\r\n\r\nb\r\n--m--\r\n",
			[]string{"#1 防汛通知", "名单附后。", "附件：名单.doc", "附件：转发的邮件"},
		},
	} {
		p, err := Parse("通知.eml", []byte(c.mail))
		if err != nil {
			t.Errorf("%s: %v", rule, err)
			continue
		}
		checkBlocks(t, p.Blocks)
		var got []string
		for _, b := range p.Blocks {
			got = append(got, describe(b))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", rule, got, c.want)
		}
	}
}

func TestMailsRefused(t *testing.T) {
	nested := ""
	for i := range maxMailDepth + 1 {
		nested += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	many := "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\nContent-Type: text/plain\r\n\r\na\r\n", maxMailParts+1)
	for rule, c := range map[string]struct {
		mail string
		want error
	}{
		"no mail":      {"没有邮件头", ErrMail},
		"cut off":      {"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n甲", ErrMail},
		"nested":       {nested, ErrMail},
		"many parts":   {many, ErrMail},
		"nothing said": {"Content-Type: text/plain\r\n\r\n", ErrEmpty},
		"a picture":    {"\x89PNG\r\n\x1a\n", ErrNotText},
	} {
		if _, err := Parse("a.eml", []byte(c.mail)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", rule, err, c.want)
		}
	}
}

func FuzzMail(f *testing.F) {
	f.Add([]byte("Subject: =?gb2312?B?yq7Srg==?=\n\n甲"))
	f.Add([]byte("Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>甲\n--b\nContent-Disposition: attachment\n\n乙\n--b--"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, err := Parse("a.eml", data); err == nil {
			checkBlocks(t, p.Blocks)
		}
	})
}

// What is refused says what to do; every extension is either read or refused.
func TestRefusalsSayWhatToDo(t *testing.T) {
	for _, a := range conversions() {
		for _, extension := range a.extensions {
			_, err := Parse("文件"+strings.ToUpper(extension), []byte("甲"))
			if !errors.Is(err, ErrUnsupported) || !strings.Contains(err.Error(), a.text) {
				t.Errorf("%s: %v, want %q", extension, err, a.text)
			}
			if Supported("a" + extension) {
				t.Errorf("%s is both read and refused", extension)
			}
		}
	}
}
