import type { ResponseType, SnapshotState } from '@doi-thoai/shared';
import { RESPONSE_TYPES, isLive } from '@doi-thoai/shared';
import type { DocxText } from './docx.js';
import { readDocx } from './docx.js';
import type { Evidence } from './evidence.js';
import { recountHall, startedTurns } from './recount.js';

/** How the minutes name the types of answers (domain.md 6.5). */
const TYPE_WORDS: Record<ResponseType, string> = {
  ANSWERED: 'Trả lời, giải đáp',
  ACCEPTED: 'Tiếp thu',
  PARTLY_ACCEPTED: 'Tiếp thu một phần',
  EXPLAINED: 'Giải trình',
  NOTED: 'Ghi nhận',
  INFORMED: 'Cung cấp thông tin',
  FORWARDED: 'Chuyển cơ quan có thẩm quyền',
  ASSIGNED: 'Giao đơn vị giải quyết',
};

export interface PaperReport {
  /** Numbers on the paper that were compared with the journal. */
  compared: number;
  wrong: string[];
}

/** Compares every number of the minutes with a recount of the desk's rows by code that the paper does not use. */
export function checkMinutes(
  bytes: Uint8Array,
  { desk, journal }: Pick<Evidence, 'desk' | 'journal'>,
): PaperReport {
  const check = new Comparison(readDocx(bytes));
  const { state } = desk;
  checkCounts(check, state);
  checkLists(check, state);
  checkFigures(check, state);
  checkAnswers(check, state);
  checkAttendance(check, state);
  check.equal('journal head', check.number(/tính đến mục nhật ký số (\d+)/), journal.head);
  check.equal(
    'journal hash',
    check.paragraphs.find((text) => /^[\da-f]{64}$/.test(text)),
    journal.hash,
  );
  return check.report;
}

class Comparison {
  readonly report: PaperReport = { compared: 0, wrong: [] };

  constructor(private readonly text: DocxText) {}

  get paragraphs(): string[] {
    return this.text.paragraphs;
  }

  equal(what: string, printed: unknown, counted: unknown): void {
    this.report.compared += 1;
    if (printed !== counted)
      this.report.wrong.push(`minutes: ${what}: printed ${String(printed)}, counted ${String(counted)}`);
  }

  /** Rows below the head of the table in whose head this word stands; group lines have one cell. */
  rows(word: string): string[][] {
    const table = this.text.tables.find(([head]) => head?.some((cell) => cell.includes(word)));
    return (table ?? []).slice(1).filter((row) => row.length > 1);
  }

  groups(word: string): string[] {
    const table = this.text.tables.find(([head]) => head?.some((cell) => cell.includes(word)));
    return (table ?? []).slice(1).flatMap((row) => (row.length === 1 ? (row[0] ?? []) : []));
  }

  /** Whether this stands anywhere. */
  says(words: string): boolean {
    const cells = this.text.tables.flat(2);
    return [...this.paragraphs, ...cells].some((text) => text.includes(words));
  }

  /** The number that a paragraph prints; undefined when there is no such paragraph. */
  number(pattern: RegExp): number | undefined {
    for (const text of this.paragraphs) {
      const found = pattern.exec(text)?.[1];
      if (found !== undefined) return numeric(found);
    }
    return undefined;
  }
}

/** "04", "1.204", "83,5" as offices write them. */
function numeric(text: string | undefined): number {
  return Number((text ?? '').replaceAll('.', '').replace(',', '.'));
}

function checkCounts(check: Comparison, state: SnapshotState): void {
  const counts = recountHall(state);
  const rows = check.rows('Danh sách');
  const printed = (label: string): number =>
    numeric(rows.find((row) => row[1]?.startsWith(label))?.[2] ?? '0');
  check.equal('raw opinions', printed('Ý kiến gốc gửi đến'), counts.rawSubmissions);
  check.equal('authors', printed('Người gửi ý kiến gốc'), counts.distinctAuthors);
  check.equal('collated opinions', printed('Ý kiến tổng hợp'), counts.collatedOpinions);
  check.equal('turns', printed('Lượt phát biểu'), counts.speakingTurns);
  check.equal('speakers', printed('Đại biểu phát biểu'), counts.distinctSpeakers);
  check.equal('converted', printed('Đăng ký phát biểu'), counts.convertedToWritten);
  const heading = (pattern: RegExp): number => check.number(pattern) ?? 0;
  check.equal(
    'heading: collated opinions',
    heading(/bằng văn bản: ([\d.]+) ý kiến tổng hợp/),
    counts.collatedOpinions,
  );
  check.equal('heading: turns', heading(/trực tiếp: ([\d.]+) lượt phát biểu/), counts.speakingTurns);
  check.equal('heading: speakers', heading(/lượt phát biểu của ([\d.]+) đại biểu/), counts.distinctSpeakers);
  check.equal('heading: converted', heading(/chưa đến lượt: ([\d.]+) đăng ký/), counts.convertedToWritten);
}

