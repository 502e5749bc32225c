package server

import "cewen/search"

// notices say what the reader should know of the index.
func notices(a searchAnswer) []phrase {
	var out []phrase
	p := a.progress
	switch {
	case p.Error != "":
		out = append(out, ph("索引已停止更新，最近导入的文档可能检索不到。"))
	case p.Rebuilding && p.Total > 0:
		out = append(out, ph("索引正在重建：%s / %s 篇。", number(p.Done), number(p.Total)))
	case p.Rebuilding:
		out = append(out, ph("索引正在重建。"))
	case !p.CaughtUp():
		out = append(out, ph("还有 %s 项变更正在编入索引，结果尚不完整。", number(int(p.Target-p.Position))))
	}
	if a.kind == answerFound && a.request.Sort == search.SortRelevance && a.result.Sort != a.request.Sort {
		out = append(out, ph("词典正在载入，暂按日期排序。"))
	}
	if a.kind == answerNotReady {
		out = append(out, ph("索引正在建立，暂时不能检索，请稍后刷新本页。"))
	}
	return out
}

// holdings says in a line what there is to be searched.
func holdings(l *listing) phrase {
	documents, paragraphs := number(len(l.entries)), number(l.paragraphs)
	switch {
	case len(l.entries) == 0:
		return ph("还没有文档。用 cewen import 或导入页导入后即可检索。")
	case l.firstYear == 0:
		return ph("收录 %s 篇文档、%s 个段落", documents, paragraphs)
	case l.firstYear == l.lastYear:
		return ph("收录 %s 篇文档、%s 个段落，%d 年", documents, paragraphs, l.firstYear)
	}
	return ph("收录 %s 篇文档、%s 个段落，%d–%d 年", documents, paragraphs, l.firstYear, l.lastYear)
}
