import { isLive, isRaw, type ReaderState } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { isOwed } from '../../features/commitments/timeliness';
import { inCourse } from '../../features/submissions/in-course';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Stat, StatRow } from '../../ui/Figures';
import { Badge } from '../../ui/Status';
import styles from './Desk.module.css';
import { UNFILTERED, useDesk, type ListPane } from './desk-view';
import { selectCollated, selectSubmissions, useAnswers } from './opinions/rows';

const selectCommitments = (state: ReaderState) => state.commitments;
const selectWaiting = (state: ReaderState) => state.floor.queue.length;

function useHeadCounts() {
  const submissions = useMeeting(selectSubmissions);
  const collated = useMeeting(selectCollated);
  const commitments = useMeeting(selectCommitments);
  const answers = useAnswers();
  return useMemo(() => {
    const raw = Object.values(submissions).filter(isRaw);
    const numbered = Object.values(collated).filter(isLive);
    return {
      raw: raw.length,
      collated: numbered.length,
      unanswered: numbered.filter((row) => !answers.has(row.id)).length,
      owed: Object.values(commitments).filter(isOwed).length,
    };
  }, [submissions, collated, commitments, answers]);
}

/** The figures of the meeting; each opens the list behind it and none is added to another. */
export function DeskHead() {
  const { t } = useText();
  const { dispatch } = useDesk();
  const n = useHeadCounts();
  const go = (pane: ListPane) => {
    dispatch({ act: 'GO', tab: 'OPINIONS' });
    dispatch({ act: 'PANE', pane });
  };
  const raw = () => {
    go('RAW');
    dispatch({ act: 'LIST', pane: 'RAW', patch: { ...UNFILTERED, filter: 'RECEIVED' } });
  };
  const collated = (filter: 'ALL' | 'UNANSWERED') => {
    go('COLLATED');
    dispatch({ act: 'LIST', pane: 'COLLATED', patch: { ...UNFILTERED, filter } });
  };
  const owed = () => dispatch({ act: 'OWED' });
  const tone = n.unanswered > 0 ? 'waiting' : 'plain';
  return (
    <div className={styles.head}>
      <StatRow label={t('desk.counts')}>
        <Stat value={n.raw} label={t('desk.headRaw')} onOpen={raw} />
        <Stat value={n.collated} label={t('desk.headCollated')} onOpen={() => collated('ALL')} />
        <Stat
          value={n.unanswered}
          label={t('desk.headUnanswered')}
          tone={tone}
          onOpen={() => collated('UNANSWERED')}
        />
        <Stat value={n.owed} label={t('desk.headOwed')} onOpen={owed} />
      </StatRow>
    </div>
  );
}

export function PendingBadge() {
  const { t } = useText();
  const submissions = useMeeting(selectSubmissions);
  const n = useMemo(
    () => Object.values(submissions).filter((row) => row.moderation === 'PENDING' && inCourse(row)).length,
    [submissions],
  );
  return <Badge tone="waiting" count={n} label={t('desk.pendingCount', { n })} />;
}

export function WaitingBadge() {
  const { t } = useText();
  const n = useMeeting(selectWaiting);
  return <Badge count={n} label={t('desk.waitingCount', { n })} />;
}
