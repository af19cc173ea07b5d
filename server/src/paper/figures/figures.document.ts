import { annex, body, journalMark } from '../block/build.js';
import type { PaperDocument } from '../block/model.js';
import { asOf, journalSentence, markOf, meetingPhrase } from '../cover.js';
import { cleanLine } from '../state/text.js';
import { count, figure, share } from '../state/wording.js';
import {
  STT,
  tableBlock,
  type PaperCell,
  type PaperColumn,
  type PaperTable,
  type PaperWorkbook,
} from '../table-paper.js';
import type { FiguresModel, ReportedFigure } from './figures.model.js';
import { isPlanned, remaining } from './triple.js';

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
        // More columns than a standing page takes.
        orientation: isTriples(model) ? 'LANDSCAPE' : 'PORTRAIT',
        blocks: [
          annex(FIGURES_TITLE, `Kèm theo ${reportPhrase(model)}`),
          ...figuresSentences(model).map((one) => body(one)),
          ...(figures.length === 0
            ? []
            : [tableBlock(printedTable(model), isTriples(model) ? 'SMALL' : 'NORMAL')]),
          journalMark(`${asOf(cover)}. ${journalSentence(cover)}`, cover.journal.hash),
        ],
      },
    ],
  };
}

export function figuresWorkbook(model: FiguresModel): PaperWorkbook {
  const { cover } = model;
  return {
    tables: [figuresTable(model, (value) => value)],
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
  const planned = figures.filter(isPlanned).length;
  const shares =
    'tỷ lệ làm tròn đến một chữ số thập phân; còn lại tính theo kế hoạch năm, hoặc theo kế hoạch kỳ khi không có kế hoạch năm';
  return [
    `Bảng có ${count(figures.length)} chỉ tiêu, ghi theo báo cáo.${figures.length > 1 ? ` ${apart}` : ''}`,
    ...(planned > 0 ? [`Có kế hoạch: ${count(planned)}/${count(figures.length)} chỉ tiêu; ${shares}.`] : []),
  ];
}

const isTriples = ({ figures }: FiguresModel): boolean => figures.some(isPlanned);

const printedTable = (model: FiguresModel): PaperTable => figuresTable(model, figure);

type Cells = { column: PaperColumn; cell: (one: ReportedFigure) => PaperCell }[];
type Shown = (value: number) => PaperCell;

/** What no figure has is not printed as an empty column (domain.md 2.6). */
function figuresTable(model: FiguresModel, shown: Shown): PaperTable {
  const { figures } = model;
  const cells: Cells = [
    { column: { title: 'Chỉ tiêu', twips: null, characters: 50 }, cell: ({ label }) => label },
    ...(isTriples(model) ? tripleCells(figures, shown) : singleCells(shown)),
    ...periodCells(model),
  ];
  return {
    name: 'Chỉ tiêu',
    columns: [STT, ...cells.map(({ column }) => column)],
    rows: figures.map((one, index) => ({ cells: [index + 1, ...cells.map(({ cell }) => cell(one))] })),
  };
}

const unitCell = (twips: number): Cells[number] => ({
  column: { title: 'ĐVT', twips, characters: 18, centred: true },
  cell: ({ unit }) => unit,
});

const singleCells = (shown: Shown): Cells => [
  {
    column: { title: 'Số liệu', twips: 1300, characters: 14, centred: true },
    cell: ({ value }) => shown(value),
  },
  unitCell(1500),
];

/** Done / planned for the period / planned for the year, with both shares and what is left (domain.md 7.3). */
function tripleCells(figures: readonly ReportedFigure[], shown: Shown): Cells {
  const orBlank = (value: number | null): PaperCell => (value === null ? '' : shown(value));
  const of = (one: ReportedFigure, planned: number | null): string =>
    planned === null ? '' : (share(one.value, planned) ?? '');
  const narrow = (title: string, twips: number) => ({ title, twips, characters: 14, centred: true });
  const all: Cells = [
    unitCell(1200),
    { column: narrow('Đã thực hiện', 1050), cell: ({ value }) => shown(value) },
    { column: narrow('KH kỳ', 900), cell: (one) => orBlank(one.plannedForPeriod) },
    { column: narrow('KH năm', 900), cell: (one) => orBlank(one.plannedForYear) },
    { column: narrow('% kỳ', 950), cell: (one) => of(one, one.plannedForPeriod) },
    { column: narrow('% năm', 950), cell: (one) => of(one, one.plannedForYear) },
    { column: narrow('Còn lại', 900), cell: (one) => orBlank(remaining(one)) },
  ];
  const owner: Cells[number] = {
    column: { title: 'Đơn vị', twips: 1900, characters: 30 },
    cell: (one) => one.owner,
  };
  return figures.some((one) => one.owner !== '') ? [...all, owner] : all;
}

function periodCells(model: FiguresModel): Cells {
  const triples = isTriples(model);
  const narrow = (title: string, twips: number, characters: number) => ({
    title,
    twips,
    characters,
    centred: true,
  });
  const period: Cells[number] = {
    column: narrow('Kỳ', triples ? 1300 : 1700, 22),
    cell: (one) => one.period,
  };
  const part: Cells[number] = {
    column: narrow('Trong đó của', triples ? 1150 : 1500, 16),
    cell: ({ partOf }) => (partOf === null ? '' : `Chỉ tiêu ${partOf}`),
  };
  return [
    ...(model.figures.some((one) => one.period !== '') ? [period] : []),
    ...(model.figures.some(({ partOf }) => partOf !== null) ? [part] : []),
  ];
}
