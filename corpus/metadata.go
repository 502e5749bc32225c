package corpus

import (
	"fmt"
	"strings"
)

// Metadata is what is known of a document besides its text. What the document
// does not state stays empty: nothing is invented.
type Metadata struct {
	Title   string `json:"title,omitempty"`
	Issuer  string `json:"issuer,omitempty"`  // 发文机关; several parted by 、, see Issuers
	Region  Region `json:"region,omitempty"`  // 地区
	Level   Level  `json:"level,omitempty"`   // 层级
	Year    int    `json:"year,omitempty"`    // the year of the report, not of the speech
	Date    string `json:"date,omitempty"`    // the one that stands for the document, see Dates
	Kind    string `json:"kind,omitempty"`    // 文种
	Number  string `json:"number,omitempty"`  // 发文字号
	Speaker string `json:"speaker,omitempty"` // who delivered it
	Office  string `json:"office,omitempty"`  // of the speaker: 省长, 代市长
	Session string `json:"session,omitempty"` // of the congress: 第十四届人民代表大会第三次会议
	Index   string `json:"index,omitempty"`   // 索引号
	Topic   string `json:"topic,omitempty"`   // 主题分类
	Dates
	// Origins says where each value came from.
	Origins map[Field]Origin `json:"origins,omitempty"`
}

// Dates tells apart what happened to a document when: each 2006-01-02, or 2006-01
// where no day is stated. Metadata.Date is Delivered for a speech; for a law the
// day on which it, or its last amendment, was published; for any other document
// Issued; else the first that is stated of Published and Issued. It is never
// Effective.
type Dates struct {
	Delivered string `json:"delivered,omitempty"` // 作报告: when a report was delivered
	Issued    string `json:"issued,omitempty"`    // 成文: signed, or passed by the body that makes it
	Published string `json:"published,omitempty"` // 发布: made public
	Effective string `json:"effective,omitempty"` // 施行: from when it applies
}

// Field names a metadata value; the same names are used in front matter, in
// --set, in JSON and in queries.
type Field string

// The metadata fields.
const (
	FieldTitle   Field = "title"
	FieldIssuer  Field = "issuer"
	FieldRegion  Field = "region"
	FieldLevel   Field = "level"
	FieldYear    Field = "year"
	FieldDate    Field = "date"
	FieldKind    Field = "kind"
	FieldNumber  Field = "number"
	FieldSpeaker Field = "speaker"
	FieldOffice  Field = "office"
	FieldSession Field = "session"
	FieldIndex   Field = "index"
	FieldTopic   Field = "topic"
	FieldURL     Field = "source" // goes to Source.URL

	FieldDelivered Field = "delivered"
	FieldIssued    Field = "issued"
	FieldPublished Field = "published"
	FieldEffective Field = "effective"
)

// Origin tells where a metadata value was found.
type Origin string

// The origins, in order of authority.
const (
	OriginSidecar     Origin = "sidecar"      // given by the user for this file, in a table
	OriginSet         Origin = "set"          // given by the user at import
	OriginFrontMatter Origin = "front matter" // stated at the head of the file
	OriginTable       Origin = "table"        // from the table of metadata of a government page, or its head
	OriginText        Origin = "text"         // read from the document's own text
	OriginPath        Origin = "path"         // read from the names of file and folders
	OriginDerived     Origin = "derived"      // follows from another value (a level from a region)
)

// Level is the level of government (层级).
type Level string

// The levels of government. Provinces, autonomous regions and municipalities
// are LevelProvince.
const (
	LevelNational   Level = "国家"
	LevelProvince   Level = "省"
	LevelPrefecture Level = "市"
	LevelCounty     Level = "县"
)

// Levels lists the levels from the centre outwards.
func Levels() []Level {
	return []Level{LevelNational, LevelProvince, LevelPrefecture, LevelCounty}
}

// ParseLevel reads a level by its Chinese or English name.
func ParseLevel(s string) (Level, error) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "国家", "国家级", "中央", "全国", "national":
		return LevelNational, nil
	case "省", "省级", "自治区", "直辖市", "province", "provincial":
		return LevelProvince, nil
	case "市", "市级", "地级", "地级市", "prefecture", "city":
		return LevelPrefecture, nil
	case "县", "县级", "区", "区县", "county", "district":
		return LevelCounty, nil
	}
	return "", fmt.Errorf("unknown level %q: use one of 国家 省 市 县 (national province prefecture county)", s)
}

// Region is a place as a path from the province down: 山西省/太原市/杏花岭区.
// Documents of the central government have the region 全国.
type Region string

// RegionNational is the region of the central government.
const RegionNational Region = "全国"

// Covers tells whether other is r or lies below it. The empty region covers
// nothing.
func (r Region) Covers(other Region) bool {
	return r != "" && (r == other || strings.HasPrefix(string(other), string(r)+"/"))
}

// Path returns r and the regions above it, the widest first:
// 山西省, 山西省/太原市, 山西省/太原市/杏花岭区.
func (r Region) Path() []Region {
	var path []Region
	for i, c := range r {
		if c == '/' {
			path = append(path, r[:i])
		}
	}
	if r != "" {
		path = append(path, r)
	}
	return path
}

// Name is the last element of the path: 杏花岭区.
func (r Region) Name() string {
	return string(r[strings.LastIndexByte(string(r), '/')+1:])
}
