import { useRef, useState, type RefObject } from 'react';
import { useTopics } from '../../features/meeting/topics';
import { useDraft } from '../../realtime/drafts';
import { cleanWords, problemsOf, type WordProblems, type WrittenWords } from './opinion-words';

export interface OpinionForm {
  words: WrittenWords;
  problems: WordProblems;
  change: (patch: Partial<WrittenWords>) => void;
  /** Sends when nothing is missing; otherwise says what is and goes there. */
  send: () => void;
  clear: () => void;
  formRef: RefObject<HTMLFormElement | null>;
}

/**
 * A form of an opinion whose words lie on the device under `draftKey`. `deliver` gets them in the form of the
 * wire; the draft is dropped when it has taken them over (the outbox has them then).
 */
export function useOpinionForm(
  draftKey: string,
  initial: WrittenWords,
  deliver: (words: WrittenWords) => Promise<unknown>,
): OpinionForm {
  const { list } = useTopics();
  const draft = useDraft(draftKey, initial);
  const [tried, setTried] = useState(false);
  const busy = useRef(false);
  const formRef = useRef<HTMLFormElement>(null);
  const found = problemsOf(draft.value, list);

  const pass = async (): Promise<void> => {
    busy.current = true;
    try {
      await deliver(cleanWords(draft.value));
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
    words: draft.value,
    problems: tried ? found : {},
    change: draft.change,
    send,
    clear: draft.clear,
    formRef,
  };
}

function focusFirstProblem(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('fieldset[aria-describedby] input, [aria-invalid="true"]')?.focus();
}
