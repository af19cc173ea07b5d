import { CELLS, allOf, type FollowUpReport, type ReportSpan } from '@doi-thoai/shared';
import {
  annex,
  body,
  closing,
  ending,
  filingOf,
  head,
  numberLine,
  numberedParts,
  signatory,
  title,
} from '../block/build.js';
import type { PaperBlock, PaperDocument, PaperOf } from '../block/model.js';
import { MEETING_ZONE } from '../cover.js';
import { cleanLine } from '../state/text.js';
import { count, figure, moment, roman } from '../state/wording.js';
import { STT, tableBlock, type PaperColumn } from '../table-paper.js';
import {
  answerLines,
  dayWords,
  listValues,
  promiseLines,
  rateWords,
  unitValues,
  type Line,
  type Value,
} from './follow-up.lines.js';
import type { ReportModel } from './follow-up.model.js';
import { APART_RULE, AS_OF_RULE, CELL_WORDS, RATE_RULE } from './follow-up.words.js';

/** To be filled in by hand, short enough for half of the page. */
const POST = '…'.repeat(10);

/** The follow-up report (domain.md 9.5) as a paper of an issuing body: figures, units, answers, and every promise. */
export function followUpDocument({ report, generatedAt }: ReportModel, of: PaperOf): PaperDocument {
  const subject = `Kết quả thực hiện cam kết, nhiệm vụ sau đối thoại ${spanWords(report)}`;
  return {
    system: of.system,
    title: `Báo cáo: ${subject}`,
    author: cleanLine(of.body),
    mark: null,
    sections: [
      {
        orientation: 'PORTRAIT',
        blocks: [
          head(of, null),
          title('Báo cáo', subject),
          body(standingSentence(report)),
          body(`${AS_OF_RULE} ${APART_RULE}`),
          ...numberedParts([
            {
              title: 'Tình hình thực hiện',
              blocks: lineTable(promiseLines(report.figures, report.before), report),
            },
            { title: 'Theo đơn vị chủ trì', blocks: unitTable(report) },
            {
              title: 'Trả lời ý kiến, kiến nghị',
              blocks: report.answers ? lineTable(answerLines(report.answers), report) : [],
            },
          ]),
          ending(
            `Báo cáo lập lúc ${moment(generatedAt, MEETING_ZONE)}; danh sách từng cam kết, nhiệm vụ tại Phụ lục`,
          ),
          closing(signatory(POST, ''), [], filingOf(of)),
        ],
      },
      ...(report.rows.length === 0
        ? []
        : [{ orientation: 'LANDSCAPE' as const, blocks: listBlocks(report, of) }]),
    ],
  };
}

/** "quý III năm 2026", "6 tháng đầu năm 2026", "từ 01/07/2026 đến 15/08/2026" */
function spanWords({ span, figures: { from, to } }: FollowUpReport): string {
  const [year = '', month = ''] = to.split('-');
  const words: Record<ReportSpan, string> = {
    MONTH: `tháng ${Number(month)} năm ${year}`,
    QUARTER: `quý ${roman(Math.ceil(Number(month) / 3) - 1)} năm ${year}`,
    MONTHS_6: `6 tháng đầu năm ${year}`,
    MONTHS_9: `9 tháng đầu năm ${year}`,
    YEAR: `năm ${year}`,
    OTHER: `từ ${dayWords(from)} đến ${dayWords(to)}`,
  };
  return words[span];
}

/** The four cells and the rate with both of its numbers; nothing is told as 0 % of nothing. */
function standingSentence({ asOf, figures: { cells } }: FollowUpReport): string {
  const all = allOf(cells);
  const day = `Tính đến hết ngày ${dayWords(asOf)}`;
  if (all === 0) return `${day}, chưa có cam kết, nhiệm vụ nào.`;
  const parts = CELLS.filter((cell) => cells[cell] > 0).map(
    (cell) => `${CELL_WORDS[cell].toLowerCase()} ${count(cells[cell])}`,
  );
  const rate = rateWords(cells);
  const told =
    rate === '' ? '' : ` Tỷ lệ hoàn thành ${rate}: ${RATE_RULE.charAt(0).toLowerCase()}${RATE_RULE.slice(1)}`;
  return `${day}, có ${count(all)} cam kết, nhiệm vụ: ${parts.join('; ')}.${told}`;
}

/** Dots for thousands (domain.md 2.7). */
const shown = (value: Value): string => (typeof value === 'number' ? figure(value) : value);

/** The span before stands beside where anything is known of it. */
function lineTable(lines: readonly Line[], report: FollowUpReport): PaperBlock[] {
  if (lines.length === 0) return [];
  const before = lines.some(({ before: then }) => then !== '' && then !== 0);
  const { from, to } = report.before;
  const columns: PaperColumn[] = [
    STT,
    { title: 'Nội dung', twips: null, characters: 0 },
    { title: 'Kỳ này', twips: 1900, characters: 0, centred: true },
    ...(before
      ? [
          {
            title: `Kỳ trước (${dayWords(from)} - ${dayWords(to)})`,
            twips: 2000,
            characters: 0,
            centred: true,
          },
        ]
      : []),
  ];
  const rows = lines.map((line, index) => ({
    cells: [index + 1, line.label, shown(line.now), ...(before ? [shown(line.before)] : [])],
  }));
  return [tableBlock({ name: '', columns, rows })];
}

function unitTable({ figures: { units } }: FollowUpReport): PaperBlock[] {
  if (units.length === 0) return [];
  const number = (words: string, twips: number): PaperColumn => ({
    title: words,
    twips,
    characters: 0,
    centred: true,
  });
  const columns: PaperColumn[] = [
    STT,
    { title: 'Đơn vị chủ trì', twips: null, characters: 0 },
    number('Tổng số', 900),
    ...CELLS.map((cell) => number(CELL_WORDS[cell], 1050)),
    number('Tỷ lệ hoàn thành', 1700),
  ];
  return [
    tableBlock({
      name: '',
      columns,
      rows: units.map((unit, index) => ({ cells: [index + 1, ...unitValues(unit).map(shown)] })),
    }),
  ];
}

const LIST: PaperColumn[] = [
  STT,
  { title: 'Nội dung cam kết, nhiệm vụ', twips: null, characters: 0 },
  { title: 'Đơn vị chủ trì', twips: 2000, characters: 0 },
  { title: 'Thời hạn', twips: 1150, characters: 0, centred: true },
  { title: 'Hạn ban đầu', twips: 1150, characters: 0, centred: true },
  { title: 'Ngày hoàn thành', twips: 1150, characters: 0, centred: true },
  { title: 'Số ngày quá hạn', twips: 850, characters: 0, centred: true },
  { title: 'Tình trạng', twips: 1300, characters: 0, centred: true },
  { title: 'Bước', twips: 1250, characters: 0, centred: true },
  { title: 'Cuộc họp', twips: 2100, characters: 0 },
];

function listBlocks({ rows }: FollowUpReport, of: PaperOf): PaperBlock[] {
  const source = `Kèm theo Báo cáo ${numberLine(of).replace(/^Số:?/, 'số')} của ${cleanLine(of.body)}`;
  return [
    annex('DANH SÁCH CAM KẾT, NHIỆM VỤ', source),
    tableBlock(
      { name: '', columns: LIST, rows: rows.map((row, index) => ({ cells: listValues(row, index) })) },
      'SMALL',
    ),
  ];
}
