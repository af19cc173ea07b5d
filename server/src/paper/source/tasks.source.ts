import type { CommitmentView, ConclusionLineView, NoticeView } from '@doi-thoai/shared';
import type { MinutesDue } from '../minutes/minutes.model.js';
import type { NoticeOfTable, TaskRow, TasksModel } from '../tasks/tasks.model.js';
import { numbersOf, sourceLines, type Numbers } from './numbers.js';
import { coverOf, noticesOf, values, type Issuer, type PaperReading } from './reading.js';

/** Promises that were not taken back, in the order in which they were made; then tasks that nobody has yet. */
export function tasksModel(reading: PaperReading, issuer: Issuer): TasksModel {
  const { state } = reading;
  const numbers = numbersOf(state);
  const promises = values(state.commitments).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const kept = promises.filter((one) => one.state !== 'CANCELLED');
  const taken = new Set(promises.flatMap(({ sources }) => sources.map(({ id }) => id)));
  const open = values(state.lines)
    .filter(({ kind, id }) => kind === 'TASK' && !taken.has(id))
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const notice = noticeOf(reading, issuer);
  const { number, issuedOn } = notice;
  return {
    cover: coverOf(reading, issuer, { code: 'TB', number, date: issuedOn }),
    notice,
    tasks: [...kept.map((one) => promised(one, numbers)), ...open.map((one) => unassigned(one, numbers))],
    cancelled: promises.length - kept.length,
  };
}

export function noticeOf(reading: PaperReading, issuer: Issuer): NoticeOfTable {
  const found: NoticeView | undefined = noticesOf(reading).find(({ bodyId }) => bodyId === issuer.key);
  const { symbol } = coverOf(reading, issuer, { code: 'TB', number: null, date: null }).of;
  if (!found) return { number: null, symbol, issuedOn: null };
  return { number: found.number, symbol: found.symbol || symbol, issuedOn: found.issuedOn };
}

function promised(one: CommitmentView, numbers: Numbers): TaskRow {
  const { text, product, ownerUnit, jointLeads, coordinating, firstDueOn, extended, state } = one;
  return {
    ...{ text, product, extended, state },
    leads: [ownerUnit, ...jointLeads.map(({ unit }) => unit)],
    coordinating: coordinating.map(({ unit }) => unit),
    due: dueOf(one),
    firstDueOn: extended > 0 ? firstDueOn : null,
    sources: sourceLines(numbers, one.sources),
  };
}

function unassigned(line: ConclusionLineView, numbers: Numbers): TaskRow {
  return {
    ...{ text: line.text, product: '', leads: [], coordinating: [], due: { kind: 'UNSET' } },
    ...{ firstDueOn: null, extended: 0, state: null },
    sources: sourceLines(numbers, [{ kind: 'LINE', id: line.id }]),
  };
}

export function dueOf({ dueKind, dueOn }: Pick<CommitmentView, 'dueKind' | 'dueOn'>): MinutesDue {
  if (dueKind !== 'DATE') return { kind: dueKind };
  return dueOn === null ? { kind: 'UNSET' } : { kind: 'DATE', on: dueOn };
}
