import type { OutboxItem } from '@doi-thoai/shared/client/outbox';
import { useEffect, useRef } from 'react';
import { changeKept, forgetKept, type KeptOpinion } from '../../features/submissions/kept-opinions';
import { ReceiptCode } from '../../features/submissions/ReceiptCode';
import { useTracked } from '../../features/submissions/use-tracked';
import { useConnection, useMeeting, useOutbox } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { useConfirm } from '../../ui/ConfirmDialog';
import { Fold } from '../../ui/Fold';
import { Muted, Row } from '../../ui/layout';
import { TrackedOpinion } from '../Track/TrackedOpinion';
import { RefusedSafe } from './RefusedSafe';
import { UnnamedCard } from './UnnamedCard';
import { useSendAgain } from './use-send-again';

type Item = OutboxItem<'submissions.submitConfidential'>;

interface SafeCardProps {
  kept: KeptOpinion;
  /** What lies in the outbox is known. */
  outboxReady: boolean;
}

/** An own opinion without a name: on its way, refused, or as the server tells whoever has the receipt. */
export function SafeCard({ kept, outboxReady }: SafeCardProps) {
  const item = useItem(kept.submissionId);
  const connected = useConnection() === 'CONNECTED';
  if (kept.disclosure === 'ANONYMOUS' && kept.state !== 'THERE') {
    if (kept.state === 'WAITING') return <OnItsWay kept={kept} sending={connected && kept.tried} />;
    return <RefusedSafe kept={kept} item={null} refusal={kept.refusal} />;
  }
  if (item?.state === 'REFUSED') return <RefusedSafe kept={kept} item={item} refusal={item.refusal} />;
  if ((item && item.state !== 'ACCEPTED') || (kept.state === 'WAITING' && !outboxReady))
    return <OnItsWay kept={kept} sending={item?.state === 'SENT'} />;
  return <Sent kept={kept} />;
}

function useItem(submissionId: string): Item | undefined {
  const { items } = useOutbox();
  const isSealed = (item: OutboxItem): item is Item => item.name === 'submissions.submitConfidential';
  return items.filter(isSealed).find((item) => item.payload.submissionId === submissionId);
}

function OnItsWay({ kept, sending }: { kept: KeptOpinion; sending: boolean }) {
  return (
    <UnnamedCard kept={kept} delivery={sending ? 'sending' : 'waiting'} tone="waiting">
      <ReceiptFold kept={kept} />
    </UnnamedCard>
  );
}

function Sent({ kept }: { kept: KeptOpinion }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const { line, failure, refresh } = useTracked(kept.receipt, box);
  const moderated = useMeeting((state) => state.meeting?.settings.moderation ?? true);
  useSeenThere(kept, line !== null);
  const lost = line === null && failure === 'CODE_UNKNOWN';
  const waits = line !== null && line.opinion === null;
  const foot = (
    <>
      {failure && !lost && <Muted>{t('track.notFresh')}</Muted>}
      <Remove kept={kept} />
    </>
  );
  return (
    <div ref={box}>
      {line?.opinion ? (
        <TrackedOpinion
          line={line}
          opinion={line.opinion}
          receipt={kept.receipt}
          code={<ReceiptFold kept={kept} />}
          moderated={moderated}
          onChanged={refresh}
        >
          {foot}
        </TrackedOpinion>
      ) : (
        <UnnamedCard kept={kept} delivery={lost ? 'waiting' : 'server'} tone={lost ? 'waiting' : 'plain'}>
          {waits && <Banner>{t('track.inInbox')}</Banner>}
          {lost && <SendAgain kept={kept} />}
          <ReceiptFold kept={kept} />
          {foot}
        </UnnamedCard>
      )}
    </div>
  );
}

/** That the server has it is known from its line too, when the outbox has long dropped the command. */
function useSeenThere({ submissionId, state }: KeptOpinion, seen: boolean): void {
  useEffect(() => {
    if (seen && state !== 'THERE') changeKept(submissionId, { state: 'THERE' });
  }, [seen, state, submissionId]);
}

/** The page was killed between keeping and sending, or the server was set back: words and receipt are still here. */
function SendAgain({ kept }: { kept: KeptOpinion }) {
  const { t } = useText();
  const sendAgain = useSendAgain();
  return (
    <Banner
      tone="waiting"
      title={t('track.notThere')}
      actions={<Button onClick={() => void sendAgain(kept)}>{t('delegate.resend')}</Button>}
    >
      <p>{t('track.notThereHint')}</p>
    </Banner>
  );
}

function ReceiptFold({ kept }: { kept: KeptOpinion }) {
  const { t } = useText();
  return (
    <Fold summary={t('track.receipt')}>
      <ReceiptCode receipt={kept.receipt} />
    </Fold>
  );
}

function Remove({ kept }: { kept: KeptOpinion }) {
  const { t } = useText();
  const { confirm, confirmDialog } = useConfirm();
  const remove = async (): Promise<void> => {
    const answer = await confirm({
      title: t('track.removeTitle'),
      consequence: t('track.removeWords'),
      confirmLabel: t('track.remove'),
      danger: true,
    });
    if (answer) forgetKept(kept.submissionId);
  };
  return (
    <Row>
      <Button variant="ghost" onClick={() => void remove()}>
        {t('track.remove')}
      </Button>
      {confirmDialog}
    </Row>
  );
}
