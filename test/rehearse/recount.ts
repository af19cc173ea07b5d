import type { ResponseType, SnapshotState } from '@doi-thoai/shared';
import { RESPONSE_TYPES, isLive } from '@doi-thoai/shared';
import type { ScenarioExpect } from '../scenarios/scenario.js';

/** Not a delegate's turn (domain.md 6.4): answers and points of order. */
const NO_TURN = new Set(['ANSWER', 'POINT_OF_ORDER']);
const SPEAKERS = new Set(['DELEGATE', 'UNIT_FOCAL', 'GUEST']);
const UNREACHED = new Set(['NOT_REACHED', 'CONVERTED_TO_WRITTEN']);

/** Counts a finished meeting from the rows that the desk sees. Counting rules: domain.md 6.3 and 6.4. */
export function recount(state: SnapshotState): ScenarioExpect {
  const raw = Object.values(state.submissions).filter(
    (one) => !one.withdrawn && one.channel !== 'SPEECH_NOT_REACHED',
  );
  const turns = startedTurns(state);
  const unreached = Object.values(state.requests).filter((one) => UNREACHED.has(one.state));
  const converted = unreached.filter((one) => {
    const written = state.submissions[one.convertedTo ?? one.submissionId ?? ''];
    return one.state === 'CONVERTED_TO_WRITTEN' && written?.notReached === true;
  });
  return {
    rawSubmissions: raw.length,
    collatedOpinions: Object.values(state.collated).filter(isLive).length,
    speakingTurns: turns.length,
    distinctSpeakers: new Set(turns.map((turn) => turn.participantId)).size,
    distinctAuthors: new Set(raw.flatMap((one) => one.authorId ?? [])).size,
    notReached: unreached.length,
    convertedToWritten: converted.length,
    responsesByType: byType(state),
    commitmentsProposed: Object.keys(state.commitments).length,
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

/** Where the meeting counts to something else than the scenario expects. */
export function unexpectedCounts(found: ScenarioExpect, expected: ScenarioExpect): string[] {
  const { responsesByType: foundTypes, ...numbers } = found;
  const { responsesByType: expectedTypes, ...wanted } = expected;
  const differences = Object.entries(wanted).flatMap(([key, value]) => {
    const is = numbers[key as keyof typeof numbers];
    return is === value ? [] : [`${key}: expected ${value}, counted ${is}`];
  });
  const types = RESPONSE_TYPES.flatMap((type) => {
    const [is, value] = [foundTypes[type] ?? 0, expectedTypes[type] ?? 0];
    return is === value ? [] : [`responsesByType.${type}: expected ${value}, counted ${is}`];
  });
  return [...differences, ...types];
}
