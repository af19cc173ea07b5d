import type {
  CommitmentView,
  Id,
  ResponseView,
  SnapshotState,
  SourceRef,
  TargetRef,
} from '@doi-thoai/shared';
import { postLine } from '../person-phrase.js';
import { survivorOf } from '@doi-thoai/shared';
import type {
  AcceptanceAnswer,
  AcceptanceModel,
  AcceptanceRow,
  OpinionKind,
} from '../acceptance/acceptance.model.js';
import {
  tableEntries,
  tableLinks,
  type Entry,
  type TableLinks,
  type TableReader,
} from '../collation-table.source.js';
import { dueWords } from '../minutes/minutes.words.js';
import { numbersOf, type Numbers } from './numbers.js';
import { coverOf, topicNames, values, type Issuer, type PaperReading } from './reading.js';
import { dueOf, noticeOf } from './tasks.source.js';

/**
 * One row for each opinion that the reader may know of, with what was answered to it alone and to it among others.
 * Authors who are not named are in no row.
 */
export function acceptanceModel(reading: PaperReading, issuer: Issuer, reader: TableReader): AcceptanceModel {
  const { state } = reading;
  const notice = noticeOf(reading, issuer);
  const { entries, counts } = tableEntries(state, reader);
  const links = tableLinks(state);
  const numbers = numbersOf(state);
  const topics = topicNames(reading);
  return {
    cover: coverOf(reading, issuer, { code: 'TB', number: notice.number, date: notice.issuedOn }),
    notice,
    units: unitsOf(state),
    rows: entries.map((entry) => acceptanceRow(entry, { state, links, numbers, topics })),
    aside: counts.aside,
  };
}

function unitsOf({ sets }: SnapshotState): AcceptanceModel['units'] {
  const asked = values(sets);
  if (asked.length === 0) return null;
  const answered = asked.filter(({ submittedAt }) => submittedAt !== null);
  return {
    asked: asked.length,
    answered: answered.length,
    nothing: answered.filter(({ nothing }) => nothing).length,
  };
}

interface Context {
  state: SnapshotState;
  links: TableLinks;
  numbers: Numbers;
  topics: ReadonlyMap<Id, string>;
}

function acceptanceRow({ topicId, targets, row }: Entry, context: Context): AcceptanceRow {
  const [own] = targets;
  if (!own) throw new Error('an opinion without itself');
  const found = targets.flatMap((one) => context.links.answers.get(keyOf(one)) ?? []);
  const answers = [...new Set(found)].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return {
    ...{ kind: own.kind, number: numberOf(own, context), topic: context.topics.get(topicId) ?? '' },
    ...{ text: row.text, who: row.who },
    answers: answers.map((one) => acceptanceAnswer(one, targets, context)),
  };
}

function numberOf({ kind, id }: TargetRef, { state, numbers }: Context): number {
  const found: Record<OpinionKind, number | null | undefined> = {
    COLLATED: state.collated[id]?.number,
    TURN: state.turns[id]?.number,
    SUBMISSION: numbers.submissions.get(id),
  };
  return found[kind] ?? 0;
}

function acceptanceAnswer(
  one: ResponseView,
  targets: readonly TargetRef[],
  context: Context,
): AcceptanceAnswer {
  const { text, legalGround, forwardedTo, letterNumber, given } = one;
  return {
    treatment: treatment(one),
    ...{ text, legalGround, forwardedTo, letterNumber },
    responder: [one.responderName, postLine({ title: one.responderTitle, unit: one.responderUnit })]
      .filter(Boolean)
      .join(', '),
    live: given === 'LIVE',
    shared: new Set(one.targets.map((target) => keyOf(survivor(target, context.state)))).size,
    followUp: promisesOf(one, targets, context).map((promise) => ({
      owner: [promise.ownerUnit, ...promise.jointLeads.map(({ unit }) => unit)].join(', '),
      due: dueWords(dueOf(promise)),
    })),
  };
}

/** A matter that cannot be met now was not accepted, whatever the answer is called (domain.md 8). */
function treatment({ type, result }: ResponseView): AcceptanceAnswer['treatment'] {
  if (type === 'EXPLAINED' && result === 'NOT_RESOLVABLE_NOW') return 'KEPT';
  return type === 'INFORMED' ? 'EXPLAINED' : type;
}

/** Promises of the answer that serve this very opinion, or were made for the answer without naming any. */
function promisesOf(
  { id }: ResponseView,
  targets: readonly TargetRef[],
  { links }: Context,
): readonly CommitmentView[] {
  const own = new Set(targets.map(keyOf));
  const serves = ({ sources }: CommitmentView): boolean =>
    sources.length === 0 || sources.some((source) => own.has(keyOf(source)));
  return (links.promises.get(id) ?? []).filter((one) => one.state !== 'CANCELLED' && serves(one));
}

function survivor(target: TargetRef, state: SnapshotState): TargetRef {
  return target.kind === 'COLLATED' ? { ...target, id: survivorOf(target.id, state.collated) } : target;
}

function keyOf({ kind, id }: SourceRef): string {
  return `${kind} ${id}`;
}
