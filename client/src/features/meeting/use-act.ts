import type { CommandAnswer, CommandName, Payload, ReaderState, Refusal } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { useCallback } from 'react';
import { refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { t } from '../../text/text';
import { dismissToast, showToast } from '../../ui/toast-store';
import { presentWords } from './present-words';

export interface ActWords {
  /** Said when it is done; nothing is said without. */
  done?: string;
  /** Offers to take an act on the floor or the screen back for ten seconds. */
  undo?: boolean;
}

export type Act = <N extends CommandName>(
  name: N,
  payload: Payload<N>,
  words?: ActWords,
) => Promise<CommandAnswer<N>>;

/** One command of a console: done is said shortly, a refusal stays ten seconds with its reason. */
export function useAct(): Act {
  const { client } = useSeat();
  return useCallback(
    async (name, payload, words = {}) => {
      const answer = await client.issue(name, payload);
      if (!answer.ok) sayRefusal(answer, client.store.state);
      else if (words.done) {
        const undo = words.undo ? { run: () => void takeBack(client, name) } : undefined;
        sayDone(words.done, undo);
      }
      return answer;
    },
    [client],
  );
}

let lastDone = 0;

/** One at a time: a quick hand does not pile messages up; what can be taken back stays for its ten seconds. */
function sayDone(text: string, undo?: { run: () => void }): void {
  dismissToast(lastDone);
  const id = showToast({ text, tone: 'done', undo });
  lastDone = undo ? 0 : id;
}

/** With the reader's state, a STALE refusal also says how what it was about stands now. */
export function sayRefusal(refusal: Refusal, state?: ReaderState): void {
  const stale = refusal.code === 'STALE';
  const present = stale && state ? presentWords(refusal.details.present, state, t) : null;
  const text = [refusalText(refusal), present].filter(Boolean).join(' ');
  showToast({ text, tone: stale ? 'waiting' : 'refused' });
}

/** The act's entry is read where everybody reads it; another's later act is never undone by mistake. */
async function takeBack(client: MeetingClient, name: CommandName): Promise<void> {
  const { floor, participantId } = client.store.state;
  if (floor.lastAct?.kind !== name || floor.lastAct.actorId !== participantId) {
    showToast({ text: t('errors.UNDO_OVERTAKEN'), tone: 'refused' });
    return;
  }
  const undone = await client.issue('floor.undo', { entry: floor.lastAct.entry });
  if (!undone.ok) sayRefusal(undone);
}
