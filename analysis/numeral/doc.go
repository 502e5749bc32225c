// Package numeral reads the quantities of Chinese official prose: how many of what.
//
// A quantity is a numeral with its unit and what is said of its exactness: 3所, 三所,
// 1.2万亩, 5%—6%, 20余处, 30%以上, 超过1800亿元. Read finds all of a text, At the one that
// begins at a place. Texts may be folded or original; all places are byte offsets into
// the text as it was given. The only difference between the two: folding makes a comma
// of ，, so that 5，100 may be read as one number.
//
// Numerals that name or order things are no quantities: 十四五, 三年行动, 一号工程, 统一,
// 第三所, 2025年, 3月5日, 108国道, C919, 15分钟生活圈, 3/5, 1.2.3, what stands within
// 《》 or 〔〕 or a short quotation, and whatever exceeds 64 bits.
//
// Numbers are exact fractions of integers (Number), and units of one family are
// converted exactly: 1.2万亩 = 12000亩 = 800公顷.
package numeral
