import type { AgendaItem, MeetingView } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { formatLongDate, formatTime } from '../../text/format-first';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { CalendarIcon, InfoIcon } from '../../ui/first-icons';
import { PageTitle, Stack } from '../../ui/layout';
import { Skeleton } from '../../ui/States';
import styles from './Delegate.module.css';
import { useLater } from './later';
import { NothingPublished, PublishedHead } from './Published';

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
  const live = inSession || meeting.phase === 'CHECK_IN';
  const later = useLater(live);
  return (
    <Stack gap={6}>
      <Where meeting={meeting} item={inSession ? item : undefined} />
      {live && later && <later.CheckIn />}
      {!inSession && <Aside meeting={meeting} onWrite={onWrite} />}
      {inSession && (later ? <later.NowLive item={item} /> : <Skeleton shape="card" />)}
      <Published live={inSession} />
    </Stack>
  );
}

function Published({ live }: { live: boolean }) {
  const some = useMeeting((state) => state.published.length > 0);
  const later = useLater(some);
  if (later) return <later.PublishedList live={live} />;
  return (
    <Stack as="section">
      <PublishedHead />
      {some ? <Skeleton shape="card" count={2} /> : <NothingPublished />}
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
