import type { Breakdown } from '@doi-thoai/shared';
import { shareTenths } from '@doi-thoai/shared';
import type { CellObject } from 'write-excel-file/node';
import { rowHeight, textCell, writeSheets, type SheetColumn } from '../sheet/write-sheets.js';
import { cleanLine, upper } from '../state/text.js';
import { moment } from '../state/wording.js';
import type { StatisticsModel } from './statistics.model.js';
import {
  BREAKDOWN_TITLES,
  COLLATED_FIGURES,
  FEW,
  GUARD_RULE,
  NOT_TOLD,
  RAW_FIGURES,
  REST_LABEL,
  TITLE,
  UNIT_FIGURES,
  rowLabel,
  type FigureWords,
} from './statistics.words.js';

const REHEARSAL_MARK = 'TÀI LIỆU DIỄN TẬP - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ';
const HEADS = ['Nội dung', 'Số lượng', 'Trên tổng số', 'Tỷ lệ', 'Đơn vị tính', 'Cách tính'];
const COLUMNS: SheetColumn[] = [48, 14, 14, 10, 18, 70].map((width) => ({ width }));
const RULED = { borderStyle: 'thin' } as const;
const HEAD = { ...RULED, fontWeight: 'bold', align: 'center', alignVertical: 'center', height: 30 } as const;
const GROUP = { ...RULED, fontWeight: 'bold' } as const;

interface Line {
  label: string;
  n: number | string;
  of: number | null;
  unit: string;
  rule: string;
}

/** Each number with what it counts, of how many, and by which rule; no two of different kinds are added. */
export function renderStatisticsXlsx(model: StatisticsModel): Promise<Buffer> {
  return writeSheets([
    {
      name: 'Số liệu',
      columns: COLUMNS,
      headRows: 1,
      landscape: true,
      rows: [HEADS.map((head) => textCell(head, HEAD)), ...bodyRows(model)],
    },
    about(model),
  ]);
}

function bodyRows({ statistics }: StatisticsModel): CellObject[][] {
  const { units, raw, collated, breakdowns } = statistics;
  return [
    ...section('Đơn vị', figureLines(UNIT_FIGURES, units)),
    ...section('Ý kiến gốc', figureLines(RAW_FIGURES, raw)),
    ...section('Ý kiến tổng hợp', figureLines(COLLATED_FIGURES, collated)),
    ...breakdowns
      .filter(({ of }) => of > 0)
      .flatMap((breakdown) => section(BREAKDOWN_TITLES[breakdown.by], breakdownLines(breakdown))),
  ];
}

function section(title: string, lines: readonly Line[]): CellObject[][] {
  return [HEADS.map((_, column) => textCell(column === 0 ? title : '', GROUP)), ...lines.map(lineCells)];
}

function figureLines<Key extends string>(
  words: Record<Key, FigureWords>,
  values: Record<Key, number | null>,
): Line[] {
  return (Object.keys(words) as Key[]).map((key) => {
    const { label, unit, rule, of } = words[key];
    return { label, n: values[key] ?? FEW, of: of === undefined ? null : values[of as Key], unit, rule };
  });
}

function breakdownLines({ by, of, rows, rest }: Breakdown): Line[] {
  const unit = by.startsWith('COLLATED') ? 'ý kiến tổng hợp' : 'ý kiến gốc';
  const lines = rows.map(({ key, label, n, unnamed }) => {
    const told = n === null ? NOT_TOLD : n + unnamed;
    const rule = unnamed > 0 && n !== null ? `${n} ghi tên; bảo mật, ẩn danh từ ${unnamed}.` : '';
    return { label: rowLabel(by, key, label), n: told, of, unit, rule };
  });
  return rest === 0 ? lines : [...lines, { label: REST_LABEL, n: rest, of, unit, rule: GUARD_RULE }];
}

function lineCells({ label, n, of, unit, rule }: Line): CellObject[] {
  const share = typeof n === 'number' && of !== null ? percent(n, of) : '';
  const height = rowHeight([label, '', '', '', unit, rule], COLUMNS);
  const text = (words: string): CellObject => textCell(words, { ...RULED, height });
  const number = (value: number): CellObject => ({
    ...{ value, type: Number, ...RULED, height, align: 'center', alignVertical: 'top' },
  });
  return [
    text(label),
    typeof n === 'number' ? number(n) : text(n),
    of === null ? text('') : number(of),
    text(share),
    text(unit),
    text(rule),
  ];
}

/** "55,6%"; nothing of nothing. */
function percent(n: number, of: number): string {
  const tenths = shareTenths(n, of);
  return tenths === null ? '' : `${Math.floor(tenths / 10)},${tenths % 10}%`;
}

function about({ issuer, meeting, rehearsal, generatedAt, timeZone, journal }: StatisticsModel) {
  const columns = [{ width: 120 }];
  const lines = [
    ...(rehearsal ? [REHEARSAL_MARK] : []),
    ...[upper(issuer), TITLE, cleanLine(meeting), `Tính đến ${moment(generatedAt, timeZone)}`],
    'Ý kiến gốc, ý kiến tổng hợp, đơn vị là các loại số khác nhau, không cộng với nhau.',
    GUARD_RULE,
    `Lập từ nhật ký điện tử, tính đến mục số ${journal.head}; mã kiểm chứng (SHA-256): ${journal.hash}`,
  ];
  const rows = lines.map((line) => [textCell(line, { height: rowHeight([line], columns) })]);
  return { name: 'Thông tin', columns, rows };
}
