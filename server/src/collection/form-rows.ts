import type { FormProblem, FormRow } from '@doi-thoai/shared';
import {
  clipText,
  COLLECTION_LIMITS,
  countGraphemes,
  hasForbiddenCharacters,
  LIMITS,
} from '@doi-thoai/shared';
import { plainWords } from '../kernel/csv-cells.js';
import { secrecyMark } from '../kernel/secrecy-mark.js';
import { EXAMPLE, formColumn, kindOf } from './form-words.js';

export interface UnitForm {
  rows: FormRow[];
  problems: FormProblem[];
}

interface Topic {
  id: string;
  name: string;
}

type Column = 'kind' | 'topic' | 'summary' | 'text';
type Columns = ReadonlyMap<Column, number>;
type Reason = FormProblem['reason'];

const SHOWN = 100;
/** A unit may put its name and a title above the heads of the columns. */
const HEAD_WITHIN = 10;

/**
 * Reads the form of a unit from the cells of its sheet. Every problem is listed with the row that the spreadsheet
 * shows; a row with a problem is left out of `rows`. The example row and empty rows are no rows.
 */
export function readUnitForm(cells: readonly (readonly string[])[], topics: readonly Topic[]): UnitForm {
  const head = headOf(cells);
  if (!head) return only(problem(1, 'file', 'COLUMN_MISSING', (cells[0] ?? []).join(' ')));
  const filled = cells
    .map((row, index) => ({ row, line: index + 1 }))
    .filter(({ row, line }) => line > head.line && isFilled(row, head.columns));
  if (filled.length === 0) return only(problem(head.line + 1, 'file', 'MISSING', ''));
  if (filled.length > COLLECTION_LIMITS.formRows) {
    return only(
      problem(head.line + COLLECTION_LIMITS.formRows + 1, 'file', 'TOO_MANY_ROWS', String(filled.length)),
    );
  }
  const read = filled.map(({ row, line }) => readRow(row, line, head.columns, topics));
  const rows = read.flatMap(({ row, problems }) => (problems.length === 0 ? [row] : []));
  const problems = [...read.flatMap((one) => one.problems), ...repeated(rows)];
  return { rows, problems: problems.sort((a, b) => a.line - b.line) };
}

function only(one: FormProblem): UnitForm {
  return { rows: [], problems: [one] };
}

function headOf(cells: readonly (readonly string[])[]): { line: number; columns: Columns } | null {
  for (const [index, row] of cells.slice(0, HEAD_WITHIN).entries()) {
    const columns = new Map<Column, number>();
    row.forEach((text, at) => {
      const column = formColumn(text);
      if (column !== null && !columns.has(column)) columns.set(column, at);
    });
    if (columns.has('topic') && (columns.has('summary') || columns.has('text')))
      return { line: index + 1, columns };
  }
  return null;
}

/** A number that was pulled down in the first column makes no opinion; neither does the example. */
function isFilled(row: readonly string[], columns: Columns): boolean {
  if (plainWords(row[0] ?? '') === plainWords(EXAMPLE)) return false;
  return [...columns.values()].some((at) => (row[at] ?? '') !== '');
}

function readRow(
  row: readonly string[],
  line: number,
  columns: Columns,
  topics: readonly Topic[],
): { row: FormRow; problems: FormProblem[] } {
  const cell = (column: Column): string => row[columns.get(column) ?? -1] ?? '';
  const text = cell('text');
  const told = cell('summary').replace(/\s+/g, ' ');
  const summary = told || clipText(text.replace(/\s+/g, ' '), LIMITS.summary - 1).text;
  const kind = cell('kind') === '' ? 'OPINION' : kindOf(cell('kind'));
  const topicId = topicOf(cell('topic'), topics);
  const problems = [
    ...(kind === undefined ? [problem(line, 'kind', 'UNKNOWN_KIND', cell('kind'))] : []),
    ...(cell('topic') === '' ? [problem(line, 'topic', 'MISSING', '')] : []),
    ...(cell('topic') !== '' && topicId === undefined
      ? [problem(line, 'topic', 'UNKNOWN_TOPIC', cell('topic'))]
      : []),
    ...(summary === '' ? [problem(line, 'summary', 'MISSING', '')] : []),
    ...wordProblems(line, 'summary', told, LIMITS.summary),
    ...wordProblems(line, 'text', text, LIMITS.text),
  ];
  return {
    row: { line, kind: kind ?? 'OPINION', topicId: topicId ?? '', summary, text: text || summary },
    problems,
  };
}

function topicOf(text: string, topics: readonly Topic[]): string | undefined {
  const exact = topics.find(({ name }) => name === text);
  return (exact ?? topics.find(({ name }) => plainWords(name) === plainWords(text)))?.id;
}

function wordProblems(line: number, column: 'summary' | 'text', text: string, most: number): FormProblem[] {
  if (hasForbiddenCharacters(text)) return [problem(line, column, 'FORBIDDEN_CHARACTERS', text)];
  const mark = secrecyMark(text);
  if (mark !== null) return [problem(line, column, 'SECRECY_MARK', mark)];
  return countGraphemes(text) > most ? [problem(line, column, 'TOO_LONG', text)] : [];
}

/** The very same words twice are a slip of the hand; which row they repeat is the value. */
function repeated(rows: readonly FormRow[]): FormProblem[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = JSON.stringify([row.kind, row.topicId, row.summary, row.text]);
    const line = first.get(key);
    if (line === undefined) first.set(key, row.line);
    return line === undefined ? [] : [problem(row.line, 'text', 'REPEATED', String(line))];
  });
}

function problem(line: number, column: FormProblem['column'], reason: Reason, value: string): FormProblem {
  return { line, column, reason, value: clipText(value, SHOWN).text };
}
