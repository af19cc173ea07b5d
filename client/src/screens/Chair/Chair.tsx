import '../../ui/console-font.css';
import type { ReaderState } from '@doi-thoai/shared';
import { useState } from 'react';
import { PromiseList } from '../../features/commitments/PromiseList';
import { waitsForChair } from '../../features/commitments/steps';
import { CallOtherDialog } from '../../features/floor/CallOtherDialog';
import { NowCard } from '../../features/floor/NowCard';
import { NoticePanel } from '../../features/conclusions/notices/NoticePanel';
import { QueuePane } from '../../features/floor/QueuePane';
import { AgendaRail } from '../../features/meeting/AgendaRail';
import { ActsContext, useConsoleActs } from '../../features/meeting/console-acts';
import { MeetingGates, useHasGates } from '../../features/meeting/MeetingGates';
import { selectOver } from '../../features/meeting/over';
import { OfferItem } from '../../features/reminders/OfferItem';
import { PromisedButton } from '../../features/reminders/PromisedButton';
import { RemindersButton } from '../../features/reminders/Reminders';
import { useWaitingCount, WaitingAnswers } from '../../features/responses/WaitingAnswers';
import { ScreenControl } from '../../features/screen/ScreenControl';
import { PapersButton } from '../../features/papers/PapersButton';
import { StatisticsButton } from '../../features/statistics/StatisticsButton';
import { pendingCount } from '../../features/submissions/review';
import { ReviewPane } from '../../features/submissions/ReviewPane';
import { useMeeting } from '../../realtime/hooks';
import { SeatProvider } from '../../realtime/SeatProvider';
import { useText } from '../../text/text';
import { Page, Row, Stack } from '../../ui/layout';
import { Panes, type Pane } from '../../ui/Panes';
import { Badge } from '../../ui/Status';
import { Tabs } from '../../ui/Tabs';
import { showToast } from '../../ui/toast-store';
import styles from './Chair.module.css';
import { ChairBar } from './ChairBar';
import { LoadingCockpit } from './LoadingCockpit';
import { useChairKeys } from './use-chair-keys';

export function Chair() {
  return (
    <SeatProvider>
      <Cockpit />
    </SeatProvider>
  );
}

/** What is happening, who is next and why, what waits for approval: one view, each act carrying what was seen. */
function Cockpit() {
  const { acts, confirmDialog } = useConsoleActs();
  const loaded = useMeeting((state) => state.meeting !== null);
  return (
    <ActsContext value={acts}>
      <Page width="full" header={<ChairBar />}>
        {loaded ? <CockpitPanes /> : <LoadingCockpit />}
      </Page>
      {confirmDialog}
    </ActsContext>
  );
}

/** What is looked up beside the agenda. The papers of a meeting that is over are with its notice. */
function AgendaActs() {
  const over = useMeeting(selectOver);
  return (
    <>
      <PromisedButton small acts={<OfferItem />} />
      <RemindersButton small />
      <StatisticsButton />
      {!over && <PapersButton />}
    </>
  );
}

interface NowPaneProps {
  onCallOther: () => void;
  onChooseOpinion: () => void;
}

/** After the end papers and notice come first; the hall's screen is of use only while people leave the hall. */
function NowPane({ onCallOther, onChooseOpinion }: NowPaneProps) {
  const over = useMeeting(selectOver);
  const inHall = useMeeting((state) => !selectOver(state) || state.meeting?.phase === 'CLOSED');
  return (
    <Stack gap={3}>
      <NowCard onCallOther={onCallOther} />
      {over && (
        <>
          <Row>
            <PapersButton named />
          </Row>
          <NoticePanel />
        </>
      )}
      {inHall && <ScreenControl onChooseOpinion={onChooseOpinion} />}
    </Stack>
  );
}

type SideTab = 'queue' | 'opinions' | 'answers' | 'promises';

/** When nobody queues any more, the chair begins with what waits for a decision. */
function useFirstTab(): SideTab {
  const answersWait = useWaitingCount() > 0;
  const over = useMeeting(selectOver);
  if (!over) return 'queue';
  return answersWait ? 'answers' : 'promises';
}

