package format

// Characters of symbol fonts are stored by their place in the font, from U+F000
// on. What they print is known for the places that occur in documents.

// symbolFont and dingFont map places in the fonts Symbol and Wingdings to what they
// print; the Greek letters of Symbol are in order.
const symbolGreek = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"

// symbol is the character that a place in a font prints, 0 if it is not known.
// Places outside the private range are characters of their own.
func symbol(font string, place rune) rune {
	if place >= 0xF000 && place <= 0xF0FF {
		place -= 0xF000
	} else if place > 0xFF {
		return place
	}
	switch font {
	case "Symbol":
		return symbolPlace(place)
	case "Wingdings":
		return wingdings(place)
	case "Wingdings 2":
		return wingdings2(place)
	case "Wingdings 3", "Webdings":
		return 0
	}
	return place
}

func symbolPlace(place rune) rune {
	greek := []rune(symbolGreek)
	switch {
	case place >= 'A' && place <= 'Z':
		return greek[place-'A']
	case place >= 'a' && place <= 'z' && place != 'j' && place != 'v':
		return greek[place-'a'] + 0x20
	case place > ' ' && place < 0x40:
		return place
	}
	switch place {
	case 0xA3:
		return '≤'
	case 0xA5:
		return '∞'
	case 0xB0:
		return '°'
	case 0xB1:
		return '±'
	case 0xB3:
		return '≥'
	case 0xB4:
		return '×'
	case 0xB7:
		return '•'
	case 0xB8:
		return '÷'
	case 0xB9:
		return '≠'
	case 0xBB:
		return '≈'
	case 0xE5:
		return '∑'
	}
	return 0
}

func wingdings(place rune) rune {
	switch place {
	case 0x6C, 0x9F:
		return '●'
	case 0x6E:
		return '■'
	case 0x6F, 0xA8, 0x71, 0x72:
		return '□'
	case 0x75:
		return '◆'
	case 0xA1:
		return '○'
	case 0xD8:
		return '➢'
	case 0xE0:
		return '→'
	case 0xFB:
		return '✗'
	case 0xFC:
		return '✓'
	case 0xFD:
		return '☒'
	case 0xFE:
		return '☑'
	}
	return 0
}

func wingdings2(place rune) rune {
	switch place {
	case 0x4F:
		return '✗'
	case 0x50:
		return '✓'
	case 0x51, 0x53, 0x54:
		return '☒'
	case 0x52:
		return '☑'
	case 0xA3:
		return '□'
	}
	return 0
}