function checkLists(check: Comparison, state: SnapshotState): void {
  const collated = Object.values(state.collated).filter(isLive);
  const rows = check.rows('Nội dung ý kiến tổng hợp');
  check.equal('rows of collated opinions', rows.length, collated.length);
  for (const one of collated) {
    const cell = rows.find((row) => numeric(row[0]) === one.number)?.[1];
    const handedIn = [one, ...one.mergedFrom.map((id) => state.collated[id])].map(
      (view) => view?.unitId ?? null,
    );
    const units = new Set([...one.sourceIds.map((id) => unitOf(state, id)), ...handedIn]);
    // Nobody knows the unit of an anonymous opinion.
    units.delete(null);
    const [, raw, of] = /Tổng hợp từ ([\d.]+) ý kiến gốc của ([\d.]+) đơn vị/.exec(cell ?? '') ?? [];
    check.equal(`collated opinion ${one.number}: raw ones`, numeric(raw), one.sourceIds.length);
    check.equal(`collated opinion ${one.number}: units`, numeric(of), units.size);
  }
  const turns = startedTurns(state);
  const spoken = check
    .rows('Người phát biểu')
    .map(([number, who]) => `${numeric(number)} ${who?.split('\n')[0]}`);
  check.equal(
    'turns in order',
    spoken.join('; '),
    turns.map((turn, index) => `${index + 1} ${turn.name}`).join('; '),
  );
  checkUnreached(check, state);
}

/** Whoever was not reached finds the own opinion by its number; a tracking code would open it to any reader. */
function checkUnreached(check: Comparison, state: SnapshotState): void {
  const all = Object.values(state.submissions);
  const inOrder = all.toSorted((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1));
  const numbers = check
    .rows('Người đăng ký')
    .map((row) => Number(/số (\d+)$/.exec(row.at(-1) ?? '')?.[1] ?? 0));
  const owed = Object.values(state.requests)
    .filter((one) => one.state === 'CONVERTED_TO_WRITTEN')
    .map((one) => inOrder.findIndex(({ id }) => id === (one.convertedTo ?? one.submissionId)) + 1);
  const sorted = (list: number[]): string => list.toSorted((a, b) => a - b).join(' ');
  check.equal('opinions of those not reached', sorted(numbers), sorted(owed));
  const codes = all.filter(({ trackingCode }) => check.says(trackingCode));
  check.equal('tracking codes', codes.length, 0);
}

/** The unit behind an opinion: of its author, or for which it was typed. */
function unitOf(state: SnapshotState, submissionId: string): string | null {
  return state.submissions[submissionId]?.authorUnitId ?? null;
}

/** Each with its own unit; no total is printed. */
function checkFigures(check: Comparison, state: SnapshotState): void {
  const figures = state.meeting?.report.figures ?? [];
  const rows = check.rows('Số liệu');
  check.equal('figures of the opening report', rows.length, figures.length);
  for (const { label, value, unit } of figures) {
    const row = rows.find((cells) => cells[1]?.toLowerCase().endsWith(label.toLowerCase()));
    check.equal(`figure "${label}"`, `${numeric(row?.[2])} ${row?.[3]}`, `${value} ${unit}`);
  }
}

function checkAnswers(check: Comparison, state: SnapshotState): void {
  const responses = Object.values(state.responses);
  check.equal('answers', check.number(/^Có ([\d.]+) nội dung trả lời/) ?? 0, responses.length);
  check.equal('rows of answers', check.rows('Ý kiến được trả lời').length, responses.length);
  const groups = check.groups('Ý kiến được trả lời');
  for (const type of RESPONSE_TYPES) {
    const group = groups.find((text) => text.startsWith(`${TYPE_WORDS[type]}:`));
    const printed = numeric(/: ([\d.]+) nội dung/.exec(group ?? '')?.[1] ?? '0');
    check.equal(`answers of type ${type}`, printed, responses.filter((one) => one.type === type).length);
  }
  const commitments = Object.keys(state.commitments).length;
  check.equal('rows of commitments', check.rows('Nội dung cam kết').length, commitments);
  check.equal('heading: commitments', check.number(/khi trả lời: ([\d.]+) cam kết/) ?? 0, commitments);
  const tasks = Object.values(state.lines).filter((line) => line.kind === 'TASK').length;
  check.equal('tasks of the conclusion', check.rows('Nhiệm vụ').length, tasks);
}

function checkAttendance(check: Comparison, state: SnapshotState): void {
  const delegates = Object.values(state.participants).filter(
    (one) => one.role === 'DELEGATE' || one.role === 'UNIT_FOCAL',
  );
  const present = delegates.filter((one) => one.attendance === 'ON_SITE' || one.attendance === 'ONLINE');
  check.equal('delegates invited', check.number(/được mời ([\d.]+) người/), delegates.length);
  check.equal('delegates present', check.number(/có mặt ([\d.]+) người/), present.length);
}
