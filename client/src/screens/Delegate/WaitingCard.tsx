import { waitingSeconds } from '@doi-thoai/shared';
import { useTopics } from '../../features/meeting/topics';
import { sayRefusal } from '../../features/meeting/say-refusal';
import { isUnderWay, type Standing } from '../../features/floor/standing';
import { useIssue, useMeeting } from '../../realtime/hooks';
import { useNow } from '../../realtime/use-now';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { useConfirm } from '../../ui/ConfirmDialog';
import { HourglassIcon } from '../../ui/icons';
import { Card, Muted, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import styles from './Delegate.module.css';

type Waiting = Extract<Standing, { kind: 'WAITING' }>;

/** Place, honest waiting time and the way out. */
export function WaitingCard({ standing }: { standing: Waiting }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const { request, place, next } = standing;
  const soon = place === 2;
  return (
    <Card tone={next || soon ? 'waiting' : 'primary'}>
      <Stack gap={4}>
        <Row justify="between">
          <StatusChip tone="waiting">{t('states.request.QUEUED')}</StatusChip>
          <Chip>{nameOf(request.topicId)}</Chip>
        </Row>
        {place === null ? <p>{t('delegate.placeUnknown')}</p> : <Place place={place} />}
        <WaitingTime requestId={request.id} next={next} />
        {request.reason && <Banner>{t('delegate.movedBecause', { reason: request.reason })}</Banner>}
        {request.requeued && <Banner tone="waiting">{t('delegate.requeued')}</Banner>}
        {next && request.ready && <Banner tone="done">{t('delegate.readySaid')}</Banner>}
        {(soon || next) && (
          <Banner
            tone="waiting"
            icon={HourglassIcon}
            title={t(next ? 'delegate.nextTitle' : 'delegate.soonTitle')}
            live
          >
            <p>{t('delegate.soonHint')}</p>
          </Banner>
        )}
        {request.line && <p>{request.line}</p>}
        <Withdraw requestId={request.id} />
      </Stack>
    </Card>
  );
}

function Place({ place }: { place: number }) {
  const { t } = useText();
  return (
    <p className={styles.place}>
      <span>{t('delegate.placeLabel')}</span> <strong className={styles.placeNumber}>{place}</strong>
    </p>
  );
}

function WaitingTime({ requestId, next }: { requestId: string; next: boolean }) {
  const { t } = useText();
  const now = useNow();
  const { floor, meeting } = useMeeting(({ floor, meeting }) => ({ floor, meeting }));
  const seconds = meeting ? waitingSeconds(floor, meeting.settings, requestId, now) : null;
  if (!meeting || seconds === null || next) return null;
  const minutes = Math.ceil(seconds / 60);
  // Nobody knows when the floor opens, so the time counts from there.
  if (!isUnderWay(meeting, floor)) {
    return <p className={styles.wait}>{t('delegate.waitFromStart', { n: minutes })}</p>;
  }
  return (
    <div>
      <p className={styles.wait}>
        {minutes <= 1 ? t('delegate.waitUnderMinute') : t('delegate.waitMinutes', { n: minutes })}
      </p>
      <Muted>
        {floor.ended.turns > 0 ? t('delegate.waitBasis', { n: floor.ended.turns }) : t('delegate.waitGuess')}
      </Muted>
    </div>
  );
}

/** Also "Nhường": who withdraws leaves the queue. */
export function Withdraw({ requestId, label }: { requestId: string; label?: string }) {
  const { t } = useText();
  const issue = useIssue();
  const { confirm, confirmDialog } = useConfirm();
  const withdraw = async (): Promise<void> => {
    const answer = await confirm({
      title: t('delegate.leaveQueueTitle'),
      consequence: t('delegate.leaveQueueConsequence'),
      confirmLabel: label ?? t('delegate.leaveQueue'),
      danger: true,
    });
    if (!answer) return;
    const withdrawal = await issue('floor.withdraw', { requestId });
    if (!withdrawal.ok) sayRefusal(withdrawal);
  };
  return (
    <>
      <Button wide onClick={() => void withdraw()}>
        {label ?? t('delegate.leaveQueue')}
      </Button>
      {confirmDialog}
    </>
  );
}
