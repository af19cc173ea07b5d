import type { CommandAnswer, CommandName, Id, Payload, ReaderState } from '@doi-thoai/shared';
import type { Connection } from '@doi-thoai/shared/client/meeting-client';
import type { OutboxItem } from '@doi-thoai/shared/client/outbox';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { makeSelection, shallowEqual } from './selection';
import { useSeat } from './session-context';

/**
 * A part of this reader's state; renders again only when that part changes (shallowly). `meeting` is null
 * until the first snapshot is here.
 */
export function useMeeting<T>(
  select: (state: ReaderState) => T,
  equal: (a: T, b: T) => boolean = shallowEqual,
): T {
  const { store } = useSeat().client;
  const read = useMemo(() => makeSelection(() => store.state, select, equal), [store, select, equal]);
  const subscribe = useCallback((listener: () => void) => store.subscribe(listener), [store]);
  return useSyncExternalStore(subscribe, read);
}

/** How the connection stands; `CONNECTED` means that the state is up to date. */
export function useConnection(): Connection {
  const { client } = useSeat();
  const subscribe = useCallback((listener: () => void) => client.subscribe(listener), [client]);
  return useSyncExternalStore(subscribe, () => client.status);
}

export interface OutboxHandle {
  /** In the order of writing; refused ones stay, with their reason, until discarded. */
  items: readonly OutboxItem[];
  /** Keeps a command on the device and sends it when it can; resolves when the device has it. */
  add: <N extends CommandName>(name: N, payload: Payload<N>) => Promise<Id>;
  discard: (id: Id) => Promise<void>;
  /** False: this browser keeps nothing over a reload (a private window). */
  outlivesPage: boolean;
}

/** Commands that a person typed text for: kept over reload, lock and dead network, sent in order. */
export function useOutbox(): OutboxHandle {
  const { client, outbox } = useSeat();
  const subscribe = useCallback((listener: () => void) => client.outbox.subscribe(listener), [client]);
  const items = useSyncExternalStore(subscribe, () => client.outbox.list());
  const outlivesPage = useSyncExternalStore(outbox.subscribe, outbox.outlivesPage);
  return useMemo(
    () => ({
      items,
      outlivesPage,
      add: (name, payload) => client.outbox.add(name, payload),
      discard: (id) => client.outbox.discard(id),
    }),
    [client, items, outlivesPage],
  );
}

export type Issue = <N extends CommandName>(name: N, payload: Payload<N>) => Promise<CommandAnswer<N>>;

/** Issues a command and waits for its answer; never throws. For acts that need no outbox. */
export function useIssue(): Issue {
  const { client } = useSeat();
  return useCallback((name, payload) => client.issue(name, payload), [client]);
}

/** Server's clock minus this device's, in milliseconds: the `offset` of `Clock`. */
export function useClockOffset(): number {
  const session = useSeat();
  return useSyncExternalStore(session.subscribeOffset, () => session.offset);
}
