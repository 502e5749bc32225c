package commitment

import (
	"os"
	"testing"

	"cewen/internal/reports"
)

// Where no deadline can begin none does, by the text of every hundredth shared report.
func TestDeadlinesBeginAsSaid(t *testing.T) {
	files := reports.Files(t)
	found := 0
	for i := 0; i < len(files); i += 100 {
		data, err := os.ReadFile(files[i])
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for at := range text {
			if n := longestDeadline(text[at:]); n != deadlineAt(text[at:]) {
				t.Fatalf("%s: %q is passed over", files[i], text[at:at+n])
			} else if n > 0 {
				found++
			}
		}
	}
	if found == 0 {
		t.Error("no deadlines at all")
	}
}

func TestEveryFormOfDeadlineIsTried(t *testing.T) {
	for _, text := range []string{
		"到2025年底前", "2025年末", "二〇二五年底", "于2025年6月", "今年年底前", "明年", "后年年底", "本年年内", "当年年底", "年底前", "年内", "至年中",
		"上半年", "下半年末", "三季度末", "6月底前", "用三年时间", "经过五年努力", "通过两年时间", "利用3年时间", "再用两年时间", "争取用三年时间", "力争用五年时间",
		"未来五年内", "今后三年", "在100天内", "三年之内", "“十四五”期间", "十五五末", "本届政府任期内", "届政府任期内", "政府任期内", "任期内", "“七一”前",
		"国庆节前", "春节前", "元旦前", "汛期来临之前", "入冬前", "采暖季前", "开学前", "到本世纪中叶", "全年", "五年", "年度内", "今冬明春",
	} {
		if deadlineAt(text) != longestDeadline(text) || deadlineAt(text) == 0 {
			t.Errorf("%s: %d of %d bytes", text, deadlineAt(text), longestDeadline(text))
		}
	}
}
