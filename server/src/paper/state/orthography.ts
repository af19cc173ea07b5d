/**
 * Where the tone stands in an open syllable with oa, oe or uy: old style "hoà, khoẻ, uỷ", new style "hòa, khỏe, ủy".
 * Both are in use in Party and state offices (domain.md 7.2), so the organisation chooses.
 */
export const ORTHOGRAPHIES = ['OLD', 'NEW'] as const;
export type Orthography = (typeof ORTHOGRAPHIES)[number];

/** Grave, acute, tilde, hook above, dot below: each vowel without and with them, in that order. */
const TONES: Record<string, string> = {
  a: 'aàáãảạ',
  e: 'eèéẽẻẹ',
  o: 'oòóõỏọ',
  u: 'uùúũủụ',
  y: 'yỳýỹỷỵ',
  A: 'AÀÁÃẢẠ',
  E: 'EÈÉẼẺẸ',
  O: 'OÒÓÕỎỌ',
  U: 'UÙÚŨỦỤ',
  Y: 'YỲÝỸỶỴ',
};

const bare = new Map<string, { letter: string; tone: number }>();
for (const [letter, forms] of Object.entries(TONES)) {
  for (const [tone, form] of Array.from(forms).entries()) bare.set(form, { letter, tone });
}

// The pair that ends a syllable, and what may stand before it: in "quý" and "quỳ" the u belongs to the consonant.
const PAIR = new RegExp(
  `(?<![qQ])([${TONES.o}${TONES.O}])([${TONES.a}${TONES.A}${TONES.e}${TONES.E}])(?!\\p{L}|\\p{M})` +
    `|(?<![qQ])([${TONES.u}${TONES.U}])([${TONES.y}${TONES.Y}])(?!\\p{L}|\\p{M})`,
  'gu',
);

/**
 * The software's own words in the organisation's orthography. Never for what people wrote: their words stay as they
 * are.
 */
export function inOrthography(words: string, orthography: Orthography): string {
  return words.normalize('NFC').replace(PAIR, (pair: string) => {
    const [first, second] = Array.from(pair).map((letter) => bare.get(letter)!) as [Vowel, Vowel];
    const tone = first.tone || second.tone;
    const [one, two] = orthography === 'OLD' ? [0, tone] : [tone, 0];
    return TONES[first.letter]![one]! + TONES[second.letter]![two]!;
  });
}

type Vowel = { letter: string; tone: number };
