import type { CommandAnswer, Id, OpinionWords, Verdict } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { useRef, useState } from 'react';
import { postJson } from '../../realtime/http';
import { failureOf, refusalText } from '../../realtime/refusal-text';

interface Payloads {
  edit: OpinionWords & { receipt: string; seen: number };
  withdraw: { receipt: string; seen: number };
  judge: { receipt: string; responseId: Id; verdict: Verdict };
}

export interface ReceiptActs {
  busy: boolean;
  /** Why it was refused, or null when it was done. */
  act: <N extends keyof Payloads>(name: N, payload: Payloads[N]) => Promise<string | null>;
}

/** What the holder of a receipt may do without a session. The same act again after a lost answer is one act. */
export function useReceiptActs(): ReceiptActs {
  const [busy, setBusy] = useState(false);
  const last = useRef<{ id: Id; of: string } | null>(null);
  const act: ReceiptActs['act'] = async (name, payload) => {
    const of = JSON.stringify([name, payload]);
    if (last.current?.of !== of) last.current = { id: makeId(), of };
    setBusy(true);
    try {
      await postJson<CommandAnswer>(`api/track/${name}`, { id: last.current.id, payload });
      return null;
    } catch (error) {
      const code = await failureOf(error);
      return refusalText({ code });
    } finally {
      setBusy(false);
    }
  };
  return { busy, act };
}
