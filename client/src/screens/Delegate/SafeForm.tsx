import type { Disclosure } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { useState, type ReactNode } from 'react';
import { sendAnonymous } from '../../features/submissions/anonymous-queue';
import { keep, type KeptOpinion } from '../../features/submissions/kept-opinions';
import type { Draft } from '../../realtime/drafts';
import { useOutbox } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { LockIcon, SendIcon } from '../../ui/icons';
import styles from './Delegate.module.css';
import { ModeCards } from './ModeCards';
import { useModes, type Modes } from './modes';
import { NO_WORDS, type WrittenWords } from './opinion-words';
import { OpinionFields } from './OpinionFields';
import { ReceiptDialog } from './ReceiptDialog';
import { UnitWindow } from './UnitWindow';
import { useOpinionForm } from './use-opinion-form';

export interface SafeFormProps {
  mode: Draft<{ mode: Disclosure }>;
  onSent: () => void;
  /** The way back to the notice. */
  children: ReactNode;
}

/** The form of whoever may choose who will know the name, and of whoever has until a unit's time is over. */
export function SafeForm(props: SafeFormProps) {
  return (
    <UnitWindow>
      <ChoosingForm {...props} />
    </UnitWindow>
  );
}

/** What was chosen stands on the button that sends. */
function ChoosingForm({ mode, onSent, children }: SafeFormProps) {
  const { t } = useText();
  const modes = useModes();
  const [missing, setMissing] = useState(false);
  const [receipt, setReceipt] = useState<string | null>(null);
  // Never the name instead: what is not offered any more has to be chosen again.
  const chosen = modes.offered.includes(mode.value.mode) ? mode.value.mode : null;
  const choice = modes.offered.length > 1 || chosen === null;
  const deliver = useDeliver(modes);
  const form = useOpinionForm('opinion', NO_WORDS, async (words) => {
    setMissing(chosen === null);
    if (chosen === null) return false;
    const made = await deliver(words, chosen);
    if (made === null) onSent();
    setReceipt(made);
    return true;
  });
  const close = (): void => {
    setReceipt(null);
    onSent();
  };
  return (
    <section aria-label={t('delegate.tabWrite')}>
      <OpinionFields form={form}>
        {choice && (
          <ModeCards
            modes={modes}
            value={chosen}
            onChange={(next) => mode.change({ mode: next })}
            error={missing && chosen === null ? t('delegate.modeMissing') : undefined}
          />
        )}
        {chosen !== 'NAMED' && <Banner icon={LockIcon}>{t('delegate.modeWords')}</Banner>}
        {children}
        <SendBar label={choice ? t(`delegate.send.${chosen ?? 'NONE'}`) : t('common.send')} />
      </OpinionFields>
      {receipt && <ReceiptDialog receipt={receipt} onClose={close} />}
    </section>
  );
}

function SendBar({ label }: { label: string }) {
  return (
    <div className={styles.sendBar}>
      <Button variant="primary" size="large" wide type="submit" icon={SendIcon}>
        {label}
      </Button>
    </div>
  );
}

/** Hands the words to the way of their mode; the answer is the receipt, or null for a named opinion. */
function useDeliver({ officerId }: Modes): (words: WrittenWords, mode: Disclosure) => Promise<string | null> {
  const { add } = useOutbox();
  const { client, meetingId, participantId } = useSeat();
  return async (words, mode) => {
    const submissionId = makeId();
    const writtenAt = Math.round(client.clock.now());
    if (mode === 'NAMED') {
      await add('submissions.submit', { ...words, submissionId, disclosure: 'NAMED', writtenAt });
      return null;
    }
    const opinion = { ...words, submissionId, receipt: makeReceipt() };
    const standing = { at: Date.now(), state: 'WAITING', tried: false, refusal: null } as const;
    const kept: KeptOpinion = {
      ...opinion,
      ...standing,
      disclosure: mode,
      meetingId,
      seat: participantId,
    };
    // The receipt first: a phone that dies now can still open what it has sent.
    keep(kept);
    if (mode === 'ANONYMOUS') sendAnonymous();
    else await add('submissions.submitConfidential', { ...opinion, officerId: officerId ?? '', writtenAt });
    return opinion.receipt;
  };
}
