import { TO_FILL_IN, numberLine } from '../block/build.js';
import { authorityLine, placeAndDate, recipientNames, type SystemForms } from '../block/forms.js';
import type { Laid, LaidLine } from '../block/laid.js';
import { evenLine, formLine, ruleLine, runsOf, sideBySide } from '../block/lines.js';
import type { AuthorityKind, HeadBlock, Signatory, TitleBlock } from '../block/model.js';
import { boldLength } from '../state/measure.js';
import { cleanLine, signatoryName, upper } from '../state/text.js';
import { dayWords, roman } from '../state/wording.js';
import { PARTY_SIZE as SIZE, PARTY_STYLE } from './style.js';

const PARTY = 'ĐẢNG CỘNG SẢN VIỆT NAM';

/** Of the width of a standing page's text: the heading is shorter than the Quốc hiệu. */
const LEFT_SHARE = 4500 / 9354;
const LEFT_MARGIN = 60;
const SIGNING_SPACE = 1500;

/** A collective body does not use K/T: its deputy signs `T/M ĐẢNG ỦY / PHÓ BÍ THƯ` (domain.md 7.2). */
const AUTHORITY: Partial<Record<AuthorityKind, string>> = {
  ON_BEHALF: 'T/M',
  IN_PLACE: 'K/T',
  BY_ORDER: 'T/L',
};

/** The forms of Hướng dẫn 05-HD/VPTW and, where it is silent, 36-HD/VPTW; see `style.ts` for what is to be verified. */
export const PARTY_FORMS: SystemForms = {
  style: PARTY_STYLE,
  head,
  title,
  // As in state papers; neither instruction is known to say it otherwise: verify.
  annexLabel: (number) =>
    formLine(number === null ? 'Phụ lục' : `Phụ lục ${roman(number - 1)}`, PARTY_STYLE.size.title, {
      bold: true,
      withNext: true,
    }),
  // Upright, each line starts with "- " (05-HD as implemented): verify.
  grounds: (lines) =>
    lines.map((line, index) => ({
      is: 'line',
      style: 'body',
      runs: runsOf([`- ${bare(line)}${index === lines.length - 1 ? '.' : ';'}`]),
    })),
  signature,
  recipients(list, filing) {
    const line = (text: string, before: number, label = false): LaidLine =>
      formLine(text, label ? SIZE.recipientsLabel : SIZE.recipients, {
        align: 'left',
        before,
        whole: true,
        underline: label,
      });
    return [
      line('Nơi nhận:', 240, true),
      ...[...recipientNames(list), `- ${cleanLine(filing)}`].map((text) => line(text, 0)),
    ];
  },
};

const bare = (line: string) =>
  cleanLine(line)
    .replace(/^-\s*/, '')
    .replace(/[;.,]$/, '');

/** No Quốc hiệu: bodies, a line with "*" and the number on the left, the Party's heading on the right. */
function head(block: HeadBlock, width: number): Laid[] {
  const { of, about, dated, extra } = block;
  const leftWidth = Math.round(width * LEFT_SHARE);
  const rightWidth = width - leftWidth;
  const inner = leftWidth - 2 * LEFT_MARGIN;
  const left = [
    ...(of.parentBody ? [evenLine(upper(of.parentBody), SIZE.issuer, inner)] : []),
    evenLine(upper(of.body) || TO_FILL_IN, SIZE.issuer, inner, { bold: true }),
    formLine('*', SIZE.issuer),
  ];
  const right = [
    formLine(PARTY, SIZE.heading, { bold: true }),
    ruleLine(boldLength(PARTY, SIZE.heading), rightWidth),
  ];
  const number = [
    formLine(numberLine(of), SIZE.numberLine),
    ...(about === null ? [] : [formLine(cleanLine(about), SIZE.about, { italics: true, before: 60 })]),
    ...(extra === null ? [] : [formLine(extra, SIZE.about, { before: 60 })]),
  ];
  const place = dated
    ? formLine(placeAndDate(block, dayWords), SIZE.dateLine, { italics: true })
    : formLine('', SIZE.numberLine);
  const rows = [
    [left, right],
    [number, [place]],
  ];
  return [sideBySide([leftWidth, rightWidth], rows, [LEFT_MARGIN, 0])];
}

function title({ type, subject, note }: TitleBlock, width: number): Laid[] {
  const size = PARTY_STYLE.size.title;
  return [
    formLine(upper(type), SIZE.type, { bold: true, before: 240, after: 0, withNext: true }),
    ...(note === null ? [] : [formLine(note, size, { italics: true, after: 0, withNext: true })]),
    evenLine(lowerOpening(cleanLine(subject)), size, width, { bold: true, after: 0, withNext: true }),
    formLine('-----', size, { after: 120, withNext: true }),
  ];
}

// Words that subjects open with and that are no names of their own.
const OPENINGS =
  /^(?:Hội nghị|Hội thảo|Buổi|Cuộc|Về|Việc|Kết luận|Kết quả|Kế hoạch|Tình hình|Tổng hợp|Danh sách|Công tác|Dự) /u;

/** The subject of a Party paper begins in lower case ("về lãnh đạo ..."); a name keeps its capital. */
export function lowerOpening(subject: string): string {
  return OPENINGS.test(subject) ? subject.charAt(0).toLocaleLowerCase('vi') + subject.slice(1) : subject;
}

/** Authority and name in bold, the post not (05-HD as implemented; one implementation differs: verify). */
function signature({ authority, post, name }: Signatory, instead: string | null): LaidLine[] {
  const line = (text: string, before: number, bold: boolean, italics = false): LaidLine =>
    formLine(text, SIZE.signature, { before, bold, italics, withNext: true });
  const above = authority.map((one) => authorityLine(one, AUTHORITY));
  const space = instead === null ? SIGNING_SPACE : SIGNING_SPACE / 3;
  return [
    ...above.map((text, index) => line(text, index === 0 ? 120 : 0, true)),
    line(upper(post), above.length === 0 ? 120 : 0, false),
    ...(instead === null ? [] : [line(instead, space, false, true)]),
    line(signatoryName(name), space, true),
  ];
}