/** What a phone shows first: now, and after the end what waits for a decision, if anything does. */
function useFirstPane(): 'now' | 'side' {
  const { promises } = useCounts();
  const waits = useWaitingCount() + promises > 0;
  return useMeeting(selectOver) && waits ? 'side' : 'now';
}

function CockpitPanes() {
  const { t } = useText();
  const [side, setSide] = useState(useFirstTab());
  const [first] = useState(useFirstPane());
  const [calling, setCalling] = useState(false);
  useChairKeys();
  const counts = useCounts();
  const hasGates = useHasGates();
  const chooseOpinion = (): void => {
    setSide('opinions');
    showToast({ text: t('chair.chooseOpinion') });
  };
  const now = <NowPane onCallOther={() => setCalling(true)} onChooseOpinion={chooseOpinion} />;
  const panes: Pane[] = [
    {
      ...{ id: 'agenda', title: t('chair.agenda'), actions: <AgendaActs /> },
      ...{ content: <AgendaRail />, foot: hasGates && <MeetingGates /> },
    },
    { id: 'now', title: t('chair.now'), headHidden: true, content: now },
    {
      id: 'side',
      title: t('chair.waiting'),
      badge: <SideBadge counts={counts} />,
      headHidden: true,
      flush: true,
      content: <Side selected={side} onSelect={setSide} counts={counts} />,
    },
  ];
  return (
    <>
      <Panes label={t('chair.panes')} layout="cockpit" first={first} panes={panes} />
      {calling && <CallOtherDialog onClose={() => setCalling(false)} />}
    </>
  );
}

/** Of what waits beside: people during the hall, decisions after it. */
function SideBadge({ counts: { waiting, promises } }: { counts: Counts }) {
  const { t } = useText();
  const answers = useWaitingCount();
  const over = useMeeting(selectOver);
  const n = over ? answers + promises : waiting;
  const label = t(over ? 'answers.waitingCount' : 'chair.queueCount', { n });
  return <Badge count={n} label={label} tone={over ? 'waiting' : undefined} />;
}

interface Counts {
  waiting: number;
  pending: number;
  promises: number;
}

const useCounts = (): Counts =>
  useMeeting((state) => ({
    waiting: state.floor.queue.length,
    pending: pendingCount(state.submissions),
    promises: Object.values(state.commitments).filter(waitsForChair).length,
  }));

/** The pane beside it is without an edge of its own. */
function Answers() {
  return (
    <div className={styles.answers}>
      <WaitingAnswers />
    </div>
  );
}

function AnswersBadge() {
  const { t } = useText();
  const n = useWaitingCount();
  return <Badge count={n} label={t('answers.waitingCount', { n })} tone="waiting" />;
}

interface SideProps {
  selected: SideTab;
  onSelect: (tab: SideTab) => void;
  counts: Counts;
}

function Side({ selected, onSelect, counts }: SideProps) {
  const { t } = useText();
  return (
    <Tabs
      fill
      label={t('chair.waiting')}
      selected={selected}
      onSelect={onSelect}
      items={[
        {
          id: 'queue',
          label: t('chair.queue'),
          badge: <Badge count={counts.waiting} label={t('chair.queueCount', { n: counts.waiting })} />,
          content: <QueuePane />,
        },
        {
          id: 'opinions',
          label: t('chair.opinions'),
          badge: (
            <Badge
              count={counts.pending}
              label={t('chair.pendingCount', { n: counts.pending })}
              tone="waiting"
            />
          ),
          content: <ReviewPane />,
        },
        { id: 'answers', label: t('answers.title'), badge: <AnswersBadge />, content: <Answers /> },
        {
          id: 'promises',
          label: t('commitments.tab'),
          badge: <PromisesBadge n={counts.promises} />,
          content: <Promises />,
        },
      ]}
    />
  );
}

function PromisesBadge({ n }: { n: number }) {
  const { t } = useText();
  return <Badge count={n} label={t('commitments.forChair', { n })} tone="waiting" />;
}

const selectCommitments = (state: ReaderState) => state.commitments;

function Promises() {
  const { t } = useText();
  const commitments = useMeeting(selectCommitments);
  return (
    <div className={styles.promises}>
      <PromiseList
        chair
        promises={Object.values(commitments)}
        empty={{ title: t('desk.nothingOwed'), hint: t('desk.nothingOwedHint') }}
      />
    </div>
  );
}
