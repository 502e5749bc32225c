package corpus

import "testing"

func TestWhatAHeadingOfAReportSays(t *testing.T) {
	sure := func(r Role) saying { return saying{role: r, sure: true} }
	hint := func(r Role) saying { return saying{role: r} }
	for _, c := range []struct {
		title string
		want  saying
	}{
		// The last word decides.
		{"一、2011年工作回顾", sure(RoleReview)},
		{"一、本届政府工作总结。", sure(RoleReview)},
		{"（一）2012年主要指标完成情况", sure(RoleReview)},
		{"2012年目标任务执行情况", sure(RoleReview)},
		{"几点体会", sure(RoleReview)},
		{"一、工作回 顾", sure(RoleReview)},
		{"一、工 作　回　顾", sure(RoleReview)},
		{"二、2012年工作安排", sure(RolePlan)},
		{"二、今年的总体要求和预期目标", sure(RolePlan)},
		{"二、２０１２年 重点工作", sure(RolePlan)},
		{"二、二〇一二年的主要任务（讨论稿）", sure(RolePlan)},
		{"三、重点任务", hint(RolePlan)},
		{"（三）落实重大举措", hint(RolePlan)},
		{"一、指导思想", hint(RolePlan)},
		{"（一）进一步解放思想", saying{}},
		{"（二）情况", saying{}},
		{"附件1", saying{annex: true}},
		{"名词解释", saying{annex: true}},
		{"规划纲要的说明", saying{}},
		// The first word decides where it announces.
		{"回顾2011年，我们迎难而上", sure(RoleReview)},
		{"展望2012年，我们满怀信心", sure(RolePlan)},
		// A review before a plan is both.
		{"一、2011年工作回顾和2012年总体要求", sure(RoleOther)},
		{"建设的成就和今后的任务", sure(RoleOther)},
		{"一、过去五年回顾及今后五年的工作", sure(RoleOther)},
		{"一、“十一五”回顾和2011年工作", sure(RoleReview)},
		// A plan that was carried out is a review, or nothing without its time.
		{"一、2011年各项目标任务全面完成", hint(RoleReview)},
		{"一、全面实现2011年预期目标", hint(RoleReview)},
		{"一、圆满完成各项任务", saying{}},
		{"二、全面完成2012年各项任务", sure(RolePlan)},
		{"三年来的斗争和总任务", hint(RoleOther)},
		{"一、2011年重点工作", hint(RoleReview)},
		// Else a time decides.
		{"一、过去五年的工作", hint(RoleReview)},
		{"一、2011年的主要工作", hint(RoleReview)},
		{"一、2011年主要工作和“十一五”发展成就", hint(RoleReview)},
		{"二、扎实做好今年各项工作", sure(RolePlan)},
		{"三、2012年主要工作", sure(RolePlan)},
		{"二、今后几年及2012年的工作", sure(RolePlan)},
		{"三、推动“十三五”新跨越", hint(RolePlan)},
		{"一、去年和今年前四个月的工作", saying{}},
		{"三、加快发展现代农业", saying{}},
		{"三、落实“十二五”规划，加快发展", saying{}},
		{"", saying{}},
	} {
		if got := readHeading(c.title, 2012, false); got != c.want {
			t.Errorf("readHeading(%q) = %+v, want %+v", c.title, got, c.want)
		}
	}
}

func TestInsideASectionATimeAloneSaysNothing(t *testing.T) {
	for title, want := range map[string]saying{
		"（一）推动“十三五”新跨越": {},
		"（一）过去五年的农业":    {},
		"2012年的政府工作":    {role: RolePlan, sure: true},
		"2012年工作安排":     {role: RolePlan, sure: true},
		"2011年工作回顾":     {role: RoleReview, sure: true},
	} {
		if got := readHeading(title, 2012, true); got != want {
			t.Errorf("readHeading(%q) inside = %+v, want %+v", title, got, want)
		}
	}
}

func TestWhatAHeadingOfAnotherDocumentSays(t *testing.T) {
	for title, want := range map[string]Role{
		"第二章 上期规划完成情况": RoleReview,
		"一、工作总结":       RoleReview,
		"二、主要任务":       RolePlan,
		"（三）工作部署":      RolePlan,
		"四、下一步工作安排":    RolePlan,
		"一、总体要求":       "",
		"（二）发展目标":      "",
		"五、保障措施":       "",
		"三、2030年远景目标":  "",
		"第一章 总则":       "",
		"第三条 过去五年的工作":  "",
	} {
		if got := readPlainly(title); got.role != want || got.annex {
			t.Errorf("readPlainly(%q) = %+v, want role %q", title, got, want)
		}
	}
	if !readPlainly("附录").annex {
		t.Error("附录 is no annex")
	}
}

func TestTimeOfAHeading(t *testing.T) {
	for _, c := range []struct {
		heading      string
		year         int
		past, future bool
	}{
		{"2011年", 2012, true, false},
		{"2012年", 2012, false, true},
		{"一九八八年", 1989, true, false},
		{"二〇一三年", 2012, false, true},
		{"2011年和2012年", 2012, true, true},
		{"第3年", 2012, false, false},
		{"2011年", 0, false, false},
		{"五年来", 0, true, false},
		{"下一步", 0, false, true},
		{"“十一五”时期", 2011, true, false},
		{"“十一五”时期", 2010, false, false},
		{"“十一五”时期", 2006, false, true},
		{"“十五”计划", 2006, true, false},
		{"“九五”计划", 1996, false, true},
		{"“六五”计划", 1980, false, true},
		{"“十二五”和“十三五”", 2016, true, true},
		{"“五”", 2016, false, false},
		{"“三五”", 2016, false, false},
		{"“二十个五”", 2016, false, false},
		{"十五大精神", 2016, false, false},
	} {
		if past, future := headingTime(c.heading, c.year); past != c.past || future != c.future {
			t.Errorf("headingTime(%q, %d) = %v, %v, want %v, %v", c.heading, c.year, past, future, c.past, c.future)
		}
	}
}
