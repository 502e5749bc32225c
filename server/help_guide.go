package server

// guideSection is a part of the help that is not about the language.
type guideSection struct {
	ID, Title  string
	Paragraphs []string
}

// guide tells what exact means here, how to cite and which keys there are.
func guide(l language) []guideSection {
	if l == english {
		return guideInEnglish()
	}
	return []guideSection{
		{"exact", "“精确”是什么意思", []string{
			"一个词句命中一段，当且仅当它一字不差地印在这一段里。分词只用来排序，从不增减命中。",
			"比对之前，原文和检索式都作同样的折叠：全角与半角、大写与小写、繁体与简体视为相同，汉字之间的空格不计。要连这些也分清，用 exact:\"…\"。",
			"段是检索的单位：标题、列表的一条、表格的一行也是一段。“次”从左到右数，互不重叠。页面、接口、命令行和导出给出同样的数。",
			"不必相信我们：每个结果旁的“与原文核对”会不用索引、把全部原文逐段读一遍，并排列出两边的数和用时。",
		}},
		{"citing", "怎样引用", []string{
			"结果里的“复制引文”一次复制三样：原文、出处（GB/T 7714—2015）、固定链接。“引用”页另有 BibTeX 和 RIS。",
			"每一段有自己的固定链接，由这一段的文字决定：文件其他地方改动、索引重建，链接都不变。",
			"整个结果可以导出为 CSV 或 JSONL，段数与页面上的总数相等；检索页的网址就是全部状态，收藏或发给别人，打开是同一个结果。",
		}},
		{"keys", "键盘", []string{
			"/ 到检索框；在结果页 j、k 到下一个、上一个命中；在文档页 n、m 到下一处、上一处。",
		}},
	}
}

func guideInEnglish() []guideSection {
	return []guideSection{
		{"exact", "What “exact” means", []string{
			"A phrase matches a paragraph if and only if it is printed there, character by character. Word segmentation only orders hits; it never adds or removes one.",
			"Before comparing, text and query are folded alike: full width and half width, capitals and small letters, traditional and simplified characters count as the same, and spaces between Chinese characters are left out. To tell these apart, use exact:\"…\".",
			"The unit is the paragraph; a heading, an item of a list and a row of a table are paragraphs too. Occurrences are counted from the left without overlap. Pages, API, command line and exports give the same numbers.",
			"You need not believe us: “Check against the text” beside each result reads all texts one by one, without the index, and shows both counts and times side by side.",
		}},
		{"citing", "How to cite", []string{
			"“Copy quotation” takes three things at once: the text, its source (GB/T 7714—2015) and the permanent link. The page “Cite” has BibTeX and RIS as well.",
			"Each paragraph has a permanent link that follows from its text: it stays when the document changes elsewhere and when the index is built anew.",
			"The whole result can be had as CSV or JSONL, with as many rows as the page counts paragraphs. The address of a search is its whole state: keep it or send it on.",
		}},
		{"keys", "Keys", []string{
			"/ goes to the search box; j and k to the next hit and the one before; in a document n and m to the next mark and the one before.",
		}},
	}
}
