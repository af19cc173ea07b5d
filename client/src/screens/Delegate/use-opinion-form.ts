import type { Id, SubmissionKind } from '@doi-thoai/shared';
import { useRef, useState, type RefObject } from 'react';
import { useTopics } from '../../features/meeting/topics';
import { useDraft, type Draft } from '../../realtime/drafts';
import { useMeeting } from '../../realtime/hooks';
import { cleanWords, kindsOffered, problemsOf, type WordProblems, type WrittenWords } from './opinion-words';

/** What the form offers to choose from. */
export interface Choices {
  topics: readonly { id: Id; name: string }[];
  kinds: readonly SubmissionKind[];
}

export interface OpinionForm extends Choices {
  words: WrittenWords;
  problems: WordProblems;
  change: (patch: Partial<WrittenWords>) => void;
  /** Sends when nothing is missing; otherwise says what is and goes there. */
  send: () => void;
  formRef: RefObject<HTMLFormElement | null>;
}

/** Hands words on in the form of the wire; with `false` they were not taken over and stay. */
export type Deliver = (words: WrittenWords) => Promise<unknown>;

/**
 * A form of an opinion whose words lie on the device under `draftKey`. The draft is dropped when `deliver` has taken
 * them over (the outbox has them then).
 */
export function useOpinionForm(draftKey: string, initial: WrittenWords, deliver: Deliver): OpinionForm {
  const topics = useTopics().list;
  const profile = useMeeting((state) => state.meeting?.profile ?? 'STATE_GENERAL');
  return useWordsForm(useDraft(draftKey, initial), { topics, kinds: kindsOffered(profile) }, deliver);
}

/** The same without a seat. */
export function useWordsForm(draft: Draft<WrittenWords>, choices: Choices, deliver: Deliver): OpinionForm {
  const [tried, setTried] = useState(false);
  const busy = useRef(false);
  const formRef = useRef<HTMLFormElement>(null);
  const [first, more] = choices.topics;
  // Of a single one nobody has to choose.
  const words = first && !more ? { ...draft.value, topicId: first.id } : draft.value;
  const found = problemsOf(words, choices.topics);

  const pass = async (): Promise<void> => {
    busy.current = true;
    try {
      if ((await deliver(cleanWords(words))) === false) return;
      draft.clear();
      setTried(false);
    } finally {
      busy.current = false;
    }
  };
  const send = (): void => {
    if (busy.current) return;
    if (Object.keys(found).length === 0) {
      void pass();
      return;
    }
    setTried(true);
    // After the marks are drawn.
    setTimeout(() => focusFirstProblem(formRef.current));
  };
  return {
    ...choices,
    words,
    problems: tried ? found : {},
    change: draft.change,
    send,
    formRef,
  };
}

function focusFirstProblem(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('fieldset[aria-describedby] input, [aria-invalid="true"]')?.focus();
}
