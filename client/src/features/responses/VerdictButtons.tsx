import type { Verdict, VerdictView } from '@doi-thoai/shared';
import { VERDICTS } from '@doi-thoai/shared';
import { useId, useState } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Row, Stack } from '../../ui/layout';

interface VerdictButtonsProps {
  /** What was said before. */
  said: VerdictView | undefined;
  /** Resolves when it was taken or refused; a refusal is told by whoever sends. */
  onSay: (verdict: Verdict) => Promise<void>;
}

/** The author's word about one answer: three plain buttons, the one that was said pressed. */
export function VerdictButtons({ said, onSay }: VerdictButtonsProps) {
  const { t } = useText();
  const id = useId();
  const [busy, setBusy] = useState<Verdict | null>(null);
  const say = async (verdict: Verdict): Promise<void> => {
    setBusy(verdict);
    await onSay(verdict);
    setBusy(null);
  };
  return (
    <Stack gap={2}>
      <p id={id}>{t('delegate.wasItAnswered')}</p>
      <div role="group" aria-labelledby={id}>
        <Row gap={2}>
          {VERDICTS.map((verdict) => (
            <Button
              key={verdict}
              aria-pressed={said?.verdict === verdict}
              variant={said?.verdict === verdict ? 'primary' : 'quiet'}
              busy={busy === verdict}
              disabled={busy !== null && busy !== verdict}
              onClick={() => void say(verdict)}
            >
              {t(`states.verdict.${verdict}`)}
            </Button>
          ))}
        </Row>
      </div>
      <p role="status">{said && <SaidWords said={said} />}</p>
    </Stack>
  );
}

function SaidWords({ said: { brought, broughtTo, verdict } }: { said: VerdictView }) {
  const { t } = useText();
  if (brought) return t('delegate.brought', { level: broughtTo || t('delegate.theChair') });
  return t(verdict === 'NO' ? 'delegate.noFurther' : 'delegate.verdictKept');
}
