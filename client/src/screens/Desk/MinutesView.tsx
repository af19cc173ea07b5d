import { useMemo } from 'react';
import type { ReaderState } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { DownloadIcon } from '../../ui/console-icons';
import { Stat, StatRow } from '../../ui/Figures';
import { Card, Muted, Stack } from '../../ui/layout';
import { countApart } from './counts';
import styles from './Desk.module.css';

const selectCounted = ({ submissions, collated, turns, responses, commitments, lines }: ReaderState) => ({
  submissions,
  collated,
  turns,
  responses,
  commitments,
  lines,
});
const selectMeeting = (state: ReaderState) => state.meeting;

/** The paper and its figures; figures of different kinds are never added (domain.md 14.1). */
export function MinutesView() {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const meeting = useMeeting(selectMeeting);
  const counted = useMeeting(selectCounted);
  const n = useMemo(() => countApart(counted), [counted]);
  return (
    <div className={styles.sheet}>
      <Stack gap={6}>
        <Stack gap={2}>
          <h2>{t('desk.minutes')}</h2>
          <Muted>{t('desk.minutesHint')}</Muted>
        </Stack>
        {meeting?.closedAt === null && <Banner>{t('desk.minutesDraft')}</Banner>}
        {meeting?.closedAt && <Muted>{t('desk.closedAt', { time: formatDateTime(meeting.closedAt) })}</Muted>}
        <a
          className={styles.download}
          href={`/api/meetings/${meetingId}/papers/minutes.docx?seat=${participantId}`}
          download
        >
          <DownloadIcon />
          {t('desk.minutesDownload')}
        </a>
        <Card>
          <Stack gap={3}>
            <h3>{t('desk.counts')}</h3>
            <StatRow label={t('desk.counts')}>
              <Stat value={n.raw} label={t('desk.countRaw')} />
              <Stat value={n.collated} label={t('desk.countCollated')} />
              <Stat value={n.turns} label={t('desk.countTurns')} />
              <Stat value={n.speakers} label={t('desk.countSpeakers')} />
              <Stat value={n.authors} label={t('desk.countAuthors')} />
              <Stat value={n.notReached} label={t('desk.countNotReached')} />
              <Stat value={n.responses} label={t('desk.countAnswers')} />
              <Stat value={n.commitments} label={t('desk.countPromises')} />
              <Stat value={n.lines} label={t('desk.countLines')} />
            </StatRow>
            <Muted>{t('desk.countsHint')}</Muted>
          </Stack>
        </Card>
      </Stack>
    </div>
  );
}
