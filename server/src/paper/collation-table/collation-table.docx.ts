import { Document, Packer } from 'docx';
import { body, centred, rule, type Block } from '../state/blocks.js';
import { signatures } from '../state/closing.js';
import { stateHead } from '../state/head.js';
import { ruleUnder } from '../state/measure.js';
import { FONT, SIZE, STATE_STYLES, STYLE, WIDE_TEXT_WIDTH, stateSection } from '../state/page.js';
import { ORDINAL, afterTable, dataTable, type Column } from '../state/table.js';
import { cleanLine } from '../state/text.js';
import { COLLATION_COLUMNS, rowsOf, type CollationTableModel } from './collation-table.model.js';
import {
  REHEARSAL_MARK,
  TITLE,
  asOf,
  asideSentence,
  cellsOf,
  countSentence,
  journalSentence,
} from './collation-table.words.js';
import { placeholder, repeatRow } from './long-table.js';

const PLACE = { width: WIDE_TEXT_WIDTH, style: STYLE.wideTable };
const CENTRED = new Set(['form', 'answerType', 'due', 'outcome']);
const COLUMNS: Column[] = [
  ORDINAL,
  ...COLLATION_COLUMNS.map(({ key, title, twips }) => ({ title, width: twips, centred: CENTRED.has(key) })),
];

/** The table as a Word file, on pages that lie on their side, in the layout of Phụ lục I, Nghị định 30/2020/NĐ-CP. */
export async function renderCollationTableDocx(model: CollationTableModel): Promise<Buffer> {
  const title = `${TITLE}: ${cleanLine(model.meeting)}`;
  const mark = model.rehearsal ? REHEARSAL_MARK : null;
  const document = new Document({
    title,
    subject: title,
    creator: cleanLine(model.issuer.name),
    lastModifiedBy: cleanLine(model.issuer.name),
    styles: STATE_STYLES,
    theme: { fonts: { headings: FONT, body: FONT } },
    compatibility: { version: 15 },
    sections: [stateSection({ children: blocks(model), mark, landscape: true })],
  });
  const made = await Packer.toBuffer(document);
  return model.rows === 0 ? made : repeatRow(made, printedRows(model));
}

function* printedRows(model: CollationTableModel): Generator<string[]> {
  let ordinal = 0;
  for (const row of rowsOf(model)) yield [String((ordinal += 1)), ...cellsOf(row)];
}

function blocks(model: CollationTableModel): Block[] {
  const { issuer, symbol, rows, secretary } = model;
  const subject = cleanLine(model.meeting);
  const aside = asideSentence(model);
  const row = { cells: COLUMNS.map((_, column) => placeholder(column)) };
  return [
    stateHead(
      { parentBody: issuer.parentBody, issuingBody: issuer.name, number: null, symbol },
      WIDE_TEXT_WIDTH,
    ),
    centred([{ text: TITLE, bold: true }], { before: 240 }),
    centred([{ text: subject, bold: true }]),
    rule(ruleUnder(subject, SIZE.title, WIDE_TEXT_WIDTH), WIDE_TEXT_WIDTH, 60),
    centred([{ text: `(${asOf(model)})`, italics: true }], { size: SIZE.issuer, after: 120 }),
    body(countSentence(model)),
    ...(aside === null ? [] : [body(aside)]),
    ...(rows === 0 ? [] : [dataTable(COLUMNS, [row], PLACE), afterTable()]),
    centred([{ text: journalSentence(model), italics: true }], { size: SIZE.wideTable, after: 120 }),
    signatures(
      { role: 'NGƯỜI LẬP BẢNG', name: '' },
      { role: 'THƯ KÝ', name: secretary },
      null,
      WIDE_TEXT_WIDTH,
    ),
  ];
}
