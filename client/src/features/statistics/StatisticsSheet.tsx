import type { MeetingStatistics, ReaderState } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { formatDateTime, formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ChipGroup } from '../../ui/Chip';
import { PrintIcon } from '../../ui/console-icons';
import { DownloadLink } from '../../ui/DownloadLink';
import { RefreshIcon } from '../../ui/icons';
import { Card, Muted, Row, Stack } from '../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { BreakdownChart } from './BreakdownChart';
import { BreakdownTable } from './BreakdownTable';
import { FigureGroup } from './FigureGroup';
import { GROUPS, type StatisticsTarget } from './figures';
import styles from './statistics.module.css';
import { FEW } from './words';

export type OpenList = (target: StatisticsTarget) => void;

const selectHead = (state: ReaderState) => state.head;

/** The statistics before the meeting; with `onOpen` each number opens its list. */
export function StatisticsSheet({ onOpen }: { onOpen?: OpenList }) {
  const { meetingId, participantId } = useSeat();
  const [asked, setAsked] = useState(0);
  const path = `api/meetings/${meetingId}/statistics?seat=${participantId}&v=${asked}`;
  const [counted, again] = useFetched<MeetingStatistics>(path);
  // What was counted stays in sight while it is counted again.
  const [last, setLast] = useState<MeetingStatistics | null>(null);
  if (counted.state === 'there' && counted.value !== last) setLast(counted.value);
  if (counted.state === 'failed') {
    return <ErrorState title={refusalText({ code: counted.failure })} onRetry={again} />;
  }
  if (last === null) {
    return (
      <SkeletonRegion>
        <Skeleton shape="title" />
        <Skeleton shape="row" count={8} />
      </SkeletonRegion>
    );
  }
  return <Counted statistics={last} onOpen={onOpen} onAgain={() => setAsked(asked + 1)} />;
}

interface CountedProps {
  statistics: MeetingStatistics;
  onOpen?: OpenList;
  onAgain: () => void;
}

type Look = 'CHART' | 'TABLE';

function Counted({ statistics, onOpen, onAgain }: CountedProps) {
  const { t } = useText();
  const [look, setLook] = useState<Look>('CHART');
  const shown = statistics.breakdowns.filter(({ of }) => of > 0);
  return (
    <Stack gap={4}>
      <AsOf statistics={statistics} onAgain={onAgain} />
      <Muted>{onOpen ? t('statistics.hint') : t('statistics.hintReading')}</Muted>
      {statistics.guarded && <Banner>{t('statistics.guard', FEW)}</Banner>}
      <Tools look={look} onLook={setLook} printed={onOpen !== undefined} />
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <FigureGroup key={group} group={group} statistics={statistics} onOpen={onOpen} />
        ))}
      </div>
      {shown.length === 0 && <Muted>{t('statistics.empty')}</Muted>}
      <div className={styles.breakdowns}>
        {shown.map((breakdown) => (
          <Card key={breakdown.by}>
            <Stack gap={3}>
              <h3>{t(`statistics.by.${breakdown.by}`)}</h3>
              {look === 'CHART' ? (
                <BreakdownChart breakdown={breakdown} onOpen={onOpen} />
              ) : (
                <BreakdownTable breakdown={breakdown} onOpen={onOpen} />
              )}
            </Stack>
          </Card>
        ))}
      </div>
    </Stack>
  );
}

/** When it was counted; what happened since is told and changes nothing by itself. */
function AsOf({ statistics: { at, head }, onAgain }: Omit<CountedProps, 'onOpen'>) {
  const { t } = useText();
  const changed = useMeeting(selectHead) > head;
  return (
    <div className={styles.asOf}>
      <p>{t('statistics.asOf', { time: formatDateTime(at), head: formatNumber(head) })}</p>
      <p role="status">{changed && t('statistics.changed')}</p>
      <span className={styles.noPrint}>
        <Button icon={RefreshIcon} onClick={onAgain}>
          {t('statistics.again')}
        </Button>
      </span>
    </div>
  );
}

interface ToolsProps {
  look: Look;
  onLook: (look: Look) => void;
  /** A view of its own prints; a dialog lies over something else. */
  printed: boolean;
}

function Tools({ look, onLook, printed }: ToolsProps) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const file = `/api/meetings/${meetingId}/papers/statistics.xlsx?seat=${participantId}`;
  return (
    <div className={styles.noPrint}>
      <Row gap={3}>
        <ChipGroup<Look>
          legend={t('statistics.view')}
          legendHidden
          value={look}
          onChange={onLook}
          options={(['CHART', 'TABLE'] as const).map((value) => ({
            value,
            label: t(`statistics.view.${value}`),
          }))}
        />
        <DownloadLink href={file}>{t('statistics.download')}</DownloadLink>
        {printed && (
          <Button icon={PrintIcon} onClick={() => window.print()}>
            {t('statistics.print')}
          </Button>
        )}
      </Row>
    </div>
  );
}
