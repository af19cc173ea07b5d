import type { ReaderState } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { isOwed } from '../../features/commitments/CommitmentCard';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Stat, StatRow } from '../../ui/Figures';
import styles from './Desk.module.css';
import { useDesk } from './desk-view';
import { selectCollated, selectSubmissions, useAnswers } from './opinions/rows';

const selectCommitments = (state: ReaderState) => state.commitments;
const selectWaiting = (state: ReaderState) => state.floor.queue.length;

function useHeadCounts() {
  const submissions = useMeeting(selectSubmissions);
  const collated = useMeeting(selectCollated);
  const commitments = useMeeting(selectCommitments);
  const waiting = useMeeting(selectWaiting);
  const answers = useAnswers();
  return useMemo(() => {
    const raw = Object.values(submissions).filter((row) => !row.withdrawn);
    const numbered = Object.values(collated);
    return {
      raw: raw.filter((row) => row.channel !== 'SPEECH_NOT_REACHED').length,
      pending: raw.filter((row) => row.moderation === 'PENDING').length,
      collated: numbered.length,
      unanswered: numbered.filter((row) => !answers.has(row.id)).length,
      owed: Object.values(commitments).filter(isOwed).length,
      waiting,
    };
  }, [submissions, collated, commitments, answers, waiting]);
}

/** The figures of the meeting; each opens the list behind it and none is added to another. */
export function DeskHead() {
  const { t } = useText();
  const { dispatch } = useDesk();
  const n = useHeadCounts();
  const open = (pane: 'RAW' | 'COLLATED', patch: object) => {
    dispatch({ act: 'GO', tab: 'OPINIONS' });
    dispatch({ act: 'PANE', pane });
    if (pane === 'RAW') dispatch({ act: 'LIST', pane, patch: { query: '', topicId: null, ...patch } });
    else dispatch({ act: 'LIST', pane, patch: { query: '', topicId: null, ...patch } });
  };
  return (
    <div className={styles.head}>
      <StatRow label={t('desk.counts')}>
        <Stat value={n.raw} label={t('desk.headRaw')} onOpen={() => open('RAW', { filter: 'ALL' })} />
        <Stat
          value={n.pending}
          label={t('desk.headPending')}
          tone={n.pending > 0 ? 'waiting' : 'plain'}
          onOpen={() => open('RAW', { filter: 'PENDING' })}
        />
        <Stat
          value={n.collated}
          label={t('desk.headCollated')}
          onOpen={() => open('COLLATED', { filter: 'ALL' })}
        />
        <Stat
          value={n.unanswered}
          label={t('desk.headUnanswered')}
          tone={n.unanswered > 0 ? 'waiting' : 'plain'}
          onOpen={() => open('COLLATED', { filter: 'UNANSWERED' })}
        />
        <Stat
          value={n.owed}
          label={t('desk.headOwed')}
          onOpen={() => dispatch({ act: 'GO', tab: 'ANSWERS', outcome: 'OWED' })}
        />
        <Stat
          value={n.waiting}
          label={t('desk.headWaiting')}
          onOpen={() => dispatch({ act: 'GO', tab: 'FLOOR' })}
        />
      </StatRow>
    </div>
  );
}
