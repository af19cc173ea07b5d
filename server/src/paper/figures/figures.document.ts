import { annex, body, journalMark } from '../block/build.js';
import type { PaperDocument } from '../block/model.js';
import { asOf, journalSentence, markOf, meetingPhrase } from '../cover.js';
import { cleanLine } from '../state/text.js';
import { count, figure } from '../state/wording.js';
import { STT, tableBlock, type PaperCell, type PaperTable, type PaperWorkbook } from '../table-paper.js';
import type { FiguresModel, ReportedFigure } from './figures.model.js';

export const FIGURES_TITLE = 'BẢNG CHỈ TIÊU';

/** The figures of the opening report as an annex to it. */
export function figuresDocument(model: FiguresModel): PaperDocument {
  const { cover, figures } = model;
  return {
    system: cover.of.system,
    title: `Bảng chỉ tiêu: ${cleanLine(cover.meeting.title)}`,
    author: cleanLine(cover.of.body),
    mark: markOf(cover, null),
    sections: [
      {
        orientation: 'PORTRAIT',
        blocks: [
          annex(FIGURES_TITLE, `Kèm theo ${reportPhrase(model)}`),
          ...figuresSentences(model).map((one) => body(one)),
          ...(figures.length === 0 ? [] : [tableBlock(printedTable(model))]),
          journalMark(`${asOf(cover)}. ${journalSentence(cover)}`, cover.journal.hash),
        ],
      },
    ],
  };
}

export function figuresWorkbook(model: FiguresModel): PaperWorkbook {
  const { cover } = model;
  return {
    tables: [figuresTable(model, ({ value }) => value)],
    about: [
      ...[markOf(cover, null) ?? '', cover.of.body, FIGURES_TITLE, cleanLine(cover.meeting.title)],
      ...[`(Kèm theo ${reportPhrase(model)})`, asOf(cover), ...figuresSentences(model)],
      `${journalSentence(cover)} ${cover.journal.hash}`,
    ],
  };
}

function reportPhrase({ report, cover }: FiguresModel): string {
  const title = cleanLine(report.title) || 'Báo cáo đề dẫn';
  const by = report.presenter === '' ? '' : ` do ${cleanLine(report.presenter)} trình bày`;
  return `${title}${by} tại ${meetingPhrase(cover)}`;
}

export function figuresSentences({ figures, cover }: FiguresModel): string[] {
  if (figures.length === 0) return [`Báo cáo đề dẫn tại ${meetingPhrase(cover)} không có chỉ tiêu nào.`];
  const apart = 'Các chỉ tiêu khác nhau về đơn vị tính và phạm vi, không cộng với nhau.';
  return [
    `Bảng có ${count(figures.length)} chỉ tiêu, ghi theo báo cáo.${figures.length > 1 ? ` ${apart}` : ''}`,
  ];
}

const printedTable = (model: FiguresModel): PaperTable => figuresTable(model, ({ value }) => figure(value));

/** What no figure has is not printed as an empty column (domain.md 2.6). */
function figuresTable({ figures }: FiguresModel, value: (one: ReportedFigure) => PaperCell): PaperTable {
  const periods = figures.some(({ period }) => period !== '');
  const parts = figures.some(({ partOf }) => partOf !== null);
  return {
    name: 'Chỉ tiêu',
    columns: [
      STT,
      { title: 'Chỉ tiêu', twips: null, characters: 50 },
      { title: 'Số liệu', twips: 1300, characters: 14, centred: true },
      { title: 'ĐVT', twips: 1500, characters: 18, centred: true },
      ...(periods ? [{ title: 'Kỳ', twips: 1700, characters: 22, centred: true }] : []),
      ...(parts ? [{ title: 'Trong đó của', twips: 1500, characters: 16, centred: true }] : []),
    ],
    rows: figures.map((one, index) => ({
      cells: [
        ...[index + 1, one.label, value(one), one.unit],
        ...(periods ? [one.period] : []),
        ...(parts ? [one.partOf === null ? '' : `Chỉ tiêu ${one.partOf}`] : []),
      ],
    })),
  };
}
