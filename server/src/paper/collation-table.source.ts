import type {
  CollatedView,
  CommitmentView,
  Id,
  ResponseView,
  SnapshotState,
  SourceRef,
  SubmissionView,
  TargetRef,
  TurnView,
} from '@doi-thoai/shared';
import { LIMITS, isLive, isSpeakingTurn, mayWrite, survivorOf } from '@doi-thoai/shared';
import type { PaperSystem } from './block/model.js';
import type { CollationTableModel, CollationTableRow } from './collation-table/collation-table.model.js';
import { ANSWER_WORD, dueWords } from './minutes/minutes.words.js';
import { postLine } from './person-phrase.js';
import { paperOf } from './paper-of.js';
import type { PaperReading } from './source/reading.js';
import { withRepresented } from './stand-in-words.js';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** Who the paper is for: whoever may export without reading what was not reviewed gets published opinions only. */
export type TableReader = 'TABLE' | 'PUBLIC';

/** One line of the table before its answers are looked up. */
export interface Entry {
  topicId: Id;
  targets: TargetRef[];
  row: Pick<CollationTableRow, 'text' | 'who' | 'form'>;
  assigned: string;
}

const values = <T>(record: Record<string, T>): T[] => Object.values(record);
const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
const lines = (parts: readonly string[]): string =>
  [...new Set(parts.filter((part) => part !== ''))].join('\n');

/**
 * From what the desk may see, in the order in which it is printed. Authors of confidential and anonymous opinions are
 * in no row: those are told apart by nothing but the unit, and by that only while at least five of it could have
 * written (domain.md 10.5).
 */
export function tableEntries(
  state: SnapshotState,
  reader: TableReader,
): { entries: Entry[]; counts: Counts } {
  const raw = values(state.submissions).filter((one) => !one.withdrawn);
  const free = raw
    .filter((one) => one.collatedIds.length === 0 && !one.aside)
    .filter((one) => reader === 'TABLE' || one.visibility !== 'HIDDEN');
  const collated = values(state.collated).filter(isLive);
  const turns = values(state.turns).filter((turn) => turn.number !== null && isSpeakingTurn(turn, state));
  const order = new Map(state.meeting?.topics.map(({ id }, position) => [id, position]));
  const position = ({ topicId }: Entry): number => order.get(topicId) ?? order.size;
  const entries = [
    ...collatedEntries(state, collated),
    ...rawEntries(state, free),
    ...turnEntries(state, turns),
  ];
  return {
    // Sorting is stable: within a topic, collated ones, written ones, spoken ones.
    entries: entries.sort((a, b) => position(a) - position(b)),
    counts: {
      ...{ collated: collated.length, uncollated: free.length, turns: turns.length },
      aside: raw.filter((one) => one.aside).length,
    },
  };
}

type Counts = Omit<CollationTableModel['counts'], 'answered'>;
type Heading = Omit<CollationTableModel, 'rows' | 'counts'>;

/** The whole table. */
export function collationTableModel(
  reading: PaperReading,
  system: PaperSystem,
  reader: TableReader,
): CollationTableModel {
  const { entries, counts } = tableEntries(reading.state, reader);
  const links = tableLinks(reading.state);
  const rows = entries.map((entry) => tableRow(links, entry));
  const answered = rows.filter(({ answer }) => answer !== '').length;
  return { ...tableHeading(reading, system), rows, counts: { ...counts, answered } };
}

/** What stands around the table. */
function tableHeading({ state, meeting, head, organisation }: PaperReading, system: PaperSystem): Heading {
  return {
    of: paperOf(meeting, organisation, system, 'TH'),
    meeting: meeting.title,
    rehearsal: meeting.rehearsal,
    timeZone: TIME_ZONE,
    generatedAt: new Date(head.now).toISOString(),
    journal: { head: head.head, hash: head.hash },
    secretary: values(state.participants).find(({ role }) => role === 'SECRETARY')?.name ?? '',
  };
}

function collatedEntries(state: SnapshotState, rows: readonly CollatedView[]): Entry[] {
  const mergedInto = new Map<Id, Id[]>();
  for (const one of values(state.collated).filter(({ mergedInto: into }) => into !== null)) {
    const survivor = survivorOf(one.id, state.collated);
    mergedInto.set(survivor, [...(mergedInto.get(survivor) ?? []), one.id]);
  }
  return [...rows]
    .sort((a, b) => a.number - b.number)
    .map((one) => ({
      topicId: one.topicId,
      // What was answered before it was merged stays answered.
      targets: [one.id, ...(mergedInto.get(one.id) ?? [])].map((id) => ({ kind: 'COLLATED', id })),
      assigned: one.responderUnit,
      row: {
        text: one.wording,
        who: lines([one.unit, one.sourceIds.length === 0 ? '' : `${one.sourceIds.length} ý kiến gốc`]),
        form: `Viết; tổng hợp số ${one.number}`,
      },
    }));
}

