import type { Accepted, CommandAnswer, Id, SnapshotState } from '@doi-thoai/shared';
import { isDeepStrictEqual } from 'node:util';
import type { Violation } from './figure.js';
import type { Entry, Stored } from './journal.js';
import type { Issued, SavedText } from './ledger.js';
import type { Lived } from './watch.js';

/** What the devices know beside what the server holds, at rest. */
export interface Evidence {
  issued: readonly Issued[];
  texts: readonly SavedText[];
  stored: Stored;
  /** A fresh snapshot of the desk. */
  desk: SnapshotState;
}

type Effect = (desk: SnapshotState, payload: Record<string, unknown>, answer: Accepted) => boolean;
const id = (value: unknown): Id => (typeof value === 'string' ? value : '');

/** What must be there once such a command was acknowledged, whatever came after it. */
const EFFECTS: Partial<Record<Issued['name'], Effect>> = {
  'submissions.submit': (desk, p) => desk.submissions[id(p.submissionId)]?.summary === p.summary,
  'submissions.submitForOther': (desk, p) => desk.submissions[id(p.submissionId)]?.summary === p.summary,
  'floor.request': (desk, p) => desk.requests[id(p.requestId)] !== undefined,
  'floor.withdraw': (desk, p) => desk.requests[id(p.requestId)]?.state === 'WITHDRAWN',
  'floor.call': (desk, _, { result }) =>
    desk.turns[id((result as { turnId?: Id } | null)?.turnId)] !== undefined,
  'floor.start': (desk, p) => (desk.turns[id(p.turnId)]?.startedAt ?? null) !== null,
  'floor.end': (desk, p) => (desk.turns[id(p.turnId)]?.endedAt ?? null) !== null,
  'submissions.publish': (desk, p) => desk.submissions[id(p.submissionId)]?.visibility === 'PUBLISHED',
  'collation.create': (desk, p) => desk.collated[id(p.collatedId)] !== undefined,
  'responses.answer': (desk, p) => desk.responses[id(p.responseId)] !== undefined,
};

function byCommand(entries: readonly Entry[]): Map<Id, Entry[]> {
  const found = new Map<Id, Entry[]>();
  for (const entry of entries) {
    const own = found.get(entry.commandId);
    if (own) own.push(entry);
    else found.set(entry.commandId, [entry]);
  }
  return found;
}

/** Every acknowledged command: its answer is stored, its entries are in the journal, its effect is at the desk. */
export function lostAcks({ issued, stored, desk }: Evidence): Violation[] {
  const entries = byCommand(stored.entries);
  const lost = (one: Issued, what: string): Violation => ({
    rule: 'lost',
    about: `${one.name} ${one.id}: ${what}`,
  });
  return issued.flatMap((one) => {
    const answer = one.answers[0];
    if (!answer) return [];
    const kept = stored.answers.get(one.id)?.answer;
    if (kept === undefined) return [lost(one, 'acknowledged, and no answer is stored')];
    if (!isDeepStrictEqual(JSON.parse(kept), answer)) return [lost(one, 'another answer is stored')];
    const last = entries.get(one.id)?.at(-1)?.seq;
    if (!answer.ok)
      return last === undefined ? [] : [lost(one, `refused, and entry ${last} is in the journal`)];
    const effect = EFFECTS[one.name];
    if (effect && last === undefined) return [lost(one, 'acknowledged, and no entry is in the journal')];
    if (last !== undefined && last !== answer.seq)
      return [lost(one, `answered ${answer.seq}, its entry is ${last}`)];
    if (effect && !effect(desk, one.payload as Record<string, unknown>, answer)) {
      return [lost(one, 'acknowledged, and its effect is not at the desk')];
    }
    return [];
  });
}

function repeated<T>(values: readonly T[]): T[] {
  const seen = new Set<T>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
}

/** Which row an entry made, for the commands whose first entry makes one. */
function rowMadeBy(entry: Entry): string | null {
  const made =
    (entry.command === 'submissions.submit' && entry.type === 'submissions.changed') ||
    (entry.command === 'submissions.submitForOther' && entry.type === 'submissions.changed') ||
    (entry.command === 'floor.request' && entry.type === 'floor.request');
  return made ? (JSON.parse(entry.body) as { id: string }).id : null;
}

