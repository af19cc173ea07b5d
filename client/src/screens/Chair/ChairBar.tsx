import type { ReaderState } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMay, useOwnRole } from '../../features/meeting/rights';
import { StandInsDialog } from '../../features/participants/StandIns';
import { StaffLink } from '../../features/participants/StaffLink';
import { useParticipants } from '../../features/participants/units';
import { useSilence } from '../../features/screen/use-silence';
import { RemindersStrip } from '../../features/reminders/Reminders';
import { ConnectionBanner } from '../../realtime/ConnectionBanner';
import { useConnection, useMeeting } from '../../realtime/hooks';
import { formatTimeExact } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button, IconButton } from '../../ui/Button';
import { SettingsIcon, UsersIcon } from '../../ui/console-icons';
import { EyeIcon, LockIcon, OfflineIcon } from '../../ui/icons';
import { KeysButton } from '../../ui/KeysButton';
import { AppBar } from '../../ui/layout';
import { Logo } from '../../ui/Logo';
import { useShortcuts } from '../../ui/shortcuts';
import { LanguageSwitch } from '../../ui/switches';
import { ThemeSwitch } from '../../ui/ThemeSwitch';
import styles from './Chair.module.css';
import { DeputyDialog } from './DeputyDialog';
import { KeysDialog } from './KeysDialog';
import { useTakeOver } from './use-take-over';

/** The meeting's name, the seat's rights, and what is set rarely. */
export function ChairBar() {
  const { t } = useText();
  const title = useMeeting((state) => state.meeting?.title ?? '');
  const role = useOwnRole();
  const [open, setOpen] = useState<'keys' | 'deputy' | null>(null);
  useShortcuts({ '?': () => setOpen('keys') });
  const takeOver = useTakeOver();
  const end = (
    <>
      {takeOver && (
        <Button className={styles.takeOver} onClick={() => void takeOver()}>
          {t('chair.takeOver')}
        </Button>
      )}
      {role === 'CHAIR' && (
        <IconButton icon={SettingsIcon} label={t('chair.deputy')} onClick={() => setOpen('deputy')} />
      )}
      <span className={styles.wide}>
        <KeysButton onClick={() => setOpen('keys')} />
      </span>
      <ThemeSwitch />
      <LanguageSwitch />
    </>
  );
  return (
    <>
      <AppBar heading start={<Start />} title={title || t('chair.title')} end={end} below={<Strips />} />
      {open === 'keys' && <KeysDialog onClose={() => setOpen(null)} />}
      {open === 'deputy' && <DeputyDialog onClose={() => setOpen(null)} />}
    </>
  );
}

/** A phone keeps the room for the meeting's name. */
function Start() {
  return (
    <span className={styles.start}>
      <StaffLink />
      <span className={styles.wide}>
        <Logo markOnly />
      </span>
    </span>
  );
}

/** A network that died without a sound: the socket learns of it late, the chair must not. */
function Silence() {
  const { t } = useText();
  const since = useSilence();
  const connection = useConnection();
  if (since === null || connection !== 'CONNECTED') return null;
  return (
    <Banner shape="strip" tone="waiting" icon={OfflineIcon} live>
      <p>{t('connection.stale', { time: formatTimeExact(since) })}</p>
    </Banner>
  );
}

const selectAsked = (state: ReaderState) =>
  Object.values(state.standIns).filter(({ consent }) => consent === 'ASKED').length;

/** Somebody comes instead of another, and the chair has not said a word to it yet. */
function AskedConsents() {
  const { t } = useText();
  const may = useMay();
  const n = useMeeting(selectAsked);
  const participants = useParticipants();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      {n > 0 && may('participants.consent') && (
        <Banner
          shape="strip"
          tone="waiting"
          icon={UsersIcon}
          actions={
            <Button size="small" onClick={() => setOpen(true)}>
              {t('people.consentsOpen')}
            </Button>
          }
        >
          <p>{t('people.consentsWaiting', { n })}</p>
        </Banner>
      )}
      {open && <StandInsDialog participants={participants} onClose={close} />}
    </>
  );
}

/** What limits this seat now: the connection, its rights, a closed meeting, a rehearsal. */
function Strips() {
  const { t } = useText();
  const may = useMay();
  const role = useOwnRole();
  const { phase, rehearsal } = useMeeting(({ meeting }) => ({
    phase: meeting?.phase ?? null,
    rehearsal: meeting?.rehearsal ?? false,
  }));
  const watching = phase === 'IN_SESSION' && role !== null && !may('floor.call');
  const closed = phase !== null && CLOSED.includes(phase);
  return (
    <>
      <ConnectionBanner />
      <Silence />
      <AskedConsents />
      <RemindersStrip />
      {rehearsal && (
        <Banner shape="strip" tone="waiting">
          <p>{t('common.rehearsal')}</p>
        </Banner>
      )}
      {watching && (
        <Banner shape="strip" icon={EyeIcon}>
          <p>{role === 'SECRETARY' ? t('chair.notDelegated') : t('connection.readOnly')}</p>
        </Banner>
      )}
      {closed && (
        <Banner shape="strip" icon={LockIcon}>
          <p>
            {t(READ_ONLY.includes(phase) ? 'chair.overWords' : 'chair.closedWords', {
              phase: t(`states.phase.${phase}`),
            })}
          </p>
        </Banner>
      )}
    </>
  );
}

/** Nothing can be written in it any more. */
const READ_ONLY: readonly string[] = ['ARCHIVED', 'CANCELLED'];
const CLOSED: readonly string[] = [
  'CLOSED',
  'MINUTES_SIGNED',
  'NOTICE_ISSUED',
  'FOLLOW_UP',
  'ARCHIVED',
  'CANCELLED',
];
