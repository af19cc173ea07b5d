import type { CommandName, ErrorDetails, Payload, ReaderState, Refusal } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { t } from '../../text/text';
import { useConfirm, type Confirmed, type ConfirmWords } from '../../ui/ConfirmDialog';
import { dismissToast, showToast } from '../../ui/toast-store';
import { presentWords } from './present-words';
import { sayRefusal } from './use-act';

export interface PlannedAct<N extends CommandName = CommandName> {
  name: N;
  payload: Payload<N>;
  /** Said when it is done. */
  done?: string;
  /** May be taken back for ten seconds. */
  undo?: boolean;
  /** The control that was pressed; it alone shows that something is on its way. */
  from: string;
}

export interface ConsoleActs {
  /** The control whose act is on its way. */
  busy: string | null;
  /** One act at a time: while one is on its way, others are not taken, and that is said. True when it was done. */
  run: <N extends CommandName>(act: PlannedAct<N>) => Promise<boolean>;
  confirm: (words: ConfirmWords) => Promise<Confirmed>;
}

const NOT_HERE: ConsoleActs = {
  busy: null,
  run: () => Promise.resolve(false),
  confirm: () => Promise.resolve(null),
};
export const ActsContext = createContext<ConsoleActs>(NOT_HERE);
export const useActs = (): ConsoleActs => useContext(ActsContext);

/** How long a button that has changed its meaning takes no press: a double tap never does two things. */
const SETTLE_MS = 500;
const SHOWN_WITHIN_MS = 3000;

/**
 * The acts of a console where each command carries what the person saw. A refusal as STALE says what changed;
 * what can be undone offers so for ten seconds, until the next act.
 */
export function useConsoleActs(): { acts: ConsoleActs; confirmDialog: ReactNode } {
  const { client } = useSeat();
  const { confirm, confirmDialog } = useConfirm();
  const [busy, setBusy] = useState<string | null>(null);
  const pending = useRef(false);
  const notTaken = useRef(0);
  const toast = useUndoToast(client);
  const run = useCallback(
    async <N extends CommandName>(act: PlannedAct<N>): Promise<boolean> => {
      if (pending.current) {
        sayNotTaken(notTaken);
        return false;
      }
      pending.current = true;
      setBusy(act.from);
      const answer = await client.issue(act.name, act.payload);
      if (answer.ok) {
        await shown(client, answer.seq);
        toast.say(act);
        await sleep(SETTLE_MS);
      } else {
        sayStale(answer, client.store.state);
      }
      pending.current = false;
      setBusy(null);
      return answer.ok;
    },
    [client, toast],
  );
  const acts = useMemo(() => ({ busy, run, confirm }), [busy, run, confirm]);
  return { acts, confirmDialog };
}

/** A press is never dropped without a word; once, however often it is repeated. */
function sayNotTaken(last: { current: number }): void {
  dismissToast(last.current);
  last.current = showToast({ text: t('chair.notTaken'), tone: 'waiting' });
}

function sayStale(refusal: Refusal, state: ReaderState): void {
  const present = refusal.code === 'STALE' ? presentOf(refusal.details, state) : null;
  if (present === null) sayRefusal(refusal);
  else showToast({ text: `${refusalText(refusal)} ${present}`, tone: 'waiting', seconds: 10 });
}

function presentOf(details: ErrorDetails, state: ReaderState): string | null {
  return presentWords(details.present, state, t);
}

/** One toast, of the last act; its "Hoàn tác" goes away when something newer happened. */
function useUndoToast(client: MeetingClient) {
  const last = useRef<{ id: number; name: CommandName; undo: boolean } | null>(null);
  useEffect(
    () =>
      client.store.subscribe(() => {
        const { lastAct } = client.store.state.floor;
        const overtaken = lastAct && (lastAct.kind !== last.current?.name || !isOwn(client));
        if (last.current?.undo && overtaken) {
          dismissToast(last.current.id);
          last.current = null;
        }
      }),
    [client],
  );
  return useMemo(
    () => ({
      say: ({ name, done, undo }: PlannedAct): void => {
        if (last.current) dismissToast(last.current.id);
        last.current = null;
        if (!done) return;
        const id = showToast({
          text: done,
          tone: 'done',
          undo: undo ? { run: () => void takeBack(client, name) } : undefined,
        });
        last.current = { id, name, undo: undo ?? false };
      },
    }),
    [client],
  );
}

function isOwn(client: MeetingClient): boolean {
  const { floor, participantId } = client.store.state;
  return floor.lastAct?.actorId === participantId;
}

/** The act's entry is read where everybody reads it: an act on the screen is not the last entry of its command. */
async function takeBack(client: MeetingClient, name: CommandName): Promise<void> {
  const { lastAct } = client.store.state.floor;
  if (lastAct?.kind !== name || !isOwn(client)) {
    showToast({ text: t('errors.UNDO_OVERTAKEN'), tone: 'refused' });
    return;
  }
  const answer = await client.issue('floor.undo', { entry: lastAct.entry });
  if (answer.ok) showToast({ text: t('chair.undone'), tone: 'neutral' });
  else sayRefusal(answer);
}

/** Waits until the page shows what was done, so that the next press is about what is seen. */
function shown(client: MeetingClient, seq: number): Promise<void> {
  if (client.store.state.head >= seq) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(end, SHOWN_WITHIN_MS);
    const unsubscribe = client.store.subscribe(() => {
      if (client.store.state.head >= seq) end();
    });
  });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
