import { annex, body, journalMark, ORDINAL, table } from '../block/build.js';
import { mapped } from '../block/lazily.js';
import type { CellText, Column, Inline, PaperBlock, PaperDocument, Row } from '../block/model.js';
import { journalSentence, markOf } from '../cover.js';
import { cleanLine, cleanLines } from '../state/text.js';
import { STT, type PaperTable, type PaperWorkbook } from '../table-paper.js';
import { noticePhrase } from '../tasks/notice-phrase.js';
import {
  treatmentOf,
  type AcceptanceAnswer,
  type AcceptanceModel,
  type AcceptanceRow,
} from './acceptance.model.js';
import {
  ACCEPTANCE_TITLE,
  TREATMENT_WORDS,
  answerText,
  asOfSentence,
  followUpWords,
  opinionWords,
  prefaceSentences,
  responderWords,
} from './acceptance.words.js';

const COLUMNS: Column[] = [
  ORDINAL,
  { title: 'NHÓM VẤN ĐỀ, ĐIỀU, KHOẢN', width: 1900 },
  { title: 'CHỦ THỂ GÓP Ý', width: 2100 },
  { title: 'NỘI DUNG GÓP Ý', width: 4000 },
  { title: 'NỘI DUNG TIẾP THU, GIẢI TRÌNH', width: null },
];

/** The acceptance table as an annex of its own, on pages that lie on their side. */
export function acceptanceDocument(model: AcceptanceModel): PaperDocument {
  const { cover } = model;
  return {
    system: cover.of.system,
    title: `Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý: ${cleanLine(cover.meeting.title)}`,
    author: cleanLine(cover.of.body),
    mark: markOf(cover, null),
    sections: [
      {
        orientation: 'LANDSCAPE',
        blocks: [
          annex(ACCEPTANCE_TITLE, `Kèm theo ${noticePhrase(cover, model.notice)}`),
          ...acceptanceBlocks(model),
          journalMark(`${asOfSentence(model)} ${journalSentence(cover)}`, cover.journal.hash),
        ],
      },
    ],
  };
}

/** Preface and table below the head of the annex. */
export function acceptanceBlocks(model: AcceptanceModel): PaperBlock[] {
  const preface = prefaceSentences(model).map((one) => body(one));
  if (model.rows.length === 0) return preface;
  return [...preface, table(COLUMNS, mapped(model.rows, printedRow), 'SMALL')];
}

function printedRow(row: AcceptanceRow, index: number): Row {
  const what: Inline[][] = [[{ text: opinionWords(row), italics: true }], ...lines(row.text)];
  return { cells: [String(index + 1), row.topic, row.who, what, answerCell(row)] };
}

function answerCell({ answers }: AcceptanceRow): CellText {
  if (answers.length === 0) return [[{ text: TREATMENT_WORDS.OPEN, bold: true }]];
  return answers.flatMap(answerLines);
}

function answerLines(answer: AcceptanceAnswer): Inline[][] {
  const after = followUpWords(answer);
  return [
    [{ text: `${TREATMENT_WORDS[answer.treatment]}.`, bold: true }],
    ...lines(answerText(answer)),
    ...(after === '' ? [] : lines(`Theo dõi: ${after}`)),
    [{ text: responderWords(answer), italics: true }],
  ];
}

const lines = (text: string): Inline[][] => cleanLines(text).map((line) => [line]);

/** The workbook has a column for each thing that one filters or counts by. */
export function acceptanceWorkbook(model: AcceptanceModel): PaperWorkbook {
  const { cover } = model;
  return {
    tables: [acceptanceTable(model)],
    about: [
      ...[markOf(cover, null) ?? '', cover.of.body, ACCEPTANCE_TITLE, cleanLine(cover.meeting.title)],
      ...[`(Kèm theo ${noticePhrase(cover, model.notice)})`, asOfSentence(model), ...prefaceSentences(model)],
      `${journalSentence(cover)} ${cover.journal.hash}`,
    ],
  };
}

function acceptanceTable({ rows }: AcceptanceModel): PaperTable {
  const joined = (row: AcceptanceRow, words: (answer: AcceptanceAnswer) => string) =>
    row.answers.map(words).filter(Boolean).join('\n');
  return {
    name: 'Tiếp thu, giải trình',
    columns: [
      STT,
      { title: 'Ý kiến', twips: null, characters: 22 },
      { title: 'Nhóm vấn đề, điều, khoản', twips: null, characters: 24 },
      { title: 'Chủ thể góp ý', twips: null, characters: 28 },
      { title: 'Nội dung góp ý', twips: null, characters: 60 },
      { title: 'Phân loại', twips: null, characters: 20, centred: true },
      { title: 'Nội dung tiếp thu, giải trình', twips: null, characters: 60 },
      { title: 'Người, đơn vị trả lời', twips: null, characters: 34 },
      { title: 'Theo dõi: đơn vị, thời hạn', twips: null, characters: 30 },
    ],
    rows: rows.map((row, index) => ({
      cells: [
        ...[index + 1, opinionWords(row), row.topic, row.who, row.text, TREATMENT_WORDS[treatmentOf(row)]],
        ...[joined(row, answerText), joined(row, responderWords), joined(row, followUpWords)],
      ],
    })),
  };
}
