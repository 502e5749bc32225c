package syntax

func synonymous() Section {
	return Section{
		ID: "synonyms", Title: "同义说法", TitleEN: "Synonyms",
		Text:   "词前加 ~，连同义说法一起查；各种说法分别列出次数。不加 ~ 就只查这个词。同义说法来自程序自带的表，自己的可以写进数据目录的 synonyms.txt。",
		TextEN: "~ before a phrase takes in what else is said for it, each counted apart. Without ~ nothing is added. The phrases come from a list in the program, and from synonyms.txt in the data directory.",
		Entries: []Entry{
			{Query: "~双碳", Text: "双碳、碳达峰碳中和，等等", TextEN: "双碳, 碳达峰碳中和 and so on", Same: []string{"双碳 | 碳达峰碳中和 | 碳达峰、碳中和", "~碳达峰碳中和"}},
			{Query: `~"简政放权、放管结合、优化服务"`, Text: "带标点的说法加引号", TextEN: "quotes where the phrase has signs", Same: []string{"~放管服"}},
			{Query: "~双碳 -双碳", Text: "换了说法的", TextEN: "said in other words only"},
			{Query: "~专精特新 NEAR/10 企业", Text: "可以用在任何写词的地方", TextEN: "wherever a word can stand"},
		},
	}
}