function rawEntries(state: SnapshotState, rows: readonly SubmissionView[]): Entry[] {
  const people = authorsByUnit(state);
  return [...rows]
    .sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1))
    .map((one) => ({
      topicId: one.topicId,
      targets: [{ kind: 'SUBMISSION', id: one.id }],
      assigned: '',
      row: {
        text: one.text.startsWith(one.summary) ? one.text : `${one.summary}\n${one.text}`,
        who: author(state, one, people),
        form: one.notReached ? 'Viết; đăng ký phát biểu chưa tới lượt' : 'Viết',
      },
    }));
}

/** How many of each unit may write (W74): what names fewer than five names somebody. */
function authorsByUnit({ meeting, participants }: SnapshotState): Map<Id, number> {
  const guests = meeting?.settings.guestsMayWrite ?? false;
  const counts = new Map<Id, number>();
  for (const one of values(participants)) {
    if (one.unitId === null || !mayWrite(one, guests)) continue;
    counts.set(one.unitId, (counts.get(one.unitId) ?? 0) + 1);
  }
  return counts;
}

function author(state: SnapshotState, one: SubmissionView, people: ReadonlyMap<Id, number>): string {
  if (one.disclosure === 'NAMED') {
    return joined([withRepresented(state, one.authorId, one.authorName), one.authorUnit]) || 'Đại biểu';
  }
  if (one.disclosure === 'ANONYMOUS') return 'Đại biểu (không nêu tên)';
  const many = one.authorUnitId !== null && (people.get(one.authorUnitId) ?? 0) >= LIMITS.smallGroup;
  return joined(['Đại biểu (bảo mật danh tính)', many ? one.authorUnit : '']);
}

function turnEntries(state: SnapshotState, turns: readonly TurnView[]): Entry[] {
  return [...turns]
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
    .map((turn) => ({
      topicId: turn.topicId,
      targets: [{ kind: 'TURN', id: turn.id }],
      assigned: '',
      row: {
        text: state.notes[turn.id]?.gist || '(chưa ghi tóm tắt)',
        who: joined([withRepresented(state, turn.participantId, turn.name), postLine(turn)]),
        form: `Phát biểu; lượt số ${turn.number}`,
      },
    }));
}

/** What hangs on what, looked up once: a table of ten thousand rows asks ten thousand times. */
export interface TableLinks {
  topics: ReadonlyMap<Id, string>;
  answers: ReadonlyMap<string, readonly ResponseView[]>;
  promises: ReadonlyMap<string, readonly CommitmentView[]>;
}

export function tableLinks(state: SnapshotState): TableLinks {
  const keysOf = ({ responseId, sources }: CommitmentView): string[] => [
    ...(responseId === null ? [] : [responseId]),
    ...sources.map(keyOf),
  ];
  return {
    topics: new Map(state.meeting?.topics.map(({ id, name }) => [id, name])),
    answers: grouped(values(state.responses), ({ targets }) => targets.map(keyOf)),
    promises: grouped(values(state.commitments), keysOf),
  };
}

function grouped<T>(items: readonly T[], keysOf: (item: T) => string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

function tableRow(links: TableLinks, { topicId, targets, row, assigned }: Entry): CollationTableRow {
  const keys = targets.map(keyOf);
  const answers = inOrder(keys.flatMap((key) => links.answers.get(key) ?? []));
  const promises = inOrder(
    [...answers.map(({ id }) => id), ...keys].flatMap((key) => links.promises.get(key) ?? []),
  );
  return {
    topic: links.topics.get(topicId) ?? '',
    ...row,
    authority: lines(answers.map(({ forwardedTo }) => forwardedTo)),
    responder: lines(answers.map(({ responderUnit }) => responderUnit)) || assigned,
    answer: lines(answers.map(({ text }) => text)),
    answerType: lines(answers.map(({ type }) => ANSWER_WORD[type])),
    due: lines(promises.map(due)),
    // Answered is not resolved (domain.md 14.7): what is promised is named beside.
    outcome: lines([
      answers.length === 0 ? 'Chưa trả lời' : 'Đã trả lời',
      promises.length === 0 ? '' : `${promises.length} cam kết`,
    ]),
  };
}

function inOrder<T extends { id: Id; at: number }>(items: readonly T[]): T[] {
  return [...new Set(items)].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function due({ dueKind, dueOn }: CommitmentView): string {
  if (dueKind !== 'DATE') return dueWords({ kind: dueKind });
  return dueOn === null ? dueWords({ kind: 'UNSET' }) : dueWords({ kind: 'DATE', on: dueOn });
}

function keyOf({ kind, id }: SourceRef): string {
  return `${kind} ${id}`;
}