/** One command id happens once: one row, one run of entries, one answer. */
export function doubled({ issued, stored }: Evidence): Violation[] {
  const { entries, submissions, requests } = stored;
  const twice = (about: string): Violation => ({ rule: 'doubled', about });
  const runs = entries.filter((entry, i) => entries[i - 1]?.commandId !== entry.commandId);
  return [
    ...repeated(runs.map((entry) => entry.commandId)).map((c) =>
      twice(`command ${c} has two runs of entries`),
    ),
    ...repeated(entries.flatMap((entry) => rowMadeBy(entry) ?? [])).map((row) =>
      twice(`row ${row} was made twice`),
    ),
    ...repeated(submissions.map((row) => row.id)).map((row) => twice(`opinion ${row} has two rows`)),
    ...repeated(requests).map((row) => twice(`request ${row} has two rows`)),
    ...issued
      .filter(({ answers }) => answers.some((one) => !isDeepStrictEqual(one, answers[0])))
      .map((one): Violation => ({
        rule: 'unequal',
        about: `${one.name} ${one.id} was answered in two ways`,
      })),
  ];
}

/** Every text that a phone saved is one row at the desk and one in the table: not none, not two. */
export function savedTexts({ texts, stored, desk }: Evidence): Violation[] {
  const shown = Object.values(desk.submissions).map((row) => row.summary);
  const problems: Violation[] = [];
  for (const [where, found] of [
    ['the desk', shown],
    ['the table', stored.submissions.map((r) => r.summary)],
  ] as const) {
    const counts = new Map<string, number>();
    for (const summary of found) counts.set(summary, (counts.get(summary) ?? 0) + 1);
    for (const { summary } of texts) {
      const count = counts.get(summary) ?? 0;
      if (count !== 1) problems.push({ rule: 'text', about: `"${summary}" is ${count} times at ${where}` });
    }
  }
  return problems;
}

/** A client's head never jumps, and every entry that it may see has reached it; nothing that it may not see. */
export function gaps(lived: Lived, entries: readonly Entry[]): Violation[] {
  const gap = (about: string): Violation => ({ rule: 'gap', about: `${lived.name}: ${about}` });
  const problems = jumps(lived).map(gap);
  const common = Math.max(0, ...lived.moves.flatMap((m) => (m.kind === 'snapshot' ? m.head : [])));
  const personal = Math.max(0, ...lived.moves.flatMap((m) => (m.kind === 'snapshot' ? m.personalHead : [])));
  for (const { seq, audience } of entries) {
    const open = audience.split(',').filter((one) => lived.audiences.includes(one));
    const since = open.some((one) => !one.includes(':') && one !== 'responders' && one !== 'clerks')
      ? common
      : personal;
    if (open.length === 0 && lived.seen.has(seq))
      problems.push(gap(`entry ${seq} (${audience}) is not for it`));
    if (open.length > 0 && seq > since && seq <= lived.head && !lived.seen.has(seq)) {
      problems.push(gap(`entry ${seq} never came`));
    }
  }
  return problems;
}

function jumps({ moves }: Lived): string[] {
  let head: number | null = null;
  const found: string[] = [];
  for (const move of moves) {
    if (move.kind === 'snapshot') head = move.head;
    else if (move.outcome === 'gap')
      found.push(`frame (${move.from}, ${move.to}] came at head ${move.before}`);
    else if (move.outcome === 'applied') {
      if (head === null || move.before !== head)
        found.push(`head went from ${head} to ${move.before} by no frame`);
      if (move.from > move.before)
        found.push(`frame (${move.from}, ${move.to}] was applied at head ${move.before}`);
      head = move.to;
    }
  }
  return found;
}

/** The same command sent several times: all answers equal, and they are what is stored. */
export function equalAnswers(
  command: Id,
  answers: readonly CommandAnswer[],
  stored: string | undefined,
): Violation[] {
  const kept: unknown = stored === undefined ? undefined : JSON.parse(stored);
  if (answers.every((one) => isDeepStrictEqual(one, kept))) return [];
  return [
    { rule: 'unequal', about: `${command}: ${JSON.stringify(answers)}, stored ${stored ?? 'nothing'}` },
  ];
}
