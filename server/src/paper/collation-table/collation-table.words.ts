import { cleanLine } from '../state/text.js';
import { count, enumeration, moment } from '../state/wording.js';
import type { CollationTableModel, CollationTableRow } from './collation-table.model.js';
import { COLLATION_COLUMNS } from './collation-table.model.js';

export const TITLE = 'BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ';

/** The cells of a row after its ordinal, in the order of the columns. */
export function cellsOf(row: CollationTableRow): string[] {
  return COLLATION_COLUMNS.map(({ key }) => row[key]);
}

export function asOf({ generatedAt, timeZone }: CollationTableModel): string {
  return `Tính đến ${moment(generatedAt, timeZone)}`;
}

/** What the table holds, each kind by itself. */
export function countSentence({ rows, counts }: CollationTableModel): string {
  const kinds = [
    [counts.collated, 'ý kiến tổng hợp'],
    [counts.uncollated, 'ý kiến viết chưa tổng hợp'],
    [counts.turns, 'lượt phát biểu'],
  ] as const;
  const held = kinds.filter(([n]) => n > 0).map(([n, word]) => `${count(n)} ${word}`);
  if (held.length === 0) return 'Chưa có ý kiến, kiến nghị nào.';
  const answered = `đã có trả lời ${count(counts.answered)}/${count(rows.length)} dòng`;
  return `Bảng có ${enumeration(held)}; ${answered}.`;
}

/** Nobody's opinion may vanish between the lists. */
export function asideSentence({ counts }: CollationTableModel): string | null {
  if (counts.aside === 0) return null;
  return `Không đưa vào bảng ${count(counts.aside)} ý kiến được giải quyết theo trình tự khác.`;
}

export function journalSentence({ journal }: CollationTableModel): string {
  return `Lập từ nhật ký điện tử, tính đến mục số ${journal.head}; mã kiểm chứng (SHA-256): ${cleanLine(journal.hash)}`;
}
