import type { Delay, FollowUpBoard } from '@doi-thoai/shared';
import { DELAYS } from '@doi-thoai/shared';
import { formatCivilDate, formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import { Columns } from '../../ui/chart/Columns';
import { StackedBars } from '../../ui/chart/StackedBars';
import { Table } from '../../ui/Table';
import { WHOLE_LIST, type BoardView } from './board-address';
import { OpenCell } from './OpenCell';

export type Look = 'CHART' | 'TABLE';

interface TimeProps {
  board: FollowUpBoard;
  look: Look;
  onOpen: (patch: Partial<BoardView>) => void;
}

interface DelayPartProps extends Pick<TimeProps, 'board'> {
  say: (delay: Delay) => string;
  open: (delay: Delay) => void;
}

/** How long overdue ones are past their day, in classes. */
export function Delays({ board, look, onOpen }: TimeProps) {
  const { t } = useText();
  const open = (delay: Delay) => onOpen({ ...WHOLE_LIST, cell: 'OPEN_OVERDUE', delay });
  const say = (delay: Delay): string =>
    t('followUp.openDelay', { what: t(`followUp.delay.${delay}`), n: formatNumber(board.delays[delay]) });
  if (look === 'TABLE') return <DelayTable board={board} say={say} open={open} />;
  return (
    <StackedBars
      label={t('followUp.byDelay')}
      parts={[{ key: 'n', label: t('followUp.cell.OPEN_OVERDUE'), look: 'overdue' }]}
      rows={DELAYS.map((delay) => ({
        ...{ id: delay, label: t(`followUp.delay.${delay}`) },
        values: { n: board.delays[delay] },
      }))}
      say={(row) => say(row.id as Delay)}
      onOpen={(row) => open(row.id as Delay)}
    />
  );
}

function DelayTable({ board: { delays, cells }, say, open }: DelayPartProps) {
  const { t } = useText();
  const all = formatNumber(cells.OPEN_OVERDUE);
  const number = (delay: Delay) => (
    <OpenCell n={delays[delay]} label={say(delay)} onOpen={() => open(delay)} />
  );
  return (
    <Table
      caption={t('followUp.byDelay')}
      captionHidden
      items={DELAYS}
      keyOf={(delay) => delay}
      columns={[
        { id: 'what', head: t('followUp.delayHead'), rowHead: true, cell: (d) => t(`followUp.delay.${d}`) },
        { id: 'n', head: t('followUp.promises'), numeric: true, cell: number },
        { id: 'of', head: t('followUp.overdueHead'), numeric: true, cell: () => all },
      ]}
    />
  );
}

type Week = FollowUpBoard['weeks'][number];

/** What falls due in this week and the next ones. */
export function Weeks({ board: { weeks }, look, onOpen }: TimeProps) {
  const { t } = useText();
  const open = (week: string) => onOpen({ ...WHOLE_LIST, week });
  const say = ({ monday, n }: Week): string =>
    t('followUp.openWeek', { day: formatCivilDate(monday), n: formatNumber(n) });
  if (look === 'TABLE') return <WeekTable weeks={weeks.filter(({ n }) => n > 0)} say={say} open={open} />;
  return (
    <Columns
      label={t('followUp.byWeek')}
      columns={weeks.map((week) => ({
        id: week.monday,
        // The year is plain from what is near.
        label: formatCivilDate(week.monday).slice(0, 5),
        value: week.n,
        spoken: say(week),
      }))}
      onOpen={open}
    />
  );
}

interface WeekTableProps {
  weeks: readonly Week[];
  say: (week: Week) => string;
  open: (monday: string) => void;
}

function WeekTable({ weeks, say, open }: WeekTableProps) {
  const { t } = useText();
  const number = (week: Week) => <OpenCell n={week.n} label={say(week)} onOpen={() => open(week.monday)} />;
  return (
    <Table
      caption={t('followUp.byWeek')}
      captionHidden
      items={weeks}
      keyOf={({ monday }) => monday}
      columns={[
        {
          id: 'week',
          head: t('followUp.week'),
          rowHead: true,
          cell: ({ monday }) => formatCivilDate(monday),
        },
        { id: 'n', head: t('followUp.promises'), numeric: true, cell: number },
      ]}
    />
  );
}
