import type { DeadlineRow, DeadlineState as State } from '@doi-thoai/shared';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Row, Stack } from '../../ui/layout';
import { StatusChip, type StatusTone } from '../../ui/Status';
import { Unconfirmed } from './Confirmed';
import styles from './Deadlines.module.css';
import { deadlineWords } from './rule-words';

const TONES: Record<State, StatusTone> = {
  WAITING: 'neutral',
  OPEN: 'waiting',
  LATE: 'refused',
  DONE: 'done',
  DONE_LATE: 'refused',
};

interface RowProps {
  row: DeadlineRow;
}

/** The day, or the expected one. */
export function DueWords({ row }: RowProps) {
  const { t } = useText();
  if (row.dueOn !== null) return formatCivilDate(row.dueOn);
  if (row.plannedOn !== null) return t('rules.expected', { day: formatCivilDate(row.plannedOn) });
  return row.counts?.total === 0 ? t('rules.none') : '–';
}

/** The day on which it was done. */
export function DoneWords({ row }: RowProps) {
  const { t } = useText();
  if (row.doneOn !== null) return formatCivilDate(row.doneOn);
  return t('rules.notYet');
}

/** In time or late, by how many days, and of how many. */
export function DeadlineState({ row }: RowProps) {
  const { t } = useText();
  const { state, lateDays: n, counts } = row;
  const late = row.deadline.dayKind === 'WORKING' ? t('rules.lateWorking', { n }) : t('rules.late', { n });
  return (
    <Row>
      <StatusChip tone={TONES[state]}>
        {n > 0 ? `${t(`rules.state.${state}`)}, ${late}` : t(`rules.state.${state}`)}
      </StatusChip>
      {counts !== null && counts.total > 0 && (
        <span className={styles.counts}>
          {t('rules.counts', { done: counts.done, total: counts.total })}
          {counts.late > 0 && ` · ${t('rules.countsLate', { n: counts.late })}`}
        </span>
      )}
    </Row>
  );
}

/** The rule, where it stands, and why the day is not the one that mere counting gives. */
export function RuleWords({ row }: RowProps) {
  const { t } = useText();
  const days = row.passed.map(({ date, name }) => `${formatCivilDate(date)} (${name})`).join('; ');
  return (
    <Stack gap={1} className={styles.rule}>
      <p>{deadlineWords(t, row.deadline)}</p>
      <p>{row.source || t('rules.noSource')}</p>
      {row.reason !== '' && <p>{t('rules.why', { reason: row.reason })}</p>}
      {days !== '' && <p>{t('rules.passed', { days })}</p>}
      {row.rolledFrom !== null && <p>{t('rules.rolled', { day: formatCivilDate(row.rolledFrom) })}</p>}
      <Row>
        <Unconfirmed confirmed={row.confirmed && row.passed.every(({ confirmed }) => confirmed)} />
      </Row>
    </Stack>
  );
}
