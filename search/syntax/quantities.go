package syntax

func quantities() Section {
	return Section{
		ID: "quantities", Title: "数量", TitleEN: "Quantities",
		Text:   "花括号代表一个数，紧跟着写单位。阿拉伯数字、全角数字、汉字数字都认得，带“万”“亿”的乘开，同类的单位换算后比较（1.2万亩 = 800公顷）。第三所、2025年、十四五、三年行动不是数量。范围里有一个数符合就算；“以上”“左右”不影响比较。前后可以紧接着写字；花括号里是空的，任何数都行；后面没有单位，任何单位都行。引号里的花括号是它本身。",
		TextEN: "Braces stand for a number, with its unit right behind. Arabic, full-width and Chinese numerals are read, 万 and 亿 multiplied out, units of one family converted (1.2万亩 = 800公顷). Ordinals, years and names such as 第三所, 2025年, 十四五 and 三年行动 are no quantities. Of a range one of its numbers has to do; 以上 and 左右 play no part. Text may stand right before and behind. Empty braces take any number, and without a unit any unit does. Inside quotes braces are themselves.",
		Entries: []Entry{
			{Query: "新建{>=3}所", Text: "新建3所及以上：新建3所、新建五所、新建20所", TextEN: "three or more: 新建3所, 新建五所, 新建20所", Same: []string{"新建{≥3}所", "新建｛＞＝三｝所"}},
			{Query: "{5}座", Text: "正好 5 座：5座、五座，不是第五座、15座", TextEN: "exactly five: not 第五座, not 15座", Same: []string{"{=5}座", "{五}座"}},
			{Query: "{1000-5000}公里", Text: "1000 到 5000 公里", TextEN: "from 1000 to 5000 kilometres", Same: []string{"{1000..5000}公里", "{1000到5000}公里"}},
			{Query: "{}亩 经济林", Text: "任意多少亩（也含公顷、平方公里），同一段里有“经济林”", TextEN: "any area, with 经济林 in the paragraph"},
			{Query: "增长{<5}%", Text: "“增长”之后是小于 5 的百分数", TextEN: "growth below five per cent"},
			{Query: "{>300}个贫困县", Text: "单位之后接着的字", TextEN: "text behind the unit"},
			{Query: "棚户区 NEAR/10 {>=5}个", Text: "可以用在距离里", TextEN: "beside other text, within a distance"},
			{Query: `太忻一体化 -"{}"`, Text: "引号里是花括号本身", TextEN: "the characters themselves"},
		},
	}
}
