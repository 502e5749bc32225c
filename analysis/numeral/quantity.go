package numeral

// Comparator says how exact a quantity is meant.
type Comparator string

// The comparators of quantities.
const (
	Equal   Comparator = "="     // 3所
	AtLeast Comparator = "≥"     // 3所以上, 不少于3所
	More    Comparator = ">"     // 超过3所, 30余所
	AtMost  Comparator = "≤"     // 3所以内, 不超过3所
	Less    Comparator = "<"     // 少于3所
	About   Comparator = "≈"     // 3所左右, 约3所
	Range   Comparator = "range" // 2到3所
)

// Quantity is a numeral with its unit, as it stands in a text. Places are byte
// offsets into the text that was read.
type Quantity struct {
	// Start and End enclose what is written: numeral, unit and what follows the unit to
	// say how exact it is (10%以上). What stands before the numeral (超过, 约) is outside.
	Start, End int
	// NumberEnd is where the last numeral ends, its 万 and 余 included; UnitEnd is where
	// the unit ends, NumberEnd without one.
	NumberEnd, UnitEnd int
	// Value is the number, 万 and 亿 multiplied out, percentages as the number before %.
	// Value2 is the greater one of a range, else 0.
	Value, Value2 Number
	// Unit is the measure word or unit without 万 and 亿, full-width letters and signs
	// made half-width; "" for a number without a known one.
	Unit       string
	Comparator Comparator
	// Scaled says that the numeral was written with 百, 千, 万 or 亿: then it counts
	// something even without a unit (15万贫困人口).
	Scaled bool
}

// Read returns the quantities of a text in order; they do not overlap.
func Read(text string) []Quantity {
	var found []Quantity
	for pos := 0; pos < len(text); {
		r, size := runeAt(text, pos)
		if startsNumeral(r) {
			if q, ok := At(text, pos); ok {
				found = append(found, q)
				pos = max(q.End, pos+size)
				continue
			}
		}
		pos += size
	}
	return found
}

// At reads the quantity whose numeral begins at a place of a text. It is false where
// no numeral begins, as in the middle of one, and where one begins that is no
// quantity.
func At(text string, pos int) (Quantity, bool) {
	if q, ok := readShare(text, pos); ok {
		q.judge(text, numeral{})
		return q, !inTitle(text, pos) && !startsNumeralBefore(text, pos)
	}
	if before, _ := runeBefore(text, pos); isDigit(before) {
		return Quantity{}, false
	}
	first, ok := readNumeral(text, pos)
	if !ok || !beginsFreely(text, pos, first) {
		return Quantity{}, false
	}
	q := Quantity{Start: pos, Comparator: Equal}
	q.take(first)
	last := first
	u := unitAt(text, first.end)
	if second, ok := readRange(text, first, u); ok {
		last, u = second.numeral, second.unit
		q.take(second.first)
		q.NumberEnd, q.UnitEnd, q.End = last.end, last.end, last.end
		q.Value2, q.Comparator = last.value, Range
		q.Scaled = q.Scaled || last.scaled
	}
	if u.name != "" {
		q.Unit, q.UnitEnd, q.End = u.name, u.end, u.end
	}
	q.judge(text, last)
	if q.isName(text, first, last) {
		return Quantity{}, false
	}
	return q, true
}

// take sets what a single numeral says.
func (q *Quantity) take(n numeral) {
	q.Value, q.Value2, q.Scaled = n.value, n.upper, n.scaled
	q.NumberEnd, q.UnitEnd, q.End = n.end, n.end, n.end
	switch {
	case n.upper != (Number{}):
		q.Comparator = Range
	case n.more:
		q.Comparator = More
	}
}

// Raw returns what was written, from the numeral to its end.
func (q Quantity) Raw(text string) string { return text[q.Start:q.End] }

// startsNumeralBefore tells whether the character before a place belongs to a number.
func startsNumeralBefore(text string, pos int) bool {
	r, _ := runeBefore(text, pos)
	return startsNumeral(r) && r != '数' || r == '第'
}
