// Advance widths of Times New Roman Bold in 1/1000 em; accents do not change them, the horn of ơ and ư does slightly.
const CAPITALS =
  'A722 B667 C722 D722 Đ722 E667 F611 G778 H778 I389 J500 K778 L667 M944 N722 O778 Ơ820 P611 Q778 R722 S556 T667 U722 Ư810 V722 W1000 X722 Y722 Z667';
const SMALL =
  'a500 b556 c444 d556 đ556 e444 f333 g500 h556 i278 j333 k556 l278 m833 n556 o500 ơ530 p556 q556 r444 s389 t333 u556 ư620 v500 w722 x500 y500 z444';
const WIDTHS = new Map(
  `${CAPITALS} ${SMALL}`.split(' ').map((pair) => [pair.slice(0, 1), Number(pair.slice(1))] as const),
);
const UPRIGHT = new Map(
  'A722 B667 C667 D722 Đ722 E611 F556 G722 H722 I333 J389 K722 L611 M889 N722 O722 Ơ722 P556 Q722 R667 S556 T611 U722 Ư722 V722 W944 X722 Y722 Z611'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), Number(pair.slice(1))] as const),
);
WIDTHS.set(' ', 250).set('-', 333).set(',', 250).set('.', 250);

// Tone marks, breve and circumflex are taken off; the horn (U+031B) is not.
const MARKS = /[\u0300-\u031A\u031C-\u036F]/g;

/** Length in twips of a line in Times New Roman Bold, good to about one per cent for Vietnamese. */
export function boldLength(text: string, halfPoints: number): number {
  return lengthOf(text, halfPoints, (char) => WIDTHS.get(char) ?? 500);
}

/** The same of capitals that are not bold. */
function uprightLength(text: string, halfPoints: number): number {
  return lengthOf(text, halfPoints, (char) => UPRIGHT.get(char) ?? WIDTHS.get(char) ?? 500);
}

function lengthOf(text: string, halfPoints: number, widthOf: (char: string) => number): number {
  const bare = text.normalize('NFD').replace(MARKS, '').normalize('NFC');
  const thousandths = [...bare].reduce((sum, char) => sum + widthOf(char), 0);
  return Math.round((thousandths / 1000) * halfPoints * 10);
}

/**
 * Length of the rule under a name: 40% of its line, inside the decree's 1/3 to 1/2. A name that wraps is measured by the
 * column it fills.
 */
export function ruleUnder(text: string, halfPoints: number, column: number): number {
  return Math.round(Math.min(boldLength(text, halfPoints), column) * 0.4);
}

/**
 * The width in which a name that needs several lines fills them evenly, so that no word is left alone on the last one.
 * A program that measures a little otherwise breaks it at the same words.
 */
export function evenColumn(text: string, halfPoints: number, column: number, bold = true): number {
  const measure = bold ? boldLength : uprightLength;
  const blank = measure(' ', halfPoints);
  const words = text.split(' ').map((word) => measure(word, halfPoints));
  const { lines } = wrapped(words, blank, column);
  if (lines < 2) return column;
  let [narrow, even] = [Math.floor(column / lines / 2), column];
  while (even - narrow > 1) {
    const width = Math.floor((narrow + even) / 2);
    const tried = wrapped(words, blank, width);
    if (tried.lines <= lines && tried.widest <= width) even = width;
    else narrow = width;
  }
  // Half of what the next word would need stays free: neither does it move up, nor does the last one move down.
  return Math.min(column, Math.round((even + wrapped(words, blank, even).longer) / 2));
}

/** How words fall into lines; `longer`: the shortest of these lines with the first word of the next one. */
function wrapped(words: readonly number[], blank: number, width: number) {
  const fallen = { lines: 1, widest: 0, longer: Infinity };
  let line = -blank;
  for (const word of words) {
    const longer = line + blank + word;
    if (longer > width && line > 0) {
      fallen.lines += 1;
      fallen.longer = Math.min(fallen.longer, longer);
      line = word;
    } else line = longer;
    fallen.widest = Math.max(fallen.widest, line);
  }
  return fallen;
}
