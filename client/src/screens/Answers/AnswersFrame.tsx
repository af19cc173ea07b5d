import type { ParticipantView, ReaderState } from '@doi-thoai/shared';
import { MaterialsButton } from '../../features/materials/MaterialsButton';
import { useMay } from '../../features/meeting/rights';
import { CalendarButton } from '../../features/reminders/CalendarDialog';
import { PromisedButton } from '../../features/reminders/PromisedButton';
import { RemindersButton, RemindersStrip } from '../../features/reminders/Reminders';
import { ConnectionBanner } from '../../realtime/ConnectionBanner';
import { useConnection, useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { LockIcon } from '../../ui/icons';
import { AppBar, Page, PageTitle, Row, Stack } from '../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { LanguageSwitch } from '../../ui/switches';
import { AnswersBody } from './AnswersBody';

const selectMeeting = (state: ReaderState) => state.meeting;
const selectOwn = (state: ReaderState): ParticipantView | null =>
  (state.participantId && state.participants[state.participantId]) || null;

export function AnswersFrame() {
  const { t } = useText();
  const meeting = useMeeting(selectMeeting);
  const own = useMeeting(selectOwn);
  const ended = useConnection() === 'ENDED';
  const below = (
    <>
      <ConnectionBanner />
      <RemindersStrip />
      {meeting?.rehearsal && <Banner shape="strip">{t('common.rehearsal')}</Banner>}
    </>
  );
  const bar = <AppBar title={meeting?.title ?? t('answers.title')} end={<LanguageSwitch />} below={below} />;
  return (
    <Page header={bar}>
      {!meeting && !ended && <Loading />}
      {meeting && own && (
        <Stack gap={4}>
          <PageTitle
            above={own.unit || t('answers.noUnit')}
            below={[own.name, own.title].filter(Boolean).join(' · ')}
          >
            {t('answers.title')}
          </PageTitle>
          <Closed />
          <LookedUp calendar={own.role === 'RESPONDER'} />
          {own.role === 'RESPONDER' ? (
            <AnswersBody own={own} />
          ) : (
            <ErrorState title={t('errors.NOT_A_RESPONDER')} />
          )}
        </Stack>
      )}
    </Page>
  );
}

/** What is looked up beside the answers. */
function LookedUp({ calendar }: { calendar: boolean }) {
  return (
    <Row>
      <MaterialsButton table />
      <RemindersButton />
      {calendar && <CalendarButton />}
      <PromisedButton />
    </Row>
  );
}

/** Why nothing can be written now; what was put and answered stays to be read. */
function Closed() {
  const { t } = useText();
  const may = useMay();
  const phase = useMeeting((state) => state.meeting?.phase);
  if (!phase || may('responses.answer')) return null;
  return <Banner icon={LockIcon}>{t('answers.closed', { phase: t(`states.phase.${phase}`) })}</Banner>;
}

function Loading() {
  return (
    <SkeletonRegion>
      <Stack gap={4}>
        <Skeleton shape="title" />
        <Skeleton shape="card" count={3} />
      </Stack>
    </SkeletonRegion>
  );
}
