package corpus

import (
	"strings"

	"cewen/corpus/format"
)

// Government sites print a table of metadata above a document. It is made by the
// keeper of the document and counts before what the text seems to say.

// tableLabels tell which field a label of such a table is, in order of preference
// within a field: 发文机关 before 发布机构, which is often only who put it on line.
var tableLabels = []struct {
	field  Field
	labels []string
}{
	{FieldTitle, []string{"标题", "文件标题", "公文名称", "文件名称", "信息名称", "名称"}},
	{FieldIssuer, []string{"发文机关", "制发机关", "制定机关", "发文机构", "发文单位", "发布机关", "发布机构", "公开机构", "发布单位"}},
	{FieldNumber, []string{"发文字号", "发文文号", "发布文号", "文号", "公文文号", "文件号"}},
	{FieldIndex, []string{"索引号", "信息索引号", "索引编号", "信息索引", "索取号"}},
	{FieldTopic, []string{"主题分类", "主题类别", "信息分类", "信息类别", "分类", "组配分类", "体裁分类"}},
	{FieldIssued, []string{"成文日期", "成文时间", "生成日期", "生成时间", "印发日期", "发文日期", "发文时间", "签发日期", "签署日期", "形成日期", "制发日期"}},
	{FieldPublished, []string{"发布日期", "发布时间", "公布日期", "公布时间", "公开日期", "公开时间"}},
	{FieldEffective, []string{"施行日期", "实施日期", "生效日期", "生效时间"}},
}

// nothing is what tables print where they have no value.
const nothing = "-—－_/无暂 "

// tableValues picks the fields out of a table of metadata. A value that is none
// (a date that is no date) is passed over.
func tableValues(table []format.KeyValue) map[Field]string {
	stated := map[string]string{}
	for _, kv := range table {
		key := strings.Trim(compact(kv.Key), ":：[]【】")
		if value := oneLine(kv.Value); stated[key] == "" && strings.Trim(value, nothing) != "" {
			stated[key] = value
		}
	}
	values := map[Field]string{}
	for _, t := range tableLabels {
		for _, label := range t.labels {
			if value := tableValue(t.field, stated[label]); value != "" {
				values[t.field] = value
				break
			}
		}
	}
	return values
}

// tableKind is the kind that a table names. It tells how a document was sent, 令 or
// 通知, and so counts only where the title does not say what it is.
func tableKind(table []format.KeyValue) string {
	for _, kv := range table {
		switch strings.Trim(compact(kv.Key), ":：[]【】") {
		case "公文种类", "文种", "公文类型", "文件类型":
			if kind := kindNamed(kv.Value); kind != "" {
				return kind
			}
		}
	}
	return ""
}

// tableValue brings what a table states into the form in which it is stored.
func tableValue(field Field, value string) string {
	if value == "" {
		return ""
	}
	switch field {
	case FieldTitle:
		return cleanTitle(value)
	case FieldNumber:
		return compact(value)
	case FieldIssuer:
		if names := splitBodies(value); len(names) > 1 {
			return joinBodies(names)
		}
		return compact(value)
	default:
		normal, _, _ := normalise(field, value)
		return normal
	}
}

// pageValues picks what a web page says about itself in its head: when the site
// published it.
func pageValues(front []format.KeyValue) (title, published string) {
	for _, kv := range front {
		switch kv.Key {
		case "page-title":
			title = oneLine(kv.Value)
		case "page-date":
			published, _ = normalDate(oneLine(kv.Value))
		}
	}
	return title, published
}
