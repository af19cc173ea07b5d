// Advance widths of Times New Roman Bold in 1/1000 em; accents do not change them, the horn of ơ and ư does slightly.
const CAPITALS =
  'A722 B667 C722 D722 Đ722 E667 F611 G778 H778 I389 J500 K778 L667 M944 N722 O778 Ơ820 P611 Q778 R722 S556 T667 U722 Ư810 V722 W1000 X722 Y722 Z667';
const SMALL =
  'a500 b556 c444 d556 đ556 e444 f333 g500 h556 i278 j333 k556 l278 m833 n556 o500 ơ530 p556 q556 r444 s389 t333 u556 ư620 v500 w722 x500 y500 z444';
const WIDTHS = new Map(
  `${CAPITALS} ${SMALL}`.split(' ').map((pair) => [pair.slice(0, 1), Number(pair.slice(1))] as const),
);
WIDTHS.set(' ', 250).set('-', 333).set(',', 250).set('.', 250);

// Tone marks, breve and circumflex are taken off; the horn (U+031B) is not.
const MARKS = /[\u0300-\u031A\u031C-\u036F]/g;

/** Length in twips of a line in Times New Roman Bold, good to about one per cent for Vietnamese. */
export function boldLength(text: string, halfPoints: number): number {
  const bare = text.normalize('NFD').replace(MARKS, '').normalize('NFC');
  const thousandths = [...bare].reduce((sum, char) => sum + (WIDTHS.get(char) ?? 500), 0);
  return Math.round((thousandths / 1000) * halfPoints * 10);
}

/**
 * Length of the rule under a name: 40% of its line, inside the decree's 1/3 to 1/2. A name that wraps is measured by the
 * column it fills.
 */
export function ruleUnder(text: string, halfPoints: number, column: number): number {
  return Math.round(Math.min(boldLength(text, halfPoints), column) * 0.4);
}
