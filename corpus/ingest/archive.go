package ingest

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"slices"
	"strings"

	"cewen/corpus"
	"cewen/corpus/store"
)

// Limits of an archive. They guard against archives that are made to fill a disk
// or a memory; a true one is far below all of them.
const (
	// maxArchiveEntries: all reports of all counties of forty years are 120,000.
	maxArchiveEntries = 200_000
	// maxArchiveBytes bounds what one archive unpacks to. The reports of seventy
	// years of all provinces are 50 MB.
	maxArchiveBytes = 4 << 30
	// maxRatio bounds how much smaller than its text an entry may be. Chinese text
	// packs to a third, a table of zeros to a hundredth; deflate can reach a
	// thousandth, which only a bomb does.
	maxRatio = 200
	// ratioFrom is the size below which the ratio says nothing.
	ratioFrom = 1 << 20
)

// archive is a zip file opened for reading.
type archive struct {
	path   string // identifies it
	file   *os.File
	reader *zip.Reader
	left   int64 // of maxArchiveBytes
	seen   map[string]bool
}

// openArchive opens an archive. The error is for the user.
func openArchive(path, raw string) (*archive, error) {
	f, err := os.Open(raw)
	if err != nil {
		return nil, errors.New(Explain(err))
	}
	a := &archive{path: path, file: f, left: maxArchiveBytes, seen: make(map[string]bool)}
	info, err := f.Stat()
	if err == nil {
		a.reader, err = zip.NewReader(f, info.Size())
	}
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are checked one by one
		_ = f.Close() // the error that matters is the first
		return nil, fmt.Errorf("压缩包打不开或已损坏（%w）", err)
	}
	if n := len(a.reader.File); n > maxArchiveEntries {
		return nil, errors.Join(fmt.Errorf("压缩包有 %d 个条目，超过 %d 个的上限；请分成几个", n, maxArchiveEntries), f.Close())
	}
	slices.SortStableFunc(a.reader.File, func(x, y *zip.File) int { return strings.Compare(x.Name, y.Name) })
	return a, nil
}

func (a *archive) close() error { return a.file.Close() }

// entries calls yield for each entry but folders, in order of their names: with
// the data of a document, or with the result of something else.
func (a *archive) entries(yield func(f File, result *Result) bool) {
	for _, entry := range a.reader.File {
		if strings.HasSuffix(entry.Name, "/") || strings.HasSuffix(entry.Name, `\`) || entry.Mode().IsDir() {
			continue
		}
		file, result := a.read(entry)
		if !yield(file, result) {
			return
		}
	}
}

// read returns the data of an entry or, where it is not taken, why.
func (a *archive) read(entry *zip.File) (File, *Result) {
	name, ok := entryName(entry)
	source := a.path + archiveMark + name
	outcome, why := Failed, "条目名的编码无法识别（可用 UTF-8、GB18030）"
	if ok {
		outcome, why = a.judge(entry, name, source)
	}
	if why == "" {
		a.seen[source] = true
		data, err := a.data(entry)
		if err == nil {
			return File{Path: source, Data: data}, nil
		}
		outcome, why = Failed, err.Error()
	}
	size := int64(min(entry.UncompressedSize64, math.MaxInt64))
	return File{}, &Result{Path: printable(source), Outcome: outcome, Error: why, Bytes: size}
}

// entryName is the name of an entry with forward slashes. Names without the flag
// that says UTF-8 are what the system of their author writes.
func entryName(entry *zip.File) (string, bool) {
	decode := decodeName
	if entry.NonUTF8 && readsAsGBK(entry.Name) {
		decode = decodeGB18030
	}
	name, ok := decode(entry.Name)
	return strings.ReplaceAll(name, `\`, "/"), ok
}

// judge says, before anything is unpacked, why an entry is not taken; why is ""
// when it is.
func (a *archive) judge(entry *zip.File, name, source string) (outcome store.Outcome, why string) {
	switch {
	case escapes(name):
		return Failed, fmt.Sprintf("条目名“%s”指向压缩包之外，不导入", printable(name))
	case entry.Mode()&fs.ModeSymlink != 0:
		return Failed, fmt.Sprintf("条目“%s”是符号链接，不导入", printable(name))
	case !entry.Mode().IsRegular():
		return Failed, fmt.Sprintf("条目“%s”不是普通文件，不导入", printable(name))
	case unfitName(source) != "":
		return Failed, unfitName(source)
	case slices.ContainsFunc(strings.Split(name, "/"), isHidden):
		return Skipped, "隐藏的文件或文件夹"
	case isZip(name):
		return Failed, "压缩包里的压缩包不展开；请先解开再导入"
	case !corpus.Supported(name):
		return Skipped, corpus.Refusal(name).Error()
	case a.seen[source]:
		return Failed, "压缩包里有同名的条目，只导入了第一个"
	case entry.Flags&flagEncrypted != 0:
		return Failed, "条目有密码；请先解开再导入"
	case entry.UncompressedSize64 > corpus.MaxFileSize:
		return Failed, tooLarge(int64(min(entry.UncompressedSize64, math.MaxInt64)))
	case suspicious(entry.UncompressedSize64, entry.CompressedSize64):
		return Failed, fmt.Sprintf("压缩比超过 %d 倍，像是压缩炸弹，不导入", maxRatio)
	case int64(entry.UncompressedSize64) > a.left:
		return Failed, fmt.Sprintf("压缩包解开后超过 %d GB，其余条目不导入；请分成几个", int64(maxArchiveBytes)>>30)
	}
	return "", ""
}

// flagEncrypted is bit 0 of an entry's flags (APPNOTE.TXT 4.4.4).
const flagEncrypted = 1

// escapes tells whether a name would lead out of the folder that it is unpacked in.
func escapes(name string) bool {
	hasDrive := len(name) > 1 && name[1] == ':'
	return name == "" || strings.HasPrefix(name, "/") || hasDrive || slices.Contains(strings.Split(name, "/"), "..")
}

func suspicious(size, packed uint64) bool { return size > ratioFrom && size/max(packed, 1) > maxRatio }

// data unpacks an entry. What its header says of its size is not relied on.
func (a *archive) data(entry *zip.File) (data []byte, err error) {
	r, err := entry.Open()
	if err != nil {
		return nil, fmt.Errorf("条目无法解开（%w）", err)
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	data, err = io.ReadAll(io.LimitReader(r, corpus.MaxFileSize+1))
	a.left -= int64(len(data))
	switch {
	case err != nil:
		return nil, fmt.Errorf("条目已损坏（%w）", err)
	case len(data) > corpus.MaxFileSize:
		return nil, errors.New(tooLarge(int64(len(data))))
	}
	return data, nil
}
