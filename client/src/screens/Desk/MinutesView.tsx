import { useMemo } from 'react';
import type { ReaderState } from '@doi-thoai/shared';
import { DossierPart } from '../../features/dossier/DossierPart';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { DownloadLink } from '../../ui/DownloadLink';
import { Stat, StatRow } from '../../ui/Figures';
import { Card, Muted, Row, Stack } from '../../ui/layout';
import { countApart, type Counts } from './counts';
import styles from './Desk.module.css';

const selectCounted = (state: ReaderState) => {
  const { submissions, collated, turns, requests, participants, responses, commitments, lines } = state;
  return { submissions, collated, turns, requests, participants, responses, commitments, lines };
};
const selectMeeting = (state: ReaderState) => state.meeting;

/** The paper and its figures; figures of different kinds are never added (domain.md 14.1). */
export function MinutesView() {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const meeting = useMeeting(selectMeeting);
  return (
    <div className={styles.sheet}>
      <Stack gap={6}>
        <Stack gap={2}>
          <h2>{t('desk.minutes')}</h2>
          <Muted>{t('desk.minutesHint')}</Muted>
        </Stack>
        {meeting?.closedAt === null && <Banner>{t('desk.minutesDraft')}</Banner>}
        {meeting?.closedAt && <Muted>{t('desk.closedAt', { time: formatDateTime(meeting.closedAt) })}</Muted>}
        <DownloadLink primary href={`/api/meetings/${meetingId}/papers/minutes.docx?seat=${participantId}`}>
          {t('desk.minutesDownload')}
        </DownloadLink>
        <CollationTable />
        {meeting && <DossierPart meeting={meeting} />}
        <CountsCard />
      </Stack>
    </div>
  );
}

/** Every opinion and turn with its answer: to print and sign, or to filter and count in. */
function CollationTable() {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const path = (format: string) =>
    `/api/meetings/${meetingId}/papers/collation-table.${format}?seat=${participantId}`;
  return (
    <Stack gap={3}>
      <h2>{t('desk.table')}</h2>
      <Muted>{t('desk.tableHint')}</Muted>
      <Row gap={2}>
        <DownloadLink href={path('docx')}>{t('desk.tableDocx')}</DownloadLink>
        <DownloadLink href={path('xlsx')}>{t('desk.tableXlsx')}</DownloadLink>
      </Row>
    </Stack>
  );
}

const COUNTED = [
  'raw',
  'collated',
  'turns',
  'speakers',
  'authors',
  'notReached',
  'responses',
  'commitments',
  'lines',
] as const satisfies readonly (keyof Counts)[];

function CountsCard() {
  const { t } = useText();
  const counted = useMeeting(selectCounted);
  const counts = useMemo(() => countApart(counted), [counted]);
  return (
    <Card>
      <Stack gap={3}>
        <h3>{t('desk.counts')}</h3>
        <StatRow label={t('desk.counts')}>
          {COUNTED.map((key) => (
            <Stat key={key} value={counts[key]} label={t(`desk.count.${key}`)} />
          ))}
        </StatRow>
        <Muted>{t('desk.countsHint')}</Muted>
      </Stack>
    </Card>
  );
}
