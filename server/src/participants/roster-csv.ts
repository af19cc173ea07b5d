import type { Role, RosterProblem } from '@doi-thoai/shared';
import {
  LIMITS,
  TABLE_LIMITS,
  clipText,
  countGraphemes,
  hasForbiddenCharacters,
  isEmail,
  isPhone,
} from '@doi-thoai/shared';
import { readCells } from '../kernel/csv-cells.js';
import type { RosterColumn } from './roster-words.js';
import { columnOf, roleOf } from './roster-words.js';

/** A person as a roster names one. Null: the file has no such column, or (role, number) the cell is empty. */
export interface RosterRow {
  line: number;
  name: string;
  unit: string | null;
  title: string | null;
  role: Role | null;
  number: string | null;
  /** Only of a file that has such a column. */
  email?: string;
  phone?: string;
}

export interface Roster {
  rows: RosterRow[];
  problems: RosterProblem[];
}

const LENGTHS: Record<Exclude<RosterColumn, 'role' | 'email' | 'phone'>, number> = {
  name: LIMITS.personName,
  unit: TABLE_LIMITS.unitName,
  title: LIMITS.personTitle,
  number: TABLE_LIMITS.participantNumber,
};
const SHOWN = 100;

type Columns = Map<RosterColumn, number>;
type Reason = RosterProblem['reason'];

/**
 * Reads a roster as a spreadsheet saves it: comma, semicolon or tab; with or without a byte order mark; composed
 * or decomposed letters; Vietnamese or English headers. Every problem is listed, with the line that the
 * spreadsheet shows (header = 1). Rows with a problem are left out of `rows`.
 */
export function readRoster(csv: string): Roster {
  const table = cellsOf(csv);
  if (!Array.isArray(table)) return { rows: [], problems: [table] };
  const [header = [], ...lines] = table;
  const columns = columnsOf(header);
  if (!columns.has('name'))
    return { rows: [], problems: [problem(1, 'name', 'COLUMN_MISSING', header.join(' '))] };
  const filled = lines
    .map((cells, index) => ({ cells, line: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length === 0) return { rows: [], problems: [problem(2, 'file', 'MISSING', '')] };
  if (filled.length > TABLE_LIMITS.rosterRows) {
    return {
      rows: [],
      problems: [problem(TABLE_LIMITS.rosterRows + 2, 'file', 'TOO_MANY_ROWS', String(filled.length))],
    };
  }
  const read = filled.map(({ cells, line }) => readRow(cells, line, columns, header.length));
  return {
    rows: read.flatMap(({ row, problems }) => (problems.length === 0 ? [row] : [])),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** All cells, cleaned; or why the file cannot be read at all. */
function cellsOf(csv: string): string[][] | RosterProblem {
  const table = readCells(csv);
  // The parser's own sentence is English and about its insides; the line is what helps.
  return Array.isArray(table) ? table : problem(table.line, 'file', 'BROKEN_CSV', '');
}

function columnsOf(header: readonly string[]): Columns {
  const columns: Columns = new Map();
  header.forEach((text, index) => {
    const column = columnOf(text);
    if (column !== null && !columns.has(column)) columns.set(column, index);
  });
  return columns;
}

function readRow(
  cells: readonly string[],
  line: number,
  columns: Columns,
  width: number,
): { row: RosterRow; problems: RosterProblem[] } {
  const cell = (column: RosterColumn): string | null => {
    const index = columns.get(column);
    return index === undefined ? null : (cells[index] ?? '');
  };
  const name = cell('name') ?? '';
  const roleText = cell('role') ?? '';
  const role = roleText === '' ? null : roleOf(roleText);
  const problems = [
    ...wordProblems(line, { name, unit: cell('unit'), title: cell('title'), number: cell('number') }),
    ...(name === '' ? [problem(line, 'name', 'MISSING', '')] : []),
    ...(role === undefined ? [problem(line, 'role', 'UNKNOWN_ROLE', roleText)] : []),
    ...addressProblems(line, cell('email'), cell('phone')),
    // An unquoted comma in a title would shift every cell behind it: never guess.
    ...cells
      .slice(width)
      .flatMap((extra) => (extra === '' ? [] : [problem(line, 'file', 'BROKEN_CSV', extra)])),
  ];
  const number = cell('number') || null;
  const [email, phone] = [cell('email'), cell('phone')];
  const contact = { ...(email === null ? {} : { email }), ...(phone === null ? {} : { phone }) };
  return {
    row: { line, name, unit: cell('unit'), title: cell('title'), role: role ?? null, number, ...contact },
    problems,
  };
}

function addressProblems(line: number, email: string | null, phone: string | null): RosterProblem[] {
  return [
    ...(isEmail(email ?? '') ? [] : [problem(line, 'email', 'BAD_ADDRESS', email ?? '')]),
    ...(isPhone(phone ?? '') ? [] : [problem(line, 'phone', 'BAD_ADDRESS', phone ?? '')]),
  ];
}

function wordProblems(line: number, words: Record<keyof typeof LENGTHS, string | null>): RosterProblem[] {
  return (Object.keys(LENGTHS) as (keyof typeof LENGTHS)[]).flatMap((column) => {
    const text = words[column] ?? '';
    if (hasForbiddenCharacters(text)) return [problem(line, column, 'FORBIDDEN_CHARACTERS', text)];
    return countGraphemes(text) > LENGTHS[column] ? [problem(line, column, 'TOO_LONG', text)] : [];
  });
}

export function problem(
  line: number,
  column: RosterProblem['column'],
  reason: Reason,
  value: string,
): RosterProblem {
  return { line, column, reason, value: clipText(value, SHOWN).text };
}
