import type { Id, Refusal, TurnNoteView } from '@doi-thoai/shared';
import { useState } from 'react';
import { useDraft } from '../../../realtime/drafts';
import { useIssue } from '../../../realtime/hooks';
import { refusalText } from '../../../realtime/refusal-text';
import { useSeat } from '../../../realtime/session-context';
import { Saver } from '../../../realtime/saver';
import { useSaveOnLeaving, type Standing } from '../../../realtime/saving';

const NOTHING: { text: string | null; seen: number } = { text: null, seen: 0 };

/** What is typed lies on this device until the server has it (`Saver` sends it). */
export function useGist(turnId: Id, note: TurnNoteView | undefined) {
  const issue = useIssue();
  const { client } = useSeat();
  const draft = useDraft(`gist.${turnId}`, NOTHING);
  const first: Standing = { state: note?.gist ? 'SAVED' : 'NONE', at: null, words: '' };
  const [standing, stand] = useState(first);
  const { change, clear } = draft;
  const [saver] = useState(() => {
    const saved = () => {
      clear();
      stand({ state: 'SAVED', at: client.clock.now(), words: '' });
    };
    const refused = (refusal: Refusal) =>
      stand({ state: refusal.code === 'STALE' ? 'STALE' : 'FAILED', at: null, words: refusalText(refusal) });
    const send = (gist: string, seen: number) => issue('floor.noteGist', { turnId, gist: gist.trim(), seen });
    const { text, seen } = draft.value;
    return new Saver<string>({ send, saved, refused }, text, text === null ? (note?.version ?? 0) : seen);
  });
  useSaveOnLeaving(saver);
  const present = note?.version ?? 0;
  return {
    text: draft.value.text ?? note?.gist ?? '',
    standing,
    type: (text: string) => {
      change({ text, ...saver.type(text, present) });
      stand({ state: 'TYPING', at: null, words: '' });
    },
    saveNow: () => saver.now(),
    keepMine: () => saver.overwrite(present),
    takeTheirs: () => {
      saver.drop();
      clear();
      stand({ state: 'SAVED', at: null, words: '' });
    },
  };
}
