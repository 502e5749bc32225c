package replicate

import (
	"fmt"
	"strings"
)

const readme = `复现包（策问 Cewen）

record.json    用的工具、参数、语料指纹、版本、时间
documents.csv  语料里的每篇文档，连同源文件和文字的 SHA-256
results/       结果，UTF-8 带 BOM 的 CSV
read.R         在 R 里读入结果
read.py        在 Python（pandas）里读入结果

再做一遍并比较：cewen replicate 本文件.zip
`

// headR reads a table in any locale: elsewhere than in one of UTF-8, fileEncoding ends
// the table at the first text that the locale cannot write, with only a warning. Nothing
// but an empty cell is missing, for a text may be NA.
const headR = `# Reads the results of this package. Run it in the folder of the package.
read <- function(file) {
  table <- read.csv(file, encoding = "UTF-8", na.strings = "", check.names = FALSE)
  names(table)[1] <- sub("^\xef\xbb\xbf", "", names(table)[1], useBytes = TRUE)
  table
}

documents <- read("documents.csv")
`

// headPython reads a table; nothing but an empty cell is missing.
const headPython = `# Reads the results of this package. Run it in the folder of the package.
import pandas as pd


def read(file):
    return pd.read_csv(file, na_values=[""], keep_default_na=False)


documents = read("documents.csv")
`

// scriptR reads the results in R, without packages.
func (p *Package) scriptR() []byte {
	var b strings.Builder
	b.WriteString(headR)
	for _, name := range p.names() {
		fmt.Fprintf(&b, "%s <- read(\"%s%s.csv\")\n", name, resultsFolder, name)
	}
	for _, name := range p.names() {
		fmt.Fprintf(&b, "str(%s)\n", name)
	}
	return []byte(b.String())
}

// scriptPython reads the results in Python, with pandas.
func (p *Package) scriptPython() []byte {
	var b strings.Builder
	b.WriteString(headPython)
	for _, name := range p.names() {
		fmt.Fprintf(&b, "%s = read(\"%s%s.csv\")\n", name, resultsFolder, name)
	}
	for _, name := range p.names() {
		fmt.Fprintf(&b, "%s.info()\n", name)
	}
	return []byte(b.String())
}
