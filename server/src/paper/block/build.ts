import type { CivilDate } from '@doi-thoai/shared';
import { cleanLine, cleanLines } from '../state/text.js';
import type {
  Authority,
  Column,
  Inline,
  LineBlock,
  PaperBlock,
  PaperOf,
  PaperSystem,
  Row,
  Signatory,
  TableBlock,
} from './model.js';

/** Where a value is missing: written by hand on the paper. */
export const TO_FILL_IN = '…'.repeat(20);

export const REHEARSAL_MARK = 'TÀI LIỆU DIỄN TẬP - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ';

/** At least 12 mm, so that four digits stay on one line. */
export const ORDINAL: Column = { title: 'STT', width: 700, centred: true };

interface HeadExtras {
  /** Trích yếu of a công văn. */
  about?: string;
  /** e.g. Dự thảo lần 1. */
  extra?: string;
}

/** The two columns at the top of the paper, with place and date; null: the day is written by hand. */
export function head(of: PaperOf, date: CivilDate | null, extras: HeadExtras = {}): PaperBlock {
  return { kind: 'head', of, dated: true, date, about: extras.about ?? null, extra: extras.extra ?? null };
}

/** The head of a form that has no place and date: minutes, tables. */
export function headWithoutDate(of: PaperOf, extras: HeadExtras = {}): PaperBlock {
  return {
    kind: 'head',
    of,
    dated: false,
    date: null,
    about: extras.about ?? null,
    extra: extras.extra ?? null,
  };
}

/** Type and subject of the paper. */
export function title(type: string, subject: string, note: string | null = null): PaperBlock {
  return { kind: 'title', type, subject, note };
}

/** Head of an annex; it begins a section of its own. */
export function annex(titleOfIt: string, source: string, number: number | null = null): PaperBlock {
  return { kind: 'annex', title: titleOfIt, source, number };
}

/** Căn cứ, one a line. */
export function grounds(lines: string[]): PaperBlock {
  return { kind: 'grounds', lines };
}

/** A body paragraph: 14 pt, justified, first line indented, 6 pt after it. */
export function body(...line: Inline[]): PaperBlock {
  return { kind: 'paragraph', style: 'BODY', line, withNext: false };
}

/** A body paragraph that stays on the page of the next one. */
export function bodyWithNext(...line: Inline[]): PaperBlock {
  return { kind: 'paragraph', style: 'BODY', line, withNext: true };
}

/** A text with line breaks, one body paragraph for each line, a label before the first. */
export function bodyText(text: string, label?: Inline): PaperBlock[] {
  return cleanLines(text).map((line, index) => (label && index === 0 ? body(label, ' ', line) : body(line)));
}

/** Label of a fixed entry of the form, in bold, with its value. */
export function entry(label: string, value: string): PaperBlock {
  return body({ text: `${label}:`, bold: true }, ' ', value);
}

/** Label of an entry whose value is the list below it. */
export function listEntry(label: string): PaperBlock {
  return bodyWithNext({ text: `${label}:`, bold: true });
}

/** A list in the body: "- ...;", the last one with a full stop. */
export function listed(lines: string[]): PaperBlock[] {
  return lines.map((line, index) => body(`- ${line}${index === lines.length - 1 ? '.' : ';'}`));
}

/** A heading inside the body; stays with what follows. */
export function heading(text: string): PaperBlock {
  return { kind: 'paragraph', style: 'SECTION', line: [text], withNext: true };
}

/** Parts that have content, numbered when there are several. */
export function numberedParts(parts: { title: string; blocks: PaperBlock[] }[]): PaperBlock[] {
  const shown = parts.filter((part) => part.blocks.length > 0);
  const number = (index: number) => (shown.length > 1 ? `${index + 1}. ` : '');
  return shown.flatMap((part, index) => [heading(`${number(index)}${part.title}`), ...part.blocks]);
}

/** A centred line of the form that stays with what follows. */
export function centred(line: Inline[], options: Partial<Omit<LineBlock, 'kind' | 'line'>> = {}): PaperBlock {
  return { kind: 'line', line, size: 'TITLE', before: 0, after: 0, withNext: true, ...options };
}

/** The last sentence, without its sign: the system gives it ("./." or "."). */
export function ending(...line: Inline[]): PaperBlock {
  return { kind: 'ending', line };
}

/** A ruled table over the whole width. */
export function table(
  columns: Column[],
  rows: Iterable<Row>,
  size: TableBlock['size'] = 'NORMAL',
  plain = false,
): PaperBlock {
  return { kind: 'table', columns, rows, size, plain };
}

/** What the paper was made from. */
export function journalMark(sentence: string, hash: string): PaperBlock {
  return { kind: 'journal', sentence, hash };
}

/** Who signs: by the post alone, or with lines of authority above it. */
export function signatory(post: string, name: string, ...authority: Authority[]): Signatory {
  return { authority, post, name };
}

/** Two signatures side by side. */
export function signatures(left: Signatory, right: Signatory, instead: string | null = null): PaperBlock {
  return { kind: 'signatures', left, right, instead };
}

/** Nơi nhận on the left, the signature on the right: how most papers end. */
export function closing(
  who: Signatory,
  recipientsOfIt: string[],
  filing: string,
  instead: string | null = null,
): PaperBlock {
  return { kind: 'closing', signatory: who, recipients: recipientsOfIt, filing, instead };
}

/** Nơi nhận over the whole width, below two signatures. */
export function recipients(list: string[], filing: string): PaperBlock {
  return { kind: 'recipients', recipients: list, filing };
}

export const pageBreak: PaperBlock = { kind: 'pageBreak' };

/** "TB-SNV", "TB/ĐU": the symbol of a type of paper of a body. */
export function symbolOf({ system, abbreviation }: Pick<PaperOf, 'system' | 'abbreviation'>, type: string) {
  return `${type}${system === 'STATE' ? '-' : '/'}${cleanLine(abbreviation)}`;
}

/** "Số: 05/TB-SNV", "Số 05-TB/ĐU"; dots to be filled in when there is no number yet. */
export function numberLine({
  system,
  number,
  symbol,
}: Pick<PaperOf, 'system' | 'number' | 'symbol'>): string {
  const shown = number === null ? '......' : number < 10 ? `0${number}` : String(number);
  return system === 'STATE' ? `Số: ${shown}/${cleanLine(symbol)}` : `Số ${shown}-${cleanLine(symbol)}`;
}

/** "Kèm theo Biên bản số 05/BB-SNV ngày 08 tháng 9 năm 2026 của Sở Nội vụ". */
export function annexSource(paper: string, of: PaperOf, date: string): string {
  return `Kèm theo ${paper} ${numberLine(of).replace(/^Số:?/, 'số')} ${date} của ${cleanLine(of.body)}`;
}

/** The last line of Nơi nhận: "Lưu: VT, <unit>." of a state body, "Lưu Đảng ủy." or "Lưu Chi bộ." of a Party body. */
export function filingOf({ system, body: name }: Pick<PaperOf, 'system' | 'body'>, unit = ''): string {
  if (system === 'STATE') return `Lưu: ${['VT', cleanLine(unit)].filter((part) => part !== '').join(', ')}.`;
  return /^chi bộ/i.test(cleanLine(name)) ? 'Lưu Chi bộ.' : 'Lưu Đảng ủy.';
}

/** "./." at the end of a state paper's text, "." of a Party paper's. */
export const endingSign = (system: PaperSystem): string => (system === 'STATE' ? './.' : '.');
