package commitment

// Rule names what found a commitment, so that a result explains itself.
type Rule string

// The rules. Q is a number with its unit, V a verb, O what it acts on.
const (
	RuleVerbObject Rule = "verb-object-number"      // 新建公办幼儿园3所, 新建3所公办幼儿园
	RuleShared     Rule = "shared-verb"             // …、农村危房4.8万户 after 改造棚户区11.5万套
	RuleReach      Rule = "indicator-reaches-value" // 城镇化率达到65%
	RuleValue      Rule = "indicator-and-value"     // 城镇新增就业5万人
	RuleObjectVerb Rule = "object-verb-number"      // 草原修复治理11万亩
	RuleNumberVerb Rule = "number-object-verb"      // 12个贫困县摘帽
	RuleFor        Rule = "for-somebody"            // 为企业减负300亿元
	RuleTaggedVerb Rule = "tagged-verb"             // a verb only the dictionary knows
	RuleCheckable  Rule = "checkable-act"           // 出台…条例, 实施…工程
	RuleNamed      Rule = "named-project"           // 推进榆林…等重大项目落地
	RuleBecomes    Rule = "project-becomes"         // …工程建成投运
	RuleKeepsPace  Rule = "keeps-pace"              // 居民收入增长与经济增长同步, 收入翻番
)

// Rules lists the rules with what they read, for end users.
func Rules() map[Rule]string {
	return map[Rule]string{
		RuleVerbObject: "动词带对象和数量：新建公办幼儿园3所",
		RuleShared:     "与前一项共用动词：……、农村危房4.8万户",
		RuleReach:      "指标达到数值：城镇化率达到65%",
		RuleValue:      "指标后直接是数值：城镇新增就业5万人",
		RuleObjectVerb: "对象、动词、数量：草原修复治理11万亩",
		RuleNumberVerb: "数量、对象、动词：12个贫困县摘帽",
		RuleFor:        "为谁做多少：为企业减负300亿元",
		RuleTaggedVerb: "词典标为动词、词表未收的动词带数量",
		RuleCheckable:  "无数量而可核查的行动：出台条例、实施工程",
		RuleNamed:      "点了名的项目：推进某工程建设",
		RuleBecomes:    "点了名的项目到某一步：某工程建成投运",
		RuleKeepsPace:  "同步、翻番：居民收入与经济增长同步",
	}
}
