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

const BEFORE: readonly MeetingView['phase'][] = [
  'DRAFT',
  'ANNOUNCED',
  'COLLECTING',
  'COLLATION_CLOSED',
  'READY',
  'CHECK_IN',
];

/** Đang diễn ra: where the meeting is, who speaks, what is on the screen, what was made public. */
export function NowTab({ meeting, onWrite }: { meeting: MeetingView; onWrite: () => void }) {
  const item = meeting.agenda.find(({ id }) => id === meeting.agendaItemId);
  const inSession = meeting.phase === 'IN_SESSION';
  const before = BEFORE.includes(meeting.phase);
  const later = useLater(!before || meeting.phase === 'CHECK_IN');
  return (
    <Stack gap={6}>
      <Where meeting={meeting} item={inSession ? item : undefined} />
      {later && <later.AtHand />}
      {before && <Before meeting={meeting} onWrite={onWrite} />}
      {!before && (later ? <later.NowAndAfter {...{ meeting, onWrite }} /> : <Skeleton shape="card" />)}
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

/** Before the meeting. */
function Before({ meeting, onWrite }: { meeting: MeetingView; onWrite: () => void }) {
  const { t } = useText();
  const { intakeOpen } = meeting;
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
