import type { DeadlineRow, MeetingDeadlines, MeetingView, ReaderState } from '@doi-thoai/shared';
import { refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Card, Muted, Stack } from '../../ui/layout';
import { List, ListRow } from '../../ui/List';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { Table } from '../../ui/Table';
import { useMeeting } from '../../realtime/hooks';
import { RecordStep } from './RecordStep';
import { DeadlineState, DoneWords, DueWords, RuleWords } from './DeadlineWords';
import styles from './Deadlines.module.css';

const selectSteps = (state: ReaderState) => state.steps;

/** When what is due in this meeting, by its rules; read anew when the meeting changes. */
export function Deadlines({ meeting }: { meeting: MeetingView }) {
  const { participantId } = useSeat();
  // Whatever anybody records is seen at once.
  const recorded = Math.max(0, ...Object.values(useMeeting(selectSteps)).map(({ version }) => version));
  const version = Math.max(meeting.version, recorded, meeting.materials?.version ?? 0);
  const path = `api/meetings/${meeting.id}/deadlines?seat=${participantId}&v=${version}`;
  const [plan, again] = useFetched<MeetingDeadlines>(path);
  return (
    <div className={styles.sheet}>
      {plan.state === 'failed' && <ErrorState title={refusalText({ code: plan.failure })} onRetry={again} />}
      {plan.state === 'loading' && (
        <SkeletonRegion>
          <Skeleton shape="title" />
          <Skeleton shape="row" count={5} />
        </SkeletonRegion>
      )}
      {plan.state === 'there' && <Plan plan={plan.value} />}
    </div>
  );
}

function Plan({ plan }: { plan: MeetingDeadlines }) {
  const { t } = useText();
  const day = formatCivilDate(plan.validFrom);
  return (
    <Stack gap={4} as="section">
      <div>
        <h2>{t('rules.deadlines')}</h2>
        <Muted>{t('rules.deadlinesHint', { profile: t(`states.profile.${plan.profile}`), day })}</Muted>
      </div>
      {!plan.inForce && <Banner tone="waiting">{t('rules.notInForce')}</Banner>}
      <div className={styles.table}>
        <AsTable rows={plan.rows} />
      </div>
      <div className={styles.cards}>
        <AsCards rows={plan.rows} />
      </div>
    </Stack>
  );
}

function AsTable({ rows }: { rows: readonly DeadlineRow[] }) {
  const { t } = useText();
  return (
    <Table
      caption={t('rules.deadlines')}
      captionHidden
      items={rows}
      keyOf={(row) => row.step}
      columns={[
        { id: 'step', head: t('rules.task'), rowHead: true, cell: (row) => t(`rules.step.${row.step}`) },
        { id: 'due', head: t('rules.due'), cell: (row) => <DueWords row={row} /> },
        { id: 'done', head: t('rules.done'), cell: (row) => <DoneWords row={row} /> },
        { id: 'state', head: t('rules.status'), cell: (row) => <DeadlineState row={row} /> },
        { id: 'rule', head: t('rules.rule'), cell: (row) => <RuleWords row={row} /> },
        { id: 'record', head: '', cell: (row) => <RecordStep row={row} /> },
      ]}
    />
  );
}

function AsCards({ rows }: { rows: readonly DeadlineRow[] }) {
  const { t } = useText();
  return (
    <Card flush>
      <List label={t('rules.deadlines')}>
        {rows.map((row) => (
          <ListRow key={row.step} title={t(`rules.step.${row.step}`)}>
            <DeadlineState row={row} />
            <p>
              {t('rules.due')}: <DueWords row={row} />
            </p>
            <p>
              {t('rules.done')}: <DoneWords row={row} />
            </p>
            <RuleWords row={row} />
            <RecordStep row={row} />
          </ListRow>
        ))}
      </List>
    </Card>
  );
}
