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

// scriptR reads the results in R, without packages.
func (p *Package) scriptR() []byte {
	var b strings.Builder
	b.WriteString("# Reads the results of this package. Run it in the folder of the package.\n")
	b.WriteString("documents <- read.csv(\"documents.csv\", fileEncoding = \"UTF-8-BOM\")\n")
	for _, name := range p.names() {
		fmt.Fprintf(&b, "%s <- read.csv(\"%s%s.csv\", fileEncoding = \"UTF-8-BOM\")\n", name, resultsFolder, name)
	}
	for _, name := range p.names() {
		fmt.Fprintf(&b, "str(%s)\n", name)
	}
	return []byte(b.String())
}

// scriptPython reads the results in Python, with pandas.
func (p *Package) scriptPython() []byte {
	var b strings.Builder
	b.WriteString("# Reads the results of this package. Run it in the folder of the package.\nimport pandas as pd\n\n")
	b.WriteString("documents = pd.read_csv(\"documents.csv\")\n")
	for _, name := range p.names() {
		fmt.Fprintf(&b, "%s = pd.read_csv(\"%s%s.csv\")\n", name, resultsFolder, name)
	}
	for _, name := range p.names() {
		fmt.Fprintf(&b, "print(%s.info())\n", name)
	}
	return []byte(b.String())
}
