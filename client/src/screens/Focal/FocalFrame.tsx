import type { ParticipantView, ReaderState } from '@doi-thoai/shared';
import { MaterialsButton } from '../../features/materials/MaterialsButton';
import { useMay } from '../../features/meeting/rights';
import { ConnectionBanner } from '../../realtime/ConnectionBanner';
import { useConnection, useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { Link } from '../../router';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Chip } from '../../ui/Chip';
import { LockIcon } from '../../ui/icons';
import { AppBar } from '../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { LanguageSwitch } from '../../ui/switches';
import styles from './Focal.module.css';
import { FocalPanes } from './FocalPanes';

const selectMeeting = (state: ReaderState) => state.meeting;
const selectOwn = (state: ReaderState): ParticipantView | null =>
  (state.participantId && state.participants[state.participantId]) || null;

export function FocalFrame() {
  const { t } = useText();
  const meeting = useMeeting(selectMeeting);
  const own = useMeeting(selectOwn);
  const ended = useConnection() === 'ENDED';
  return (
    <div className={styles.focal}>
      <AppBar
        title={meeting?.title ?? t('focal.title')}
        start={<Place>{own?.unit || t('focal.title')}</Place>}
        end={<LanguageSwitch />}
        below={
          <>
            <ConnectionBanner />
            {meeting?.rehearsal && <Banner shape="strip">{t('common.rehearsal')}</Banner>}
            {meeting && <HallLink />}
          </>
        }
      />
      <main className={styles.main}>
        {(!meeting || !own) && !ended && <Loading />}
        {meeting && own && <Body own={own} />}
      </main>
    </div>
  );
}

/** A unit's name may have 120 characters; the meeting's has its place beside it. */
function Place({ children }: { children: string }) {
  return (
    <span className={styles.place} title={children}>
      <Chip>{children}</Chip>
    </span>
  );
}

function Body({ own }: { own: ParticipantView }) {
  const { t } = useText();
  if (own.role !== 'UNIT_FOCAL') return <ErrorState title={t('errors.NOT_ALLOWED')} />;
  if (own.unitId === null) return <ErrorState title={t('focal.noUnit')}>{t('focal.noUnitHint')}</ErrorState>;
  return (
    <>
      <div className={styles.materials}>
        <MaterialsButton />
      </div>
      <FocalPanes unitId={own.unitId} />
    </>
  );
}

/** When the hall begins, a focal person is a delegate, too. */
function HallLink() {
  const { t } = useText();
  const may = useMay();
  const { meetingId, participantId } = useSeat();
  const link = <Link href={`/m/${meetingId}/${participantId}/delegate`}>{t('focal.asDelegate')}</Link>;
  if (may('collection.submitSet')) return <Banner shape="strip">{link}</Banner>;
  return (
    <Banner shape="strip" icon={LockIcon} actions={link}>
      {t('focal.closedPhase')}
    </Banner>
  );
}

function Loading() {
  return (
    <SkeletonRegion>
      <div className={styles.loading}>
        {[1, 2, 3].map((pane) => (
          <div key={pane}>
            <Skeleton shape="title" />
            <Skeleton shape="row" count={5} />
          </div>
        ))}
      </div>
    </SkeletonRegion>
  );
}
