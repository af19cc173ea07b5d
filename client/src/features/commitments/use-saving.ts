import type { CommandAnswer } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';

export interface Saving {
  busy: boolean;
  /** Sends when nothing is lacking; closes when it was accepted, and keeps what was typed when it was refused. */
  save: (lacking: boolean, send: () => Promise<CommandAnswer>) => Promise<void>;
  /** What an empty field is told once somebody has pressed. */
  need: (empty: boolean) => string | undefined;
}

/** How the dialogs of a promise are sent. */
export function useSaving(onClose: () => void): Saving {
  const { t } = useText();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const save: Saving['save'] = async (lacking, send) => {
    setTried(true);
    if (lacking) return;
    setBusy(true);
    const { ok } = await send();
    setBusy(false);
    if (ok) onClose();
  };
  return { busy, save, need: (empty) => (tried && empty ? t('errors.field.MISSING') : undefined) };
}
