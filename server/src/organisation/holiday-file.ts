import type { HolidayKind, HolidayProblem, HolidayRow } from '@doi-thoai/shared';
import { clipText } from '@doi-thoai/shared';
import { civilDate, isCivilDate } from '../kernel/civil-date.js';
import { plainWords, readCells } from '../kernel/csv-cells.js';

type Column = Exclude<HolidayProblem['column'], 'file'>;
type Reason = HolidayProblem['reason'];

/** A row with the line of its file, before the calendar as a whole is judged. */
export interface ReadRow {
  line: number;
  row: HolidayRow;
}

export interface HolidayFile {
  rows: ReadRow[];
  problems: HolidayProblem[];
}

const HEADERS: Record<Column, readonly string[]> = {
  date: ['ngay', 'ngay thang', 'date', 'day'],
  kind: ['loai', 'loai ngay', 'kind', 'type'],
  name: ['ten', 'dip', 'noi dung', 'name'],
  source: ['nguon', 'can cu', 'van ban', 'source'],
  confirmed: ['da xac nhan', 'xac nhan', 'confirmed'],
};
const NEEDED: readonly Column[] = ['date', 'kind', 'name'];
const COLUMNS = Object.keys(HEADERS) as Column[];

const KINDS: Record<HolidayKind, readonly string[]> = {
  OFF: ['off', 'nghi', 'nghi le', 'nghi bu', 'ngay nghi'],
  WORK: ['work', 'lam', 'lam bu', 'lam viec', 'di lam', 'ngay lam viec'],
};
const ANSWERS: Record<string, boolean> = {
  co: true,
  roi: true,
  x: true,
  yes: true,
  true: true,
  '1': true,
  khong: false,
  chua: false,
  no: false,
  false: false,
  '0': false,
};

const SHOWN = 100;
export const HOLIDAY_ROWS = 2000;

/** A calendar of days off as CSV (Vietnamese or English headers) or as JSON (a list of objects). */
export function readHolidayFile(text: string): HolidayFile {
  const lines = text.trimStart().startsWith('[') ? jsonLines(text) : csvLines(text);
  if (!Array.isArray(lines)) return { rows: [], problems: [lines] };
  if (lines.length === 0) return { rows: [], problems: [problem(2, 'file', 'MISSING', '')] };
  if (lines.length > HOLIDAY_ROWS) {
    return { rows: [], problems: [problem(1, 'file', 'TOO_MANY_ROWS', String(lines.length))] };
  }
  const read = lines.map(readLine);
  return {
    rows: read.flatMap(({ row, problems }) => (problems.length === 0 ? [row] : [])),
    problems: read.flatMap(({ problems }) => problems),
  };
}

interface Line {
  line: number;
  cells: Partial<Record<Column, string>>;
  /** A cell beyond the header: an unquoted comma would shift those behind it, which is never guessed. */
  beyond: string;
}

function csvLines(text: string): Line[] | HolidayProblem {
  const table = readCells(text);
  if (!Array.isArray(table)) return problem(table.line, 'file', 'BROKEN_FILE', table.message);
  const [header = [], ...lines] = table;
  const at = new Map(COLUMNS.map((column) => [column, header.findIndex((cell) => isHeader(column, cell))]));
  const missing = NEEDED.find((column) => at.get(column) === -1);
  if (missing) return problem(1, missing, 'COLUMN_MISSING', header.join(' '));
  return lines
    .map((cells, index) => ({ line: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells }) => ({
      line,
      beyond: cells.slice(header.length).find((cell) => cell !== '') ?? '',
      cells: Object.fromEntries(
        [...at].filter(([, index]) => index >= 0).map(([column, index]) => [column, cells[index] ?? '']),
      ),
    }));
}

function isHeader(column: Column, cell: string): boolean {
  return HEADERS[column].includes(plainWords(cell));
}

function jsonLines(text: string): Line[] | HolidayProblem {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    return problem(1, 'file', 'BROKEN_FILE', error instanceof Error ? error.message : '');
  }
  if (!Array.isArray(list)) return problem(1, 'file', 'BROKEN_FILE', '');
  return list.map((item: unknown, index) => {
    const fields = typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : {};
    const cell = (column: Column): string => {
      const value = fields[column];
      return typeof value === 'string' || typeof value === 'boolean'
        ? String(value).normalize('NFC').trim()
        : '';
    };
    return {
      line: index + 1,
      beyond: '',
      cells: Object.fromEntries(COLUMNS.map((column) => [column, cell(column)])),
    };
  });
}

function readLine({ line, cells, beyond }: Line): { row: ReadRow; problems: HolidayProblem[] } {
  const date = dateOf(cells.date ?? '');
  const kind = kindOf(cells.kind ?? '');
  const confirmed = confirmedOf(cells.confirmed ?? '');
  const problems: HolidayProblem[] = [];
  const complain = (column: Column, reason: Reason): void => {
    const value = cells[column] ?? '';
    problems.push(problem(line, column, value === '' ? 'MISSING' : reason, value));
  };
  if (beyond !== '') problems.push(problem(line, 'file', 'BROKEN_FILE', beyond));
  if (date === null) complain('date', 'NOT_A_DATE');
  if (kind === null) complain('kind', 'UNKNOWN_KIND');
  if (confirmed === null) complain('confirmed', 'UNKNOWN_ANSWER');
  const row = {
    date: date ?? '',
    kind: kind ?? 'OFF',
    name: cells.name ?? '',
    source: cells.source ?? '',
    confirmed: confirmed ?? false,
  };
  return { row: { line, row }, problems };
}

/** `2026-02-16`, `16/2/2026` or `16-02-2026`. */
function dateOf(text: string): string | null {
  if (isCivilDate(text)) return text;
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!match) return null;
  const [day, month, year] = match.slice(1).map(Number) as [number, number, number];
  const date = civilDate(year, month, day);
  return date.endsWith(`-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) ? date : null;
}

function kindOf(text: string): HolidayKind | null {
  const plain = plainWords(text);
  return (Object.keys(KINDS) as HolidayKind[]).find((kind) => KINDS[kind].includes(plain)) ?? null;
}

/** Nothing said: whoever brings a file of an announcement has it. */
function confirmedOf(text: string): boolean | null {
  if (text === '') return true;
  return ANSWERS[plainWords(text)] ?? null;
}

export function problem(
  line: number,
  column: HolidayProblem['column'],
  reason: Reason,
  value: string,
): HolidayProblem {
  return { line, column, reason, value: clipText(value, SHOWN).text };
}
