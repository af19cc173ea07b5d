import type { Laid, LaidLine } from './laid.js';
import type { Authority, AuthorityKind, HeadBlock, Signatory, TitleBlock } from './model.js';
import type { SystemStyle } from './style.js';
import { cleanLine, upper } from '../state/text.js';

/** The parts of a paper that the two systems set differently. Widths are those of the text, in twips. */
export interface SystemForms {
  style: SystemStyle;
  head(block: HeadBlock, width: number): Laid[];
  title(block: TitleBlock, width: number): Laid[];
  /** "Phụ lục" and its number. */
  annexLabel(number: number | null): LaidLine;
  grounds(lines: string[]): LaidLine[];
  /** Authority, post and name of one who signs; `instead`: words in the place of the signing. */
  signature(who: Signatory, instead: string | null): LaidLine[];
  recipients(list: string[], filing: string): LaidLine[];
}

/** "TM. ỦY BAN NHÂN DÂN", "T/M ĐẢNG ỦY". */
export function authorityLine(authority: Authority, words: Partial<Record<AuthorityKind, string>>): string {
  if (typeof authority === 'string') return upper(authority);
  const word = words[authority.kind];
  if (word === undefined) throw new Error(`this system has no authority ${authority.kind}`);
  return `${word} ${upper(authority.of)}`;
}

/** The names of Nơi nhận with the sign that the next one follows. */
export function recipientNames(list: string[]): string[] {
  return list
    .map(cleanLine)
    .filter((name) => name !== '')
    .map((name) => `- ${name.replace(/[;.]$/, '')};`);
}

/** "An Lạc, ngày 08 tháng 9 năm 2026"; dots where it is written by hand. */
export function placeAndDate({ of, date }: HeadBlock, words: (day: string) => string): string {
  const day = date === null ? 'ngày ..... tháng ..... năm .......' : words(date);
  return `${cleanLine(of.place) || '..............'}, ${day}`;
}
