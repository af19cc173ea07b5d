import type { CommandAnswer, CommandName, Payload, Refusal } from '@doi-thoai/shared';
import { useCallback } from 'react';
import { useIssue } from '../../realtime/hooks';
import { refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { t } from '../../text/text';
import { showToast } from '../../ui/toast-store';

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
  const issue = useIssue();
  const { client } = useSeat();
  return useCallback(
    async (name, payload, words = {}) => {
      const answer = await issue(name, payload);
      if (!answer.ok) {
        sayRefusal(answer);
        return answer;
      }
      const undo = words.undo ? { run: () => void takeBack() } : undefined;
      if (words.done) showToast({ text: words.done, tone: 'done', undo });
      return answer;

      async function takeBack(): Promise<void> {
        const { floor, participantId } = client.store.state;
        const own = floor.lastAct?.kind === name && floor.lastAct.actorId === participantId;
        if (!own || !floor.lastAct) {
          showToast({ text: t('errors.UNDO_OVERTAKEN'), tone: 'refused' });
          return;
        }
        const undone = await issue('floor.undo', { entry: floor.lastAct.entry });
        if (!undone.ok) sayRefusal(undone);
      }
    },
    [issue, client],
  );
}

export function sayRefusal(refusal: Refusal): void {
  showToast({ text: refusalText(refusal), tone: refusal.code === 'STALE' ? 'waiting' : 'refused' });
}
