import type {
  CivilDate,
  Disclosure,
  ResponseResult,
  ResponseType,
  SnapshotState,
  UnitCounts,
} from '@doi-thoai/shared';
import { RESPONSE_RESULTS, RESPONSE_TYPES, isLive } from '@doi-thoai/shared';
import type { CommitmentCounts, ScenarioExpect } from '../scenarios/scenario.js';

/** Not a delegate's turn (domain.md 6.4): answers and points of order. */
const NO_TURN = new Set(['ANSWER', 'POINT_OF_ORDER']);
const SPEAKERS = new Set(['DELEGATE', 'UNIT_FOCAL', 'GUEST']);
const UNREACHED = new Set(['NOT_REACHED', 'CONVERTED_TO_WRITTEN']);

/**
 * Counts a finished meeting from the rows that the desk sees, promises as on `today`. Counting rules: domain.md 6.3, 6.4,
 * 8 and 9.5.
 */
export function recount(state: SnapshotState, today: CivilDate): ScenarioExpect {
  return { ...recountHall(state), commitments: cells(state, today) };
}

/** What does not depend on the day. */
export function recountHall(state: SnapshotState): Omit<ScenarioExpect, 'commitments'> {
  const raw = Object.values(state.submissions).filter(
    (one) => !one.withdrawn && one.channel !== 'SPEECH_NOT_REACHED',
  );
  const hidden = (disclosure: Disclosure): number =>
    raw.filter((one) => one.disclosure === disclosure).length;
  const turns = startedTurns(state);
  const unreached = Object.values(state.requests).filter((one) => UNREACHED.has(one.state));
  const converted = unreached.filter((one) => {
    const written = state.submissions[one.convertedTo ?? one.submissionId ?? ''];
    return one.state === 'CONVERTED_TO_WRITTEN' && written?.notReached === true;
  });
  return {
    units: unitCounts(state),
    anonymous: hidden('ANONYMOUS'),
    confidential: hidden('CONFIDENTIAL'),
    rawSubmissions: raw.length,
    collatedOpinions: Object.values(state.collated).filter(isLive).length,
    speakingTurns: turns.length,
    distinctSpeakers: new Set(turns.map((turn) => turn.participantId)).size,
    distinctAuthors: new Set(raw.flatMap((one) => one.authorId ?? [])).size,
    notReached: unreached.length,
    convertedToWritten: converted.length,
    responsesByType: byType(state),
    commitmentsProposed: Object.keys(state.commitments).length,
    answersByClass: byClass(state),
  };
}

/** What was told to authors, by what became of the matter. */
function byClass({ responses }: SnapshotState): Partial<Record<ResponseResult, number>> {
  const told = Object.values(responses).filter((one) => one.state === 'PUBLISHED');
  const counts = RESPONSE_RESULTS.map(
    (result) => [result, told.filter((one) => one.result === result).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** The four cells, by dates alone; own code, which the server does not use. */
function cells({ commitments }: SnapshotState, today: CivilDate): CommitmentCounts {
  const counts = { doneOnTime: 0, doneLate: 0, openInTime: 0, openOverdue: 0 };
  for (const { state, dueKind, dueOn, doneOn } of Object.values(commitments)) {
    if (state === 'CANCELLED' || state === 'SUSPENDED') continue;
    const last = dueKind === 'DATE' && dueOn !== null ? dueOn : '9999-12-31';
    const kept = doneOn === null ? dueKind !== 'DATE' : doneOn <= last;
    if (state === 'VERIFIED') counts[kept ? 'doneOnTime' : 'doneLate'] += 1;
    else if (today <= last || (state === 'REPORTED' && kept)) counts.openInTime += 1;
    else counts.openOverdue += 1;
  }
  return counts;
}

/** How the units that were asked stand at the close; each is answered or silent, or its time is not over. */
function unitCounts({ sets, meeting }: SnapshotState): UnitCounts {
  const all = Object.values(sets);
  const now = meeting?.closedAt ?? Date.now();
  const answered = all.filter((set) => set.submittedAt !== null);
  return {
    invited: all.length,
    answered: answered.length,
    late: answered.filter((set) => (set.submittedAt ?? 0) > set.closesAt).length,
    silent: all.filter((set) => set.submittedAt === null && set.closesAt < now).length,
  };
}

/** Delegates' turns that started, in speaking order. */
export function startedTurns(state: SnapshotState): SnapshotState['turns'][string][] {
  return Object.values(state.turns)
    .filter((turn) => turn.startedAt !== null)
    .filter((turn) => !NO_TURN.has(state.requests[turn.requestId ?? '']?.type ?? ''))
    .filter((turn) => SPEAKERS.has(state.participants[turn.participantId]?.role ?? ''))
    .sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0) || (a.number ?? 0) - (b.number ?? 0));
}

function byType(state: SnapshotState): Partial<Record<ResponseType, number>> {
  const responses = Object.values(state.responses);
  const counts = RESPONSE_TYPES.map(
    (type) => [type, responses.filter((one) => one.type === type).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function differing<K extends string>(
  prefix: string,
  wanted: Readonly<Record<K, number>>,
  found: Readonly<Record<K, number>>,
): string[] {
  return (Object.keys(wanted) as K[])
    .filter((key) => found[key] !== wanted[key])
    .map((key) => `${prefix}${key}: expected ${wanted[key]}, counted ${found[key]}`);
}

/** Where the meeting counts to something else than the scenario expects. */
export function unexpectedCounts(found: ScenarioExpect, expected: ScenarioExpect): string[] {
  const { responsesByType: foundTypes, answersByClass, commitments, units: foundUnits, ...numbers } = found;
  const { responsesByType: expectedTypes, units: expectedUnits, ...more } = expected;
  const { answersByClass: classes, commitments: expectedCells, ...wanted } = more;
  const differences = [
    ...differing<keyof typeof wanted>('', wanted, numbers),
    ...differing<keyof UnitCounts>('units.', expectedUnits, foundUnits),
    ...differing<keyof CommitmentCounts>('commitments.', expectedCells, commitments),
  ];
  return [
    ...differences,
    ...differingSome('responsesByType', RESPONSE_TYPES, expectedTypes, foundTypes),
    ...differingSome('answersByClass', RESPONSE_RESULTS, classes, answersByClass),
  ];
}

/** What is left out is 0. */
function differingSome<K extends string>(
  prefix: string,
  names: readonly K[],
  wanted: Readonly<Partial<Record<K, number>>>,
  found: Readonly<Partial<Record<K, number>>>,
): string[] {
  return names.flatMap((name) => {
    const [is, value] = [found[name] ?? 0, wanted[name] ?? 0];
    return is === value ? [] : [`${prefix}.${name}: expected ${value}, counted ${is}`];
  });
}

/** Where no days pass nothing is late. */
export function withoutDays(expected: ScenarioExpect): ScenarioExpect {
  const { doneOnTime, doneLate, openInTime, openOverdue } = expected.commitments;
  const commitments = {
    ...{ doneOnTime: doneOnTime + doneLate, doneLate: 0 },
    ...{ openInTime: openInTime + openOverdue, openOverdue: 0 },
  };
  return { ...expected, commitments };
}
