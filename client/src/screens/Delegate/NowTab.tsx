import type { AgendaItem, MeetingView } from '@doi-thoai/shared';
import { TurnCard } from '../../features/floor/TurnCard';
import { useTopics } from '../../features/meeting/topics';
import { useMeeting } from '../../realtime/hooks';
import { formatLongDate, formatTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { CalendarIcon, ClockIcon, InfoIcon, LiveIcon, MicIcon } from '../../ui/icons';
import { List, ListRow } from '../../ui/List';
import { Card, Muted, PageTitle, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { EmptyState } from '../../ui/States';
import { CheckIn } from './CheckIn';
import styles from './Delegate.module.css';
import { PublishedList } from './PublishedList';

const OVER: readonly MeetingView['phase'][] = [
  'CLOSED',
  'MINUTES_SIGNED',
  'NOTICE_ISSUED',
  'FOLLOW_UP',
  'ARCHIVED',
];
const OFF: readonly MeetingView['phase'][] = ['POSTPONED', 'CANCELLED'];

/** Đang diễn ra: where the meeting is, who speaks, what is on the screen, what was made public. */
export function NowTab({ meeting, onWrite }: { meeting: MeetingView; onWrite: () => void }) {
  const item = meeting.agenda.find(({ id }) => id === meeting.agendaItemId);
  const inSession = meeting.phase === 'IN_SESSION';
  return (
    <Stack gap={6}>
      <Where meeting={meeting} item={inSession ? item : undefined} />
      <CheckIn />
      {inSession ? <Floor item={item} /> : <Aside meeting={meeting} onWrite={onWrite} />}
      {inSession && <OnAir />}
      <PublishedList live={inSession} />
    </Stack>
  );
}

function Where({ meeting, item }: { meeting: MeetingView; item: AgendaItem | undefined }) {
  const { t } = useText();
  const { phase, title, startsAt, place } = meeting;
  const when = `${formatTime(startsAt)}, ${formatLongDate(startsAt)}`;
  if (!item) {
    return (
      <div className={styles.where}>
        <PageTitle above={t(`states.phase.${phase}`)} below={[when, place].filter(Boolean).join(' · ')}>
          {title}
        </PageTitle>
      </div>
    );
  }
  return (
    <div className={styles.where}>
      <PageTitle
        above={`${t('states.phase.IN_SESSION')} · ${t(`states.agenda.${item.kind}`)}`}
        below={item.presenter}
      >
        {item.title}
      </PageTitle>
    </div>
  );
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

/** Before, after, or instead of the meeting. */
function Aside({ meeting, onWrite }: { meeting: MeetingView; onWrite: () => void }) {
  const { t } = useText();
  const { phase, intakeOpen } = meeting;
  if (OVER.includes(phase)) {
    return (
      <Banner
        tone="done"
        title={t('delegate.overTitle')}
        actions={<Button onClick={onWrite}>{t('delegate.toMine')}</Button>}
      >
        <p>{t('delegate.overHint')}</p>
      </Banner>
    );
  }
  if (OFF.includes(phase)) {
    return (
      <Banner tone="waiting" title={t(`states.phase.${phase}`)}>
        <p>{t('delegate.offHint')}</p>
      </Banner>
    );
  }
  return (
    <Banner
      icon={intakeOpen ? InfoIcon : CalendarIcon}
      title={t('delegate.beforeTitle')}
      actions={intakeOpen && <Button onClick={onWrite}>{t('delegate.tabWrite')}</Button>}
    >
      <p>{t(intakeOpen ? 'delegate.beforeOpen' : 'delegate.beforeClosed')}</p>
    </Banner>
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
