import {
  ORDINAL,
  REHEARSAL_MARK,
  body,
  centred,
  headWithoutDate,
  signatory,
  signatures,
  table,
  title,
} from '../block/build.js';
import { mapped } from '../block/lazily.js';
import type { Column, PaperBlock, PaperDocument, Row } from '../block/model.js';
import { cleanLine } from '../state/text.js';
import { COLLATION_COLUMNS, type CollationTableModel } from './collation-table.model.js';
import {
  TITLE,
  asOf,
  asideSentence,
  cellsOf,
  countSentence,
  journalSentence,
} from './collation-table.words.js';

const CENTRED = new Set(['form', 'answerType', 'due', 'outcome']);
const COLUMNS: Column[] = [
  ORDINAL,
  ...COLLATION_COLUMNS.map(({ key, title: words, twips }) => ({
    title: words,
    width: twips,
    centred: CENTRED.has(key),
  })),
];

/** The table as a paper, on pages that lie on their side; its rows are made one by one. */
export function collationTablePaper(model: CollationTableModel): PaperDocument {
  return {
    system: model.of.system,
    title: `${TITLE}: ${cleanLine(model.meeting)}`,
    author: model.of.body,
    mark: model.rehearsal ? REHEARSAL_MARK : null,
    sections: [{ orientation: 'LANDSCAPE', blocks: blocks(model) }],
  };
}

/** The cells of each row, the ordinal first. */
function printedRows({ rows }: CollationTableModel): Iterable<Row> {
  return mapped(rows, (row, index) => ({ cells: [String(index + 1), ...cellsOf(row)] }));
}

function blocks(model: CollationTableModel): PaperBlock[] {
  const { of, rows, secretary } = model;
  const aside = asideSentence(model);
  return [
    headWithoutDate(of),
    title(TITLE, model.meeting),
    centred([{ text: `(${asOf(model)})`, italics: true }], { size: 'NOTE', after: 120 }),
    body(countSentence(model)),
    ...(aside === null ? [] : [body(aside)]),
    ...(rows.length === 0 ? [] : [table(COLUMNS, printedRows(model), 'SMALL', true)]),
    centred([{ text: journalSentence(model), italics: true }], { size: 'SMALL', after: 120 }),
    signatures(signatory('NGƯỜI LẬP BẢNG', ''), signatory('THƯ KÝ', secretary)),
  ];
}
