package pdf

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Fonts that are not embedded and have no table of characters: the encoding is
// known by its name alone.
func TestReadsPredefinedEncodings(t *testing.T) {
	want := []string{"关于加强水库安全管理工作的通知", "各县区要落实“三个责任人”，2024年底前完成病险水库除险加固12座。", "切实做到。"}
	for _, encoding := range []string{"UniGB-UCS2-H", "UniGB-UTF16-H", "GBK-EUC-H"} {
		b := &builder{encoding: encoding}
		b.pages = []string{b.text(150, 700, 22, want[0]) + b.lines(100, 650, 16, 28, "　　各县区要落实“三个责任人”，2024年底前完成病险水库", "除险加固12座。") + b.text(132, 594, 16, want[2])}
		doc := mustRead(t, b.build())
		if diff := cmp.Diff(want, texts(doc)); diff != "" {
			t.Errorf("%s: %s", encoding, diff)
		}
	}
}

func TestRefusesWhatCannotBeRead(t *testing.T) {
	b := &builder{}
	b.pages = []string{b.text(100, 700, 16, "内部材料，注意保存。")}
	good := b.build()

	locked := *b
	locked.encrypt, locked.userPassword, locked.ownerPassword = true, "secret", "boss"

	scan := &builder{extra: []string{picture}, xobjects: "/I 10 0 R"}
	scan.pages = []string{pictured, pictured + scan.text(290, 30, 10, "— 2 —"), pictured}

	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":             {nil, ErrBroken},
		"not a PDF":           {[]byte("%PDF-1.7 is what this is not"), ErrBroken},
		"cut off at the head": {good[:40], ErrBroken},
		"a user password":     {locked.build(), ErrEncrypted},
		"a scan":              {scan.build(), ErrScanned},
		"an empty page":       {(&builder{pages: []string{""}}).build(), ErrScanned},
		"too many pages":      {(&builder{pages: make([]string, maxPages+1)}).build(), ErrTooLong},
	} {
		if _, err := Read(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// A picture, and how a page shows it all over.
const (
	picture  = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x00\nendstream"
	pictured = "q 595 0 0 842 0 0 cm /I Do Q\n"
)

// A file with a few pages that are pictures is read, and says which they are.
func TestNamesThePagesThatArePictures(t *testing.T) {
	b := &builder{extra: []string{picture}, xobjects: "/I 10 0 R"}
	text := b.lines(200, 700, 16, 28, story...)
	b.pages = []string{text, pictured, text, pictured, text}
	doc := mustRead(t, b.build())
	if !slices.Equal(doc.Scanned, []int{2, 4}) {
		t.Errorf("pages %v are pictures, want 2 and 4", doc.Scanned)
	}
}

func TestReadsWhatIsOnlyProtected(t *testing.T) {
	b := &builder{encrypt: true, ownerPassword: "boss"}
	b.pages = []string{b.text(100, 700, 16, "禁止打印，可以阅读。")}
	if got := texts(mustRead(t, b.build())); !slices.Equal(got, []string{"禁止打印，可以阅读。"}) {
		t.Errorf("read %q", got)
	}
}

func TestRepairsABrokenCrossReference(t *testing.T) {
	b := &builder{}
	b.pages = []string{b.text(100, 700, 16, "交叉引用表坏了，文字还在。")}
	data := b.build()
	wrong := []byte(strings.Replace(string(data), "startxref\n", "startxref\n9", 1))
	if got := texts(mustRead(t, wrong)); !slices.Equal(got, []string{"交叉引用表坏了，文字还在。"}) {
		t.Errorf("read %q", got)
	}
}

func TestStopsWhenTimeIsUp(t *testing.T) {
	b := &builder{}
	var page strings.Builder
	for i := range 2000 {
		page.WriteString(b.text(50, 800-float64(i%50)*15, 10, fmt.Sprintf("第%d号反复出现的一行文字", i)))
	}
	b.pages = slices.Repeat([]string{page.String()}, 200)
	data := b.build()
	mustRead(t, (&builder{pages: []string{b.text(50, 800, 10, "先把库启动。")}}).build())
	start := time.Now()
	if _, err := readPages(data, 300*time.Millisecond); !errors.Is(err, ErrTooSlow) {
		t.Errorf("%v, want %v", err, ErrTooSlow)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("gave up only after %v", took)
	}
	mustRead(t, (&builder{pages: []string{b.text(50, 800, 10, "之后还能读。")}}).build())
}
