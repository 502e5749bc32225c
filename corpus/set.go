package corpus

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cewen/corpus/format"
	"cewen/corpus/region"
)

// ErrBadValue is returned for a metadata value given by the user that is not one.
var ErrBadValue = errors.New("无效的取值")

// fieldNames are the names of the fields in front matter and --set. The first
// is the English one, the second the one that messages use.
var fieldNames = []struct {
	field Field
	names []string
}{
	{FieldTitle, []string{"title", "标题", "题目", "名称"}},
	{FieldIssuer, []string{"issuer", "发文机关", "机关", "发布机关", "制定机关", "发布机构", "发文单位"}},
	{FieldRegion, []string{"region", "地区", "区域", "行政区"}},
	{FieldLevel, []string{"level", "层级", "级别"}},
	{FieldYear, []string{"year", "年", "年份", "年度"}},
	{FieldDate, []string{"date", "日期"}},
	{FieldDelivered, []string{"delivered", "作报告日期", "报告日期"}},
	{FieldIssued, []string{"issued", "成文日期", "印发日期", "发文日期"}},
	{FieldPublished, []string{"published", "发布日期", "公布日期"}},
	{FieldEffective, []string{"effective", "施行日期", "生效日期", "实施日期"}},
	{FieldKind, []string{"kind", "文种", "类型", "体裁"}},
	{FieldNumber, []string{"number", "发文字号", "文号", "字号"}},
	{FieldIndex, []string{"index", "索引号"}},
	{FieldTopic, []string{"topic", "主题", "主题分类"}},
	{FieldSpeaker, []string{"speaker", "报告人", "作报告人"}},
	{FieldOffice, []string{"office", "职务", "报告人职务"}},
	{FieldSession, []string{"session", "会议", "届次"}},
	{FieldURL, []string{"source", "来源", "原文", "url", "source_url", "link", "链接", "网址", "原文链接"}},
}

// ParseField reads the name of a field, English or Chinese.
func ParseField(name string) (Field, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, f := range fieldNames {
		if slices.Contains(f.names, name) {
			return f.field, true
		}
	}
	return "", false
}

// ParseSet reads pairs "key=value" as given with --set, keys English or Chinese.
// It returns ErrBadValue, wrapped with what is accepted, for a key or value that
// is not one; the values returned are in the form in which they are stored.
func ParseSet(pairs []string) (map[Field]string, error) {
	set := make(map[Field]string, len(pairs))
	for _, pair := range pairs {
		key, value, ok := strings.Cut(pair, "=")
		if !ok {
			return nil, fmt.Errorf("%w：“%s”应写作 名称=值，例如 地区=太原市", ErrBadValue, pair)
		}
		field, ok := ParseField(key)
		if !ok {
			return nil, fmt.Errorf("%w：没有名为“%s”的项目，可用 %s", ErrBadValue, strings.TrimSpace(key), AcceptedFields())
		}
		set[field] = value
	}
	return checkSet(set)
}

// AcceptedFields lists the names of the fields for messages: 标题（title）、……
func AcceptedFields() string {
	var names []string
	for _, f := range fieldNames {
		names = append(names, f.names[1]+"（"+f.names[0]+"）")
	}
	return strings.Join(names, "、")
}

// checkSet brings values given by the user into the form in which they are stored.
func checkSet(set map[Field]string) (map[Field]string, error) {
	checked := make(map[Field]string, len(set))
	for field, value := range set {
		normal, err := CheckValue(field, value)
		if err != nil {
			return nil, err
		}
		checked[field] = normal
	}
	return checked, nil
}

// CheckValue brings a value of a field into the form in which it is stored. It
// returns ErrBadValue, wrapped with what is accepted, for one that is none.
func CheckValue(field Field, value string) (string, error) {
	normal, accepted, ok := normalise(field, value)
	if !ok {
		return "", fmt.Errorf("%w：%s“%s”，%s", ErrBadValue, displayName(field), strings.TrimSpace(value), accepted)
	}
	return normal, nil
}

func displayName(field Field) string {
	for _, f := range fieldNames {
		if f.field == field {
			return f.names[1]
		}
	}
	return string(field)
}

// normalise brings a value into the form in which it is stored; where it cannot,
// accepted says in Chinese what would do.
func normalise(field Field, value string) (normal, accepted string, ok bool) {
	value = oneLine(value)
	if value == "" {
		return "", "不能为空", false
	}
	switch field {
	case FieldYear:
		normal, ok = normalYear(value)
		return normal, "应为 1900 至 2100 之间的年份，例如 2022", ok
	case FieldDate, FieldDelivered, FieldIssued, FieldPublished, FieldEffective:
		normal, ok = normalDate(value)
		return normal, "应为日期，例如 2022-02-22 或 2022年2月22日", ok
	case FieldLevel:
		level, err := ParseLevel(value)
		return string(level), "应为 国家、省、市、县 之一", err == nil
	case FieldRegion:
		return normalRegion(value)
	case FieldTitle, FieldIssuer, FieldKind, FieldNumber, FieldSpeaker, FieldOffice, FieldSession, FieldIndex, FieldTopic, FieldURL:
		return value, "", true
	}
	return "", "没有这个项目，可用 " + AcceptedFields(), false
}

// oneLine makes any value valid UTF-8 on one line.
func oneLine(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "")
	}
	return strings.Join(strings.Fields(s), " ")
}

func normalYear(s string) (string, bool) {
	year, n := readNumber(s)
	if rest := strings.TrimSuffix(s[n:], "年"); n == 0 || rest != "" || year < 1900 || year > 2100 {
		return "", false
	}
	return strconv.Itoa(year), true
}

func normalDate(s string) (string, bool) {
	if len(s) == len("20220222") && strings.Trim(s, "0123456789") == "" {
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	date, n := readDate(s)
	rest := s[n:]
	ok := rest == "" || rest[0] == 'T' || rest[0] == ' ' // a time of day may follow
	return date, date != "" && ok
}

// normalRegion turns a name into a path. A name that the table of divisions does
// not know is kept (a new area, a development zone); one that is many places is
// refused.
func normalRegion(s string) (path, accepted string, ok bool) {
	if s == "国家" || s == "中国" || s == "中央" || s == string(RegionNational) {
		return string(RegionNational), "", true
	}
	switch found := region.Lookup(s); len(found) {
	case 0:
		return strings.Trim(s, "/"), "应为地名，例如 山西省/太原市", strings.Trim(s, "/") != ""
	case 1:
		return found[0], "", true
	default:
		return "", "有多处同名，请写全：" + strings.Join(found[:min(len(found), 5)], "、"), false
	}
}

// frontValues picks the fields out of the front matter: the first value of each
// that is one, and of source the first address. What is not valid is passed over.
func frontValues(front []format.KeyValue) map[Field]string {
	values := make(map[Field]string)
	for _, kv := range front {
		field, ok := ParseField(kv.Key)
		if !ok || values[field] != "" {
			continue
		}
		if field == FieldURL && !strings.Contains(kv.Value, "://") {
			continue
		}
		if field == FieldRegion {
			values[field] = oneLine(kv.Value) // settled with the other evidence of places
			continue
		}
		if normal, _, ok := normalise(field, kv.Value); ok {
			values[field] = normal
		}
	}
	return values
}
