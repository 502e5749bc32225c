package server_test

import (
	"strings"
	"testing"
)

func TestADocumentNamesThoseOfOtherPlacesThatAreAlike(t *testing.T) {
	w := newWorld(t)
	base := report()
	near, far, own := report(), other(), report()
	near.Region, near.Title, near.Source.Path, near.Source.SHA256 = "山西省/忻州市", "忻州市2022年政府工作报告", "/x/near.md", strings.Repeat("b", 64)
	near.Paragraphs[len(near.Paragraphs)-1].Text += "另有一句。"
	own.Year, own.Title, own.Source.Path, own.Source.SHA256 = 2021, "太原市2021年政府工作报告", "/x/own.md", strings.Repeat("c", 64)
	id := w.put(base, near, far, own)[0]
	page := w.get("/d/" + id).body
	_, section, found := strings.Cut(page, `aria-labelledby="similar"`)
	if !found {
		t.Fatalf("nothing is alike: %s", visible(page))
	}
	section, _, _ = strings.Cut(section, "</section>")
	if text := visible("<section" + section); !strings.Contains(text, "忻州市2022年政府工作报告（") || strings.Contains(text, "太原市2021年") || !strings.Contains(text, "%") {
		t.Errorf("alike: %s", text)
	}
}
