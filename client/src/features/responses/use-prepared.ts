import type { DraftView, DraftWords, Id, Refusal } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { useDraft } from '../../realtime/drafts';
import { useIssue } from '../../realtime/hooks';
import { refusalText } from '../../realtime/refusal-text';
import { Saver } from '../../realtime/saver';
import { useSaveOnLeaving, type Standing } from '../../realtime/saving';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { useAct } from '../meeting/use-act';
import { promises } from './use-answer-form';

const NO_WORDS: DraftWords = { type: 'ANSWERED', text: '', forwardedTo: '', promiseText: '', dueOn: null };
const NOTHING: { words: DraftWords | null; seen: number } = { words: null, seen: 0 };

const isEmpty = ({ text, forwardedTo, promiseText }: DraftWords): boolean =>
  [text, forwardedTo, promiseText].every((one) => one.trim() === '');

function trimmed({ type, text, forwardedTo, promiseText, dueOn }: DraftWords): DraftWords {
  const [words, to, promise] = [text, forwardedTo, promiseText].map((one) => one.trim());
  return { type, text: words ?? '', forwardedTo: to ?? '', promiseText: promise ?? '', dueOn };
}

interface Preparing {
  collatedId: Id;
  responderId: Id;
  /** As the server has it now. */
  draft: DraftView | undefined;
  /** What it begins with while there is none: of an opinion that was merged into this one. */
  first?: DraftWords;
}

/** Words of a draft that the server does not have yet; null when it has all. */
export function useKeptWords(collatedId: Id, responderId: Id): DraftWords | null {
  return useDraft(draftKey(collatedId, responderId), NOTHING).value.words;
}

const draftKey = (collatedId: Id, responderId: Id): string => `prepared.${collatedId}.${responderId}`;

/** What is typed lies on this device until the server has it. */
function useKept({ collatedId, responderId, draft }: Preparing) {
  const issue = useIssue();
  const { client } = useSeat();
  const local = useDraft(draftKey(collatedId, responderId), NOTHING);
  const [standing, stand] = useState<Standing>({ state: draft ? 'SAVED' : 'NONE', at: null, words: '' });
  const { clear } = local;
  const [saver] = useState(() => {
    const saved = () => {
      clear();
      stand({ state: 'SAVED', at: client.clock.now(), words: '' });
    };
    const refused = (refusal: Refusal) =>
      stand({ state: refusal.code === 'STALE' ? 'STALE' : 'FAILED', at: null, words: refusalText(refusal) });
    const send = async (words: DraftWords, seen: number) => {
      const answer = await issue('responses.draft', { collatedId, responderId, ...trimmed(words), seen });
      // Without words there is no draft any more: the next one begins anew.
      return answer.ok && isEmpty(words) ? { ...answer, seq: 0 } : answer;
    };
    const { words, seen } = local.value;
    const first = words === null ? (draft?.version ?? 0) : seen;
    return new Saver<DraftWords>({ send, saved, refused }, words, first);
  });
  useSaveOnLeaving(saver);
  return { local, saver, standing, stand };
}

/** An answer in preparation, as a form of it works with it. */
export interface Prepared {
  words: DraftWords;
  standing: Standing;
  change: (patch: Partial<DraftWords>) => void;
  saveNow: () => void;
  keepMine: () => void;
  /** What the server has is taken: another's words, or nothing after it became the answer. */
  drop: () => void;
}

/** A draft that is saved while it is typed, on this device at once and with the server after a pause. */
export function usePrepared(prepared: Preparing): Prepared {
  const { draft, first } = prepared;
  const { local, saver, standing, stand } = useKept(prepared);
  const present = draft?.version ?? 0;
  const words = wordsOf(local.value.words ?? draft ?? first ?? NO_WORDS);
  const drop = () => {
    saver.drop();
    local.clear();
    stand({ state: draft ? 'SAVED' : 'NONE', at: null, words: '' });
  };
  return {
    words,
    standing,
    change: (patch: Partial<DraftWords>) => {
      const next = wordsOf({ ...words, ...patch });
      // A day that was taken out again is none.
      if (next.dueOn === '') next.dueOn = null;
      local.change({ words: next, ...saver.type(next, present) });
      stand({ state: 'TYPING', at: null, words: '' });
    },
    saveNow: () => saver.now(),
    keepMine: () => saver.overwrite(present),
    drop,
  };
}

/** The draft's own fields and nothing of the view that it may have come from. */
function wordsOf({ type, text, forwardedTo, promiseText, dueOn }: DraftWords): DraftWords {
  return { type, text, forwardedTo, promiseText, dueOn };
}

/** One tap: what was prepared becomes the answer, in writing unless the hall is in session. */
export function useSendPrepared(live: boolean) {
  const { t } = useText();
  const act = useAct();
  return async (collatedId: Id, responderId: Id, words: DraftWords): Promise<boolean> => {
    const { type, text, forwardedTo, promiseText, dueOn } = trimmed(words);
    const answer = await act(
      'responses.answer',
      {
        ...{ responseId: makeId(), type, text, given: live ? 'LIVE' : 'WRITTEN', responderId },
        forwardedTo: type === 'FORWARDED' ? forwardedTo : '',
        targets: [{ kind: 'COLLATED', id: collatedId }],
        commitment: promises(type) ? { text: promiseText, ownerUnitId: null, dueOn } : null,
      },
      { done: t(live ? 'answers.answered' : 'answers.handedInNow', { n: 1 }) },
    );
    return answer.ok;
  };
}

/** Whether it may be given as it is. */
export function isReady({ type, text, forwardedTo }: DraftWords): boolean {
  return text.trim() !== '' && (type !== 'FORWARDED' || forwardedTo.trim() !== '');
}
