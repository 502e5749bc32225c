// Package replicate packs an answer with everything that it takes to do the same again
// (复现包), and says what differs when it was done.
package replicate

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"cewen/search"
	"cewen/search/instrument"
)

// ErrPackage is what every error about a file that is no package is. Its text goes on
// in Chinese, for the user.
var ErrPackage = fmt.Errorf("%w: 不是可用的复现包", search.ErrBadRequest)

// Names of the files of a package. Each table is results/NAME.csv.
const (
	recordName    = "record.json"
	documentsName = "documents.csv"
	resultsFolder = "results/"
)

// Package is an answer with the record of it and the documents that it is of.
type Package struct {
	Record *instrument.Record
	// Documents is the table of package holdings as CSV, Results each table of the
	// answer by name.
	Documents []byte
	Results   map[string][]byte
}

// New packs an answer.
func New(record *instrument.Record, answer, holdings *instrument.Tables) (*Package, error) {
	p := &Package{Record: record, Results: make(map[string][]byte)}
	for i := range answer.Tables {
		var b bytes.Buffer
		if err := answer.Tables[i].WriteCSV(&b); err != nil {
			return nil, err
		}
		p.Results[answer.Tables[i].Name] = b.Bytes()
	}
	var b bytes.Buffer
	if err := holdings.Tables[0].WriteCSV(&b); err != nil {
		return nil, err
	}
	p.Documents = b.Bytes()
	return p, nil
}

// names are the tables of the results in the order of the record.
func (p *Package) names() []string {
	var names []string
	for _, t := range p.Record.Tables {
		names = append(names, t.Name)
	}
	return names
}

// Write writes the package as a zip archive.
func (p *Package) Write(w io.Writer) error {
	record, err := json.MarshalIndent(p.Record, "", "  ")
	if err != nil {
		return fmt.Errorf("write package: %w", err)
	}
	files := map[string][]byte{
		recordName: append(record, '\n'), documentsName: p.Documents,
		"README.txt": []byte(readme), "read.R": p.scriptR(), "read.py": p.scriptPython(),
	}
	for name, table := range p.Results {
		files[resultsFolder+name+".csv"] = table
	}
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	z := zip.NewWriter(w)
	for _, name := range names {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.Record.Made})
		if err != nil {
			return fmt.Errorf("write package: %w", err)
		}
		if _, err := f.Write(files[name]); err != nil {
			return fmt.Errorf("write package: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write package: %w", err)
	}
	return nil
}

// maxFileBytes bounds a file of a package that is read: no answer is larger that a
// program for tables would open.
const maxFileBytes = 1 << 30

// Read reads a package. Every error about it is ErrPackage.
func Read(r io.ReaderAt, size int64) (*Package, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("%w：不是 zip 文件", ErrPackage)
	}
	p := &Package{Results: make(map[string][]byte)}
	for _, f := range z.File {
		name, isResult := strings.CutPrefix(f.Name, resultsFolder)
		if f.Name != recordName && f.Name != documentsName && !isResult {
			continue
		}
		data, err := readFile(f)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%w：%s 读不出来", ErrPackage, f.Name)
		case isResult:
			p.Results[strings.TrimSuffix(name, ".csv")] = data
		case f.Name == documentsName:
			p.Documents = data
		default:
			if err := json.Unmarshal(data, &p.Record); err != nil {
				return nil, fmt.Errorf("%w：%s 不是所要的 JSON", ErrPackage, f.Name)
			}
		}
	}
	if p.Record == nil || p.Documents == nil {
		return nil, fmt.Errorf("%w：里面没有 %s 或 %s", ErrPackage, recordName, documentsName)
	}
	for _, name := range p.names() {
		if p.Results[name] == nil {
			return nil, fmt.Errorf("%w：里面没有 %s%s.csv", ErrPackage, resultsFolder, name)
		}
	}
	return p, nil
}

func readFile(f *zip.File) (data []byte, err error) {
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	data, err = io.ReadAll(io.LimitReader(in, maxFileBytes+1))
	if err == nil && len(data) > maxFileBytes {
		err = errors.New("too large")
	}
	return data, err
}
