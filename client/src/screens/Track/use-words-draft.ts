import type { Id } from '@doi-thoai/shared';
import { useState } from 'react';
import { keptOpinions } from '../../features/submissions/kept-opinions';
import type { Draft } from '../../realtime/drafts';
import type { WrittenWords } from '../Delegate/opinion-words';

/** What is typed stays on a device that keeps this opinion anyway; on any other only as long as the page is open. */
function storeFor(submissionId: Id): Storage {
  const own = keptOpinions().some((one) => one.submissionId === submissionId);
  return own ? localStorage : sessionStorage;
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    // No storage: the words live with the form.
    return null;
  }
}

/** A draft of a correction that has no seat to lie under. */
export function useWordsDraft(submissionId: Id, edition: number, initial: WrittenWords): Draft<WrittenWords> {
  const name = `doi-thoai.draft.receipt.${submissionId}.${edition}`;
  const [value, setValue] = useState<WrittenWords>(() => {
    const typed = attempt(() => storeFor(submissionId).getItem(name));
    return { ...initial, ...attempt(() => JSON.parse(typed ?? '{}') as Partial<WrittenWords>) };
  });
  const change = (patch: Partial<WrittenWords>): void => {
    const next = { ...value, ...patch };
    setValue(next);
    attempt(() => storeFor(submissionId).setItem(name, JSON.stringify(next)));
  };
  const clear = (): void => void attempt(() => storeFor(submissionId).removeItem(name));
  return { value, change, clear };
}
