package format

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// advice is what to do about files with certain extensions, in lower case with the
// dot. It is for end users.
type advice struct {
	extensions []string
	text       string
}

// conversions lists what offices and sites keep beside documents that can be read.
func conversions() []advice {
	return []advice{
		{[]string{".wps", ".wpt", ".odt", ".ott", ".pages"}, "请用 WPS、Word 或 LibreOffice 另存为 .docx"},
		{[]string{".et", ".xls", ".xlsx", ".ods", ".csv", ".numbers"}, "表格请复制到 Word 中存为 .docx，或另存为 .html"},
		{[]string{".dps", ".ppt", ".pptx", ".odp"}, "演示文稿请另存为 .pdf"},
		{[]string{".ofd"}, "请用 OFD 阅读器另存为 .pdf 或 .docx"},
		{[]string{".ceb", ".caj", ".gd", ".djvu", ".xps", ".epub"}, "请用它的阅读器另存为或打印成 .pdf"},
		{[]string{".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"}, "图片没有文字，请先做文字识别（OCR），存为 .docx、.txt 或带文字的 .pdf"},
		{[]string{".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"}, "请先解压，或改用 .zip 压缩"},
		{[]string{".msg", ".pst"}, "请在邮箱里另存为 .eml 或 .html"},
		{[]string{".xml", ".json"}, "请打开后另存为 .docx 或 .txt"},
	}
}

// Refusal says why files of this name are not read and what to do about it: an
// ErrUnsupported (wrapped).
func Refusal(name string) error {
	extension := strings.ToLower(filepath.Ext(name))
	for _, a := range conversions() {
		if slices.Contains(a.extensions, extension) {
			return fmt.Errorf("%w：%s", ErrUnsupported, a.text)
		}
	}
	return fmt.Errorf("%w：%s（可用 %s）", ErrUnsupported, filepath.Base(name), strings.Join(Extensions(), "、"))
}
