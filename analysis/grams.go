package analysis

import "unicode/utf8"

// GramVersion changes whenever Grams or PlanGrams gives different results.
const GramVersion = 1

// Grams calls yield for each gram of a folded text, repeats included: every two
// neighbouring characters within a run of letters, digits and marks, and the
// last character of every run alone. So a character's grams are the terms that
// begin with it, and none of its places is missed.
//
// Each gram is a substring of folded.
func Grams(folded string, yield func(gram string)) {
	t := foldTable()
	prev := -1 // where the previous character of the run starts
	for i := 0; i < len(folded); {
		r, size := utf8.DecodeRuneInString(folded[i:])
		_, class := t.lookup(r)
		switch {
		case class&classGram != 0 && prev >= 0:
			yield(folded[prev : i+size])
			prev = i
		case class&classGram != 0:
			prev = i
		case prev >= 0:
			yield(folded[prev:i])
			prev = -1
		}
		i += size
	}
	if prev >= 0 {
		yield(folded[prev:])
	}
}

// GramPlan says which paragraphs can hold a text: those that have every gram of
// All and, where Prefix is not empty, a gram that begins with Prefix. A plan
// with neither says nothing: every paragraph is a candidate.
type GramPlan struct {
	All    []string
	Prefix string
}

// PlanGrams returns the plan of a folded text.
func PlanGrams(folded string) GramPlan {
	var plan GramPlan
	seen := make(map[string]bool)
	end := 0
	Grams(folded, func(gram string) {
		if !seen[gram] {
			seen[gram] = true
			plan.All = append(plan.All, gram)
		}
		end++
	})
	if end == 0 {
		return plan
	}
	// The last character of the text is the last of a run here, but perhaps not
	// in the paragraph: its lone gram cannot be asked for.
	last, size := utf8.DecodeLastRuneInString(folded)
	if _, class := foldTable().lookup(last); class&classGram == 0 {
		return plan
	}
	lone := folded[len(folded)-size:]
	plan.All = dropLast(plan.All, lone)
	if len(plan.All) == 0 {
		plan.Prefix = lone
	}
	return plan
}

// dropLast removes gram when it is the last of grams. A text that has the same
// lone gram earlier keeps it: there it was followed by no letter.
func dropLast(grams []string, gram string) []string {
	if n := len(grams); n > 0 && grams[n-1] == gram {
		return grams[:n-1]
	}
	return grams
}
