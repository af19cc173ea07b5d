import type { Counters, ReaderState, SnapshotState } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { isDeepStrictEqual } from 'node:util';
import { connected } from '../support/driver.js';
import type { Person } from '../support/driver.js';
import type { Violation } from './figure.js';
import { eventually } from './wait.js';

/** A live client of one reader, whose state must be what the reader's snapshot says. */
export interface Witness {
  name: string;
  person: Person;
  client: MeetingClient;
}

/** Counters are beside the journal. */
export function journalled({ counters: _, ...state }: ReaderState): Omit<ReaderState, 'counters'> {
  return state;
}

/** Where two states differ first, as a path; null when they are equal. */
export function difference(left: unknown, right: unknown, path = ''): string | null {
  if (isDeepStrictEqual(left, right)) return null;
  const nested = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  if (!nested(left) || !nested(right))
    return `${path}: ${JSON.stringify(left)} against ${JSON.stringify(right)}`;
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const found = difference(left[key], right[key], `${path}/${key}`);
    if (found !== null) return found;
  }
  return `${path}: other keys`;
}

/** A newcomer reads the reader's snapshot; at equal head both must know the same. Nobody writes meanwhile. */
export async function compareWithFresh({ name, person, client }: Witness): Promise<Violation[]> {
  const newcomer = await connected(person);
  try {
    const level = (): boolean => client.store.state.head === newcomer.store.state.head;
    if (!(await eventually(level, 5000))) {
      const [live, fresh] = [client.store.state.head, newcomer.store.state.head];
      return [{ rule: 'stuck', about: `${name} stands at ${live}, a newcomer at ${fresh}` }];
    }
    const differs = difference(journalled(client.store.state), journalled(newcomer.store.state));
    return differs === null
      ? []
      : [{ rule: 'diverged', about: `${name}: live against snapshot at ${differs}` }];
  } finally {
    newcomer.stop();
  }
}

const withoutZeros = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));

/** The counters recounted from the rows that the desk sees. */
export function recount(desk: SnapshotState, online: number): Counters {
  const counters: Counters = {
    submissions: 0,
    submissionsByTopic: {},
    waiting: 0,
    waitingByTopic: {},
    online,
  };
  for (const { withdrawn, channel, disclosure, topicId } of Object.values(desk.submissions)) {
    if (withdrawn || channel === 'SPEECH_NOT_REACHED') continue;
    counters.submissions += 1;
    // The hall is not told by topic what came without a name (W112).
    if (disclosure !== 'NAMED') continue;
    counters.submissionsByTopic[topicId] = (counters.submissionsByTopic[topicId] ?? 0) + 1;
  }
  for (const { state, topicId } of Object.values(desk.requests)) {
    if (state !== 'QUEUED') continue;
    counters.waiting += 1;
    counters.waitingByTopic[topicId] = (counters.waitingByTopic[topicId] ?? 0) + 1;
  }
  return counters;
}

export function sameCounters(one: Counters, other: Counters): boolean {
  const plain = (counters: Counters): Counters => ({
    ...counters,
    submissionsByTopic: withoutZeros(counters.submissionsByTopic),
    waitingByTopic: withoutZeros(counters.waitingByTopic),
  });
  return isDeepStrictEqual(plain(one), plain(other));
}

/** A quiet second, and not more, is what the counters have to become right. */
const QUIET_MS = 1000;

export async function compareCounters(
  clients: readonly Pick<Witness, 'name' | 'client'>[],
  expected: Counters,
): Promise<Violation[]> {
  const wrong = (): typeof clients =>
    clients.filter(({ client }) => !sameCounters(client.store.state.counters, expected));
  await eventually(() => wrong().length === 0, QUIET_MS);
  return wrong().map(({ name, client }) => ({
    rule: 'counters',
    about: `${name}: ${JSON.stringify(client.store.state.counters)} instead of ${JSON.stringify(expected)}`,
  }));
}
