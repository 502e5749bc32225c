package format

// The characters by which Chinese text is told from other text: the 300
// commonest of the work reports of governments from 1954 to 2026, which make up
// 70 to 85 % of each of them, their traditional forms, and Chinese punctuation.
const (
	commonSimplified = "的业和建发展大进加化工实设产全新力一政国民人推制生中动作高增区经会强重改农务资体保地成开市行持等济社" +
		"提年城要省有合施企能理好基快项以长为入点在面度创公水平主个革治上现机用家村育目技不完服深出坚是定万各" +
		"步法造文对程品规支代善三科方到管我量府事系学性优质心安投教续场元级金效分结本活环构部源标通放总稳了积" +
		"升域亿收共五落利策决群外态乡调整划型极境立转自关电口集融范位向防镇费路更就同与领商十术多特批促营抓取" +
		"计做办统达导医下信们护战引众得小扩解内任色监健精流运障县海期时争础义居权消综物明党四准协二题率培势险" +
		"第应打风问际式严继广件把试贫台突交格员财过网联表及形局确来比控值专困均数求职示游干于道老线西园养节略"
	commonTraditional = "乾來侷係個們傢億優內創劃動務勢區協員問嚮嚴國園堅場學實專對導幹廣強態應戰擴數於昇時曏會朮業極榦構標機" +
		"檯權決準濟為營爭現環產發監眾睏確礎積穩箇節範級結統經綜網線縣總繫繼續義聯職臺與萬術衕製規計設試調護財" +
		"貧費資質轉辦農進遊運過達鄉醫錶鎮長開閤關陞際險電項領題風颱養體髮麵點黨齣"
	commonMarks = "，。、；：？！“”‘’（）《》〈〉【】〔〕—…·　％－～０１２３４５６７８９"
)

// commonSet is a set of characters of the basic plane, a bit each.
type commonSet [0x10000 / 64]uint64

func newCommonSet() *commonSet {
	set := new(commonSet)
	for _, r := range commonSimplified + commonTraditional + commonMarks {
		set[r/64] |= 1 << (r % 64)
	}
	return set
}

func (s *commonSet) has(r rune) bool {
	return r < 0x10000 && s[r/64]&(1<<(r%64)) != 0
}
