import type { AgendaItem, MeetingView } from '@doi-thoai/shared';
import { useEffect, useRef } from 'react';
import { IssuedNotices } from '../../features/conclusions/IssuedNotices';
import { TurnCard } from '../../features/floor/TurnCard';
import { PublishedSigned } from '../../features/signed/PublishedSigned';
import { selectOver } from '../../features/meeting/over';
import { useTopics } from '../../features/meeting/topics';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { ClockIcon, LiveIcon, MicIcon } from '../../ui/icons';
import { List, ListRow } from '../../ui/List';
import { Card, Muted, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { EmptyState } from '../../ui/States';

/** From the issue of the conclusion notice on. */
const NOTICED: readonly MeetingView['phase'][] = ['NOTICE_ISSUED', 'FOLLOW_UP', 'ARCHIVED'];

interface NowAndAfterProps {
  meeting: MeetingView;
  onWrite: () => void;
}

/** The session as it goes: the floor, and what the hall screen shows; then that it is over, or off. */
export function NowAndAfter({ meeting, onWrite }: NowAndAfterProps) {
  const { t } = useText();
  const { phase, agenda, agendaItemId } = meeting;
  useBeginWithOwn(onWrite);
  if (phase === 'IN_SESSION') {
    return (
      <>
        <Floor item={agenda.find(({ id }) => id === agendaItemId)} />
        <OnAir />
      </>
    );
  }
  if (phase === 'POSTPONED' || phase === 'CANCELLED') {
    return (
      <Banner tone="waiting" title={t(`states.phase.${phase}`)}>
        <p>{t('delegate.offHint')}</p>
      </Banner>
    );
  }
  return (
    <>
      {NOTICED.includes(phase) && <IssuedNotices />}
      <PublishedSigned />
      <Banner
        tone="done"
        title={t('delegate.overTitle')}
        actions={<Button onClick={onWrite}>{t('delegate.toMine')}</Button>}
      >
        <p>{t('delegate.overHint')}</p>
      </Banner>
    </>
  );
}

/** Whoever comes after the end for what was answered begins with the own opinions, until a tab is chosen. */
function useBeginWithOwn(open: () => void): void {
  const over = useMeeting(selectOver);
  const wrote = useMeeting((state) => Object.keys(state.submissions).length > 0);
  const begun = useRef(false);
  useEffect(() => {
    // Only on the way in: a meeting that ends while it is looked at moves nothing.
    if (begun.current) return;
    begun.current = true;
    if (over && wrote && location.hash === '') open();
  }, [over, wrote, open]);
}

/** Who speaks and who is up next, or a break. */
function Floor({ item }: { item: AgendaItem | undefined }) {
  const { t } = useText();
  const { current, next, mode } = useMeeting((state) => ({
    current: state.floor.current,
    next: state.floor.next,
    mode: state.screen.mode,
  }));
  const pause = !current && (item?.kind === 'BREAK' || mode === 'BREAK');
  if (pause) {
    return (
      <Banner icon={ClockIcon} title={t('delegate.breakTitle')}>
        <p>{t('delegate.breakHint')}</p>
      </Banner>
    );
  }
  return (
    <Stack gap={3}>
      {current ? (
        <TurnCard turn={current} />
      ) : (
        <Card>
          <EmptyState icon={MicIcon} title={t('delegate.nobodySpeaks')}>
            {t('delegate.nobodySpeaksHint')}
          </EmptyState>
        </Card>
      )}
      {next.length > 0 && <Next />}
    </Stack>
  );
}

function Next() {
  const { t } = useText();
  const { nameOf } = useTopics();
  const next = useMeeting((state) => state.floor.next);
  const waiting = useMeeting((state) => state.floor.queue.length);
  return (
    <Card as="section">
      <Stack gap={2}>
        <Row justify="between">
          <h3>{t('delegate.upNext')}</h3>
          <Muted as="span">{t('delegate.waitingCount', { n: waiting })}</Muted>
        </Row>
        <List ordered label={t('delegate.upNext')}>
          {next.map(({ requestId, name, unit, topicId }, index) => (
            <ListRow
              key={requestId}
              lead={index + 1}
              title={name}
              subtitle={unit}
              chips={<Chip>{nameOf(topicId)}</Chip>}
            />
          ))}
        </List>
      </Stack>
    </Card>
  );
}

/** What the hall screen shows for discussion. */
function OnAir() {
  const { t } = useText();
  const { nameOf } = useTopics();
  const opinion = useMeeting((state) => (state.screen.mode === 'OPINION' ? state.screen.opinion : null));
  const text = useMeeting((state) => state.published.find(({ id }) => id === opinion?.id)?.text);
  if (!opinion) return null;
  return (
    <Card tone="air">
      <Stack gap={2}>
        <Row>
          <StatusChip tone="onAir" icon={LiveIcon}>
            {t('delegate.onAir')}
          </StatusChip>
        </Row>
        <h2>{opinion.summary}</h2>
        {text !== undefined && text !== opinion.summary && <Prose>{text}</Prose>}
        <Row>
          <Chip>{nameOf(opinion.topicId)}</Chip>
          {opinion.unit && <Muted as="span">{opinion.unit}</Muted>}
          {opinion.weight > 1 && <Muted as="span">{t('delegate.weight', { n: opinion.weight })}</Muted>}
        </Row>
      </Stack>
    </Card>
  );
}
