import { useMemo } from 'react';
import type { ReaderState } from '@doi-thoai/shared';
import { DossierPart } from '../../features/dossier/DossierPart';
import { PapersSheet } from '../../features/papers/PapersSheet';
import { useMeeting } from '../../realtime/hooks';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Stat, StatRow } from '../../ui/Figures';
import { Card, Muted, Stack } from '../../ui/layout';
import { countApart, type Counts } from './counts';
import styles from './Desk.module.css';

const selectCounted = (state: ReaderState) => {
  const { submissions, collated, turns, requests, participants, responses, commitments, lines } = state;
  return { submissions, collated, turns, requests, participants, responses, commitments, lines };
};
const selectMeeting = (state: ReaderState) => state.meeting;

/** The papers and the meeting's figures; figures of different kinds are never added (domain.md 14.1). */
export function MinutesView() {
  const { t } = useText();
  const meeting = useMeeting(selectMeeting);
  return (
    <div className={styles.sheet}>
      <Stack gap={6}>
        <Stack gap={2}>
          <h2>{t('papers.heading')}</h2>
          {meeting?.closedAt === null && <Banner>{t('desk.minutesDraft')}</Banner>}
          {meeting?.closedAt && (
            <Muted>{t('desk.closedAt', { time: formatDateTime(meeting.closedAt) })}</Muted>
          )}
        </Stack>
        <PapersSheet />
        {meeting && <DossierPart meeting={meeting} />}
        <CountsCard />
      </Stack>
    </div>
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
