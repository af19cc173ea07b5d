import type { ReaderState } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { connected, until } from '../support/driver.js';
import type { Person } from '../support/driver.js';

/**
 * snapshot = replay: a client that lived through all changes, and one that only read the snapshot, know the
 * same. Nobody may change the meeting meanwhile.
 */
export async function expectSnapshotEqualsReplay(witness: MeetingClient, person: Person): Promise<void> {
  const snapshots = witness.diagnostics.snapshots;
  const newcomer = await connected(person);
  const level = (): boolean => witness.store.state.head === newcomer.store.state.head;
  await until(witness, level, 'the same head').catch(() => until(newcomer, level, 'the same head'));
  expect(journalled(witness.store.state)).toEqual(journalled(newcomer.store.state));
  expect(witness.diagnostics.snapshots).toBe(snapshots);
  newcomer.stop();
}

/** Counters are beside the journal: who is online is a matter of this moment. */
function journalled({ counters: _, ...state }: ReaderState): Omit<ReaderState, 'counters'> {
  return state;
}
