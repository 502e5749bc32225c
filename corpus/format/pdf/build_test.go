package pdf

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// builder puts a PDF together from pages of content streams. Its font F is
// STSong-Light, which is not embedded: a reader has to know the encoding.
type builder struct {
	encoding string // a predefined CMap; UniGB-UCS2-H if empty
	font     string // the dictionary of F, if not that
	pages    []string
	extra    []string // further objects, from number 10 on
	xobjects string   // the dictionary of XObjects
	page     string   // further entries of each page
	// userPassword and ownerPassword encrypt the file (RC4, 40 bits), if encrypt.
	encrypt                     bool
	userPassword, ownerPassword string
}

// text is the content that shows s with its first baseline at x, y from the
// lower left corner of the page.
func (b *builder) text(x, y, size float64, s string) string {
	return fmt.Sprintf("BT /F %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET\n", size, x, y, b.encode(s))
}

func (b *builder) encode(s string) string {
	if b.encoding == "GBK-EUC-H" {
		gbk, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
		if err != nil {
			panic(err)
		}
		return hex.EncodeToString(gbk)
	}
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.BigEndian.AppendUint16(out, u)
	}
	return hex.EncodeToString(out)
}

// lines is the content of lines of text below each other.
func (b *builder) lines(x, y, size, leading float64, lines ...string) string {
	var s strings.Builder
	for i, l := range lines {
		if l != "" {
			s.WriteString(b.text(x, y-float64(i)*leading, size, l))
		}
	}
	return s.String()
}

// rules is the content of a grid of rules.
func rules(xs, ys []float64) string {
	var s strings.Builder
	for _, y := range ys {
		fmt.Fprintf(&s, "%g %g m %g %g l S\n", xs[0], y, xs[len(xs)-1], y)
	}
	for _, x := range xs {
		fmt.Fprintf(&s, "%g %g m %g %g l S\n", x, ys[0], x, ys[len(ys)-1])
	}
	return s.String()
}

func (b *builder) build() []byte {
	encoding := b.encoding
	if encoding == "" {
		encoding = "UniGB-UCS2-H"
	}
	font := b.font
	if font == "" {
		font = "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/" + encoding + "/DescendantFonts[4 0 R]>>"
	}
	var kids strings.Builder
	first := 10 + len(b.extra)
	for i := range b.pages {
		fmt.Fprintf(&kids, "%d 0 R ", first+2*i)
	}
	objects := map[int]string{
		1: "<</Type/Catalog/Pages 2 0 R>>",
		2: fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(b.pages), kids.String()),
		3: font,
		4: "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor 5 0 R>>",
		5: "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
	}
	for i, o := range b.extra {
		objects[10+i] = o
	}
	for i, content := range b.pages {
		n := first + 2*i
		objects[n] = fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<<%s>>>>/Contents %d 0 R%s>>", b.xobjects, n+1, b.page)
		if b.encrypt {
			content = string(b.cipher(n+1, []byte(content)))
		}
		objects[n+1] = fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content)
	}
	return b.write(objects)
}

func (b *builder) write(objects map[int]string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n%\xe4\xbd\xa0\n")
	last := 0
	for n := range objects {
		last = max(last, n)
	}
	offsets := make([]int, last+1)
	for n := 1; n <= last; n++ {
		if o, ok := objects[n]; ok {
			offsets[n] = out.Len()
			fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", n, o)
		}
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", last+1)
	for n := 1; n <= last; n++ {
		kind := byte('n')
		if offsets[n] == 0 {
			kind = 'f'
		}
		fmt.Fprintf(&out, "%010d 00000 %c \n", offsets[n], kind)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", last+1, b.encryption(), start)
	return out.Bytes()
}

// The standard security handler, revision 2 (ISO 32000-1, 7.6.3).
const (
	passwordPadding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"
	permissions     = -64 // nothing is allowed
	fileID          = "0123456789abcdef"
)

func padded(password string) []byte { return []byte((password + passwordPadding)[:32]) }

func rc4With(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		panic(err)
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

func (b *builder) owner() []byte {
	sum := md5.Sum(padded(b.ownerPassword))
	return rc4With(sum[:5], padded(b.userPassword))
}

func (b *builder) key() []byte {
	p := int32(permissions)
	sum := md5.Sum(fmt.Appendf(nil, "%s%s%s%s", padded(b.userPassword), b.owner(), binary.LittleEndian.AppendUint32(nil, uint32(p)), fileID))
	return sum[:5]
}

func (b *builder) cipher(object int, data []byte) []byte {
	sum := md5.Sum(append(b.key(), byte(object), byte(object>>8), byte(object>>16), 0, 0))
	return rc4With(sum[:10], data)
}

func (b *builder) encryption() string {
	if !b.encrypt {
		return ""
	}
	return fmt.Sprintf("/ID[<%x><%x>]/Encrypt<</Filter/Standard/V 1/R 2/O<%x>/U<%x>/P %d>>",
		fileID, fileID, b.owner(), rc4With(b.key(), []byte(passwordPadding)), permissions)
}

// mustRead reads a file that has to be readable.
func mustRead(t testing.TB, data []byte) *Document {
	t.Helper()
	doc, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func texts(d *Document) []string {
	var all []string
	for _, p := range d.Paragraphs {
		all = append(all, p.Text)
	}
	return all
}
