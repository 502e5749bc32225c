package region

// formerPlaces are places that were renamed or merged, as far as reports since
// 1978 often name them. A renamed place has the path of its present name. A
// merged place keeps its own name at the end of the path, below the place that
// took it in, so that 山东省/济南市 covers the reports of 莱芜市.
//
// Three regular changes need no entry here, see changedSuffix: 忻州地区 → 忻州市,
// 呼伦贝尔盟 → 呼伦贝尔市, and counties that became districts or cities (密云县 → 密云区).
var formerPlaces = []struct {
	name, path string
	tier       Tier
}{
	{"襄樊市", "湖北省/襄阳市", Prefecture},
	{"荆沙市", "湖北省/荆州市", Prefecture},
	{"思茅市", "云南省/普洱市", Prefecture},
	{"思茅地区", "云南省/普洱市", Prefecture},
	{"中甸县", "云南省/迪庆藏族自治州/香格里拉市", County},
	{"香格里拉县", "云南省/迪庆藏族自治州/香格里拉市", County},
	{"路南彝族自治县", "云南省/昆明市/石林彝族自治县", County},
	{"淮阴市", "江苏省/淮安市", Prefecture},
	{"伊克昭盟", "内蒙古自治区/鄂尔多斯市", Prefecture},
	{"哲里木盟", "内蒙古自治区/通辽市", Prefecture},
	{"昭乌达盟", "内蒙古自治区/赤峰市", Prefecture},
	{"梧州地区", "广西壮族自治区/贺州市", Prefecture},
	{"柳州地区", "广西壮族自治区/来宾市", Prefecture},
	{"南宁地区", "广西壮族自治区/崇左市", Prefecture},
	{"零陵地区", "湖南省/永州市", Prefecture},
	{"大庸市", "湖南省/张家界市", Prefecture},
	{"黔阳地区", "湖南省/怀化市", Prefecture},
	{"宁德地区", "福建省/宁德市", Prefecture},
	{"建阳地区", "福建省/南平市", Prefecture},
	{"晋江地区", "福建省/泉州市", Prefecture},
	{"徽州地区", "安徽省/黄山市", Prefecture},
	{"达县地区", "四川省/达州市", Prefecture},
	{"温江地区", "四川省/成都市/温江区", Prefecture},
	{"惠阳地区", "广东省/惠州市", Prefecture},
	{"肇庆地区", "广东省/肇庆市", Prefecture},
	{"通什市", "海南省/五指山市", County},
	{"吐鲁番地区", "新疆维吾尔自治区/吐鲁番市", Prefecture},
	{"哈密地区", "新疆维吾尔自治区/哈密市", Prefecture},

	{"莱芜市", "山东省/济南市/莱芜市", Prefecture},
	{"万县市", "重庆市/万县市", Prefecture},
	{"涪陵市", "重庆市/涪陵市", Prefecture},
	{"雁北地区", "山西省/雁北地区", Prefecture},
	{"琼山市", "海南省/海口市/琼山市", County},
	{"崇文区", "北京市/东城区/崇文区", County},
	{"宣武区", "北京市/西城区/宣武区", County},
	{"卢湾区", "上海市/黄浦区/卢湾区", County},
	{"闸北区", "上海市/静安区/闸北区", County},
	{"南汇区", "上海市/浦东新区/南汇区", County},
	{"塘沽区", "天津市/滨海新区/塘沽区", County},
	{"汉沽区", "天津市/滨海新区/汉沽区", County},
	{"大港区", "天津市/滨海新区/大港区", County},
	{"白下区", "江苏省/南京市/秦淮区/白下区", County},
	{"下关区", "江苏省/南京市/鼓楼区/下关区", County},
	{"沧浪区", "江苏省/苏州市/姑苏区/沧浪区", County},
	{"平江区", "江苏省/苏州市/姑苏区/平江区", County},
	{"金阊区", "江苏省/苏州市/姑苏区/金阊区", County},
	{"南长区", "江苏省/无锡市/梁溪区/南长区", County},
	{"北塘区", "江苏省/无锡市/梁溪区/北塘区", County},
	{"下城区", "浙江省/杭州市/拱墅区/下城区", County},
	{"江干区", "浙江省/杭州市/上城区/江干区", County},
}
