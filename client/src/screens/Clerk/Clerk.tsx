import '../../ui/console-font.css';
import type { ParticipantView, ReaderState } from '@doi-thoai/shared';
import { NoticePanel } from '../../features/conclusions/notices/NoticePanel';
import { useConclusion } from '../../features/conclusions/use-conclusion';
import { StaffLink } from '../../features/participants/StaffLink';
import { ConnectionBanner } from '../../realtime/ConnectionBanner';
import { useConnection, useMeeting } from '../../realtime/hooks';
import { SeatProvider } from '../../realtime/SeatProvider';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { ListIcon } from '../../ui/console-icons';
import { AppBar, Page, PageTitle, Stack } from '../../ui/layout';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { LanguageSwitch } from '../../ui/switches';

const selectMeeting = (state: ReaderState) => state.meeting;
const selectOwn = (state: ReaderState): ParticipantView | null =>
  (state.participantId && state.participants[state.participantId]) || null;

/** The records clerk (văn thư): numbers and issues what the chair has approved. */
export function Clerk() {
  return (
    <SeatProvider>
      <Frame />
    </SeatProvider>
  );
}

function Frame() {
  const { t } = useText();
  const meeting = useMeeting(selectMeeting);
  const own = useMeeting(selectOwn);
  const ended = useConnection() === 'ENDED';
  const below = (
    <>
      <ConnectionBanner />
      {meeting?.rehearsal && <Banner shape="strip">{t('common.rehearsal')}</Banner>}
    </>
  );
  return (
    <Page
      header={
        <AppBar
          start={<StaffLink />}
          title={meeting?.title ?? t('conclusions.clerkTitle')}
          end={<LanguageSwitch />}
          below={below}
        />
      }
    >
      {!meeting && !ended && <Loading />}
      {meeting &&
        own &&
        (own.role === 'CLERK' ? <Body own={own} /> : <ErrorState title={t('errors.NOT_ALLOWED')} />)}
    </Page>
  );
}

function Body({ own }: { own: ParticipantView }) {
  const { t } = useText();
  const { notices } = useConclusion();
  const phase = useMeeting((state) => state.meeting?.phase ?? 'DRAFT');
  return (
    <Stack gap={6}>
      <PageTitle above={t(`states.phase.${phase}`)} below={[own.name, own.title].filter(Boolean).join(' · ')}>
        {t('conclusions.clerkTitle')}
      </PageTitle>
      {notices.length === 0 && (
        <EmptyState icon={ListIcon} title={t('conclusions.clerkEmpty')}>
          {t('conclusions.clerkEmptyHint')}
        </EmptyState>
      )}
      <NoticePanel />
    </Stack>
  );
}

function Loading() {
  return (
    <SkeletonRegion>
      <Stack gap={4}>
        <Skeleton shape="title" />
        <Skeleton shape="card" count={2} />
      </Stack>
    </SkeletonRegion>
  );
}
