import type { Cell, PromisedBefore, PromisedRow } from '@doi-thoai/shared';
import { CELLS, PROMISED_ROWS } from '@doi-thoai/shared';
import { useState } from 'react';
import { refusalText } from '../../realtime/refusal-text';
import { formatCivilDate, formatDate } from '../../text/format';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { Stat, StatRow } from '../../ui/Figures';
import { PromiseIcon } from '../../ui/icons';
import { Muted, Stack } from '../../ui/layout';
import { List, ListRow } from '../../ui/List';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { StatusChip, type StatusTone } from '../../ui/Status';
import { usePromised } from './use-promised';

const TONES: Record<Cell, StatusTone> = {
  DONE_ON_TIME: 'done',
  DONE_LATE: 'neutral',
  OPEN_IN_TIME: 'waiting',
  OPEN_OVERDUE: 'refused',
};

/** What the earlier meetings promised, in four cells that open their lists. */
export function PromisedSheet() {
  const { t } = useText();
  const [promised, again] = usePromised();
  if (promised.state === 'loading') {
    return (
      <SkeletonRegion>
        <Skeleton shape="row" count={4} />
      </SkeletonRegion>
    );
  }
  if (promised.state === 'failed') {
    return <ErrorState title={refusalText({ code: promised.failure })} onRetry={again} />;
  }
  if (promised.value.rows.length === 0) {
    return (
      <EmptyState icon={PromiseIcon} title={t('promised.none')}>
        {t('promised.noneHint')}
      </EmptyState>
    );
  }
  return <Sheet promised={promised.value} />;
}

function Sheet({ promised }: { promised: PromisedBefore }) {
  const { t } = useText();
  const [chosen, setChosen] = useState<Cell | null>(null);
  const { cells, rows, stopped, today } = promised;
  const shown = chosen === null ? rows : rows.filter(({ cell }) => cell === chosen);
  const total = CELLS.reduce((sum, cell) => sum + cells[cell], stopped);
  return (
    <Stack gap={4}>
      <Muted>{t('promised.asOf', { day: formatCivilDate(today) })}</Muted>
      <StatRow label={t('promised.cells')}>
        {CELLS.map((cell) => (
          <Stat
            key={cell}
            value={cells[cell]}
            label={t(`promised.cell.${cell}`)}
            tone={cell === 'OPEN_OVERDUE' && cells[cell] > 0 ? 'refused' : 'plain'}
            current={chosen === cell}
            onOpen={() => setChosen(chosen === cell ? null : cell)}
          />
        ))}
      </StatRow>
      {stopped > 0 && <Muted>{t('promised.stopped', { n: stopped })}</Muted>}
      {shown.length === 0 ? (
        <Muted>{t('promised.noneOfThese')}</Muted>
      ) : (
        <List label={t('promised.title')}>
          {shown.map((row) => (
            <Promised key={row.id} row={row} promised={promised} />
          ))}
        </List>
      )}
      {total > PROMISED_ROWS && <Muted>{t('promised.more', { n: total - PROMISED_ROWS })}</Muted>}
    </Stack>
  );
}

function Promised({ row, promised }: { row: PromisedRow; promised: PromisedBefore }) {
  const { t } = useText();
  const { cell, dueOn, dueKind, firstDueOn, extended, state } = row;
  const meeting = promised.meetings.find(({ id }) => id === row.meetingId);
  const due = dueOn ? t('promised.dueOn', { day: formatCivilDate(dueOn) }) : t(`promised.due.${dueKind}`);
  return (
    <ListRow
      title={row.text}
      subtitle={[row.units.join(', '), due].join(' · ')}
      chips={
        <>
          {cell ? (
            <StatusChip tone={TONES[cell]}>{t(`promised.cell.${cell}`)}</StatusChip>
          ) : (
            <Chip>{t(`states.commitment.${state}`)}</Chip>
          )}
          {extended > 0 && firstDueOn && (
            <Chip>{t('promised.extended', { day: formatCivilDate(firstDueOn) })}</Chip>
          )}
        </>
      }
      note={meeting && t('promised.from', { title: meeting.title, day: formatDate(meeting.startsAt) })}
    />
  );
}
