import { TO_FILL_IN, numberLine } from '../block/build.js';
import { authorityLine, placeAndDate, recipientNames, type SystemForms } from '../block/forms.js';
import type { Laid, LaidLine } from '../block/laid.js';
import { evenLine, formLine, ruleLine, runsOf, sideBySide } from '../block/lines.js';
import type { AuthorityKind, HeadBlock, Signatory, TitleBlock } from '../block/model.js';
import { boldLength, evenColumn, ruleUnder } from './measure.js';
import { STATE_SIZE as SIZE, STATE_STYLE } from './style.js';
import { cleanLine, signatoryName, upper } from './text.js';
import { dayWords, roman } from './wording.js';

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** Of the width of a standing page's text: the Quốc hiệu needs 8 cm beside it. */
const LEFT_SHARE = 4080 / 9354;
// A little air in the left column, so that a long name does not touch the Quốc hiệu.
const LEFT_MARGIN = 60;
// Room for signature and seal (or their electronic images).
const SIGNING_SPACE = 1500;

const AUTHORITY: Record<AuthorityKind, string> = {
  ON_BEHALF: 'TM.',
  IN_PLACE: 'KT.',
  BY_ORDER: 'TL.',
  BY_DELEGATION: 'TUQ.',
  ACTING: 'Q.',
};

/** The forms of Nghị định 30/2020/NĐ-CP, Phụ lục I and III. */
export const STATE_FORMS: SystemForms = {
  style: STATE_STYLE,
  head,
  title,
  annexLabel: (number) =>
    formLine(number === null ? 'Phụ lục' : `Phụ lục ${roman(number - 1)}`, STATE_STYLE.size.title, {
      bold: true,
      withNext: true,
    }),
  // Italic, ";" after each and "." after the last.
  grounds: (lines) =>
    lines.map((line, index) => ({
      is: 'line',
      style: 'body',
      runs: runsOf([`${bare(line)}${index === lines.length - 1 ? '.' : ';'}`], { italics: true }),
    })),
  signature,
  recipients(list, filing) {
    const line = (text: string, before: number, label = false): LaidLine =>
      formLine(text, label ? SIZE.recipientsLabel : SIZE.recipients, {
        align: 'left',
        before,
        whole: true,
        bold: label,
        italics: label,
      });
    return [
      line('Nơi nhận:', 240, true),
      ...[...recipientNames(list), `- ${cleanLine(filing)}`].map((text) => line(text, 0)),
    ];
  },
};

const bare = (line: string) => cleanLine(line).replace(/[;.,]$/, '');

function head(block: HeadBlock, width: number): Laid[] {
  const { of, about, dated, extra } = block;
  const leftWidth = Math.round(width * LEFT_SHARE);
  const rightWidth = width - leftWidth;
  const issuing = upper(of.body) || TO_FILL_IN;
  const inner = leftWidth - 2 * LEFT_MARGIN;
  const bodies = [
    ...(of.parentBody ? [evenLine(upper(of.parentBody), SIZE.issuer, inner)] : []),
    evenLine(issuing, SIZE.issuer, inner, { bold: true }),
    ruleLine(ruleUnder(issuing, SIZE.issuer, evenColumn(issuing, SIZE.issuer, inner)), inner),
  ];
  const nation = [
    formLine(NATION, SIZE.nation, { bold: true }),
    formLine(MOTTO, SIZE.motto, { bold: true }),
    ruleLine(boldLength(MOTTO, SIZE.motto), rightWidth),
  ];
  const number = [
    formLine(numberLine(of), SIZE.numberLine, { before: 60 }),
    ...(about === null ? [] : [formLine(`V/v ${cleanLine(about)}`, SIZE.about, { before: 60 })]),
    ...(extra === null ? [] : [formLine(extra, SIZE.about, { before: 60 })]),
  ];
  const place = dated
    ? formLine(placeAndDate(block, dayWords), SIZE.dateLine, { before: 60, italics: true })
    : formLine('', SIZE.numberLine);
  const rows = [
    [bodies, nation],
    [number, [place]],
  ];
  return [sideBySide([leftWidth, rightWidth], rows, [LEFT_MARGIN, 0])];
}

function title({ type, subject, note }: TitleBlock, width: number): Laid[] {
  const size = STATE_STYLE.size.title;
  const words = cleanLine(subject);
  return [
    formLine(upper(type), size, { bold: true, before: 240, after: 0, withNext: true }),
    ...(note === null ? [] : [formLine(note, size, { italics: true, after: 0, withNext: true })]),
    evenLine(words, size, width, { bold: true, after: 0, withNext: true }),
    ruleLine(ruleUnder(words, size, evenColumn(words, size, width)), width, 200),
  ];
}

function signature({ authority, post, name }: Signatory, instead: string | null): LaidLine[] {
  const line = (text: string, before: number, italics = false): LaidLine =>
    formLine(text, SIZE.signature, { before, italics, bold: !italics, withNext: true });
  const above = [...authority.map((one) => authorityLine(one, AUTHORITY)), upper(post)];
  const space = instead === null ? SIGNING_SPACE : SIGNING_SPACE / 3;
  return [
    ...above.map((text, index) => line(text, index === 0 ? 120 : 0)),
    ...(instead === null ? [] : [line(instead, space, true)]),
    line(signatoryName(name), space),
  ];
}
