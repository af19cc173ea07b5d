import type { Cell, Delay, FollowUpBoard, UnitCells } from '@doi-thoai/shared';
import { allOf, CELLS, DELAYS, rateOf } from '@doi-thoai/shared';
import { useState } from 'react';
import { formatCivilDate, formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Columns } from '../../ui/chart/Columns';
import { StackedBars } from '../../ui/chart/StackedBars';
import { ChipGroup } from '../../ui/Chip';
import { Card, Row, Stack } from '../../ui/layout';
import { Table } from '../../ui/Table';
import { WHOLE_LIST, type BoardView } from './board-address';
import styles from './follow-up.module.css';
import { LOOKS } from './Numbers';
import { rateWords } from './words';

type Look = 'CHART' | 'TABLE';
/** Of many units those that are looked at first; the rest comes by a press. */
const FIRST_UNITS = 10;

interface ChartsProps {
  board: FollowUpBoard;
  onOpen: (patch: Partial<BoardView>) => void;
}

/** By unit, by how late, and what falls due next; as pictures or as tables. What has no number is not drawn. */
export function Charts({ board, onOpen }: ChartsProps) {
  const { t } = useText();
  const [look, setLook] = useState<Look>('CHART');
  const late = DELAYS.some((delay) => board.delays[delay] > 0);
  const coming = board.weeks.some(({ n }) => n > 0);
  if (board.byUnit.length === 0) return null;
  return (
    <Stack gap={4}>
      <Row justify="end">
        <ChipGroup<Look>
          legend={t('statistics.view')}
          legendHidden
          value={look}
          onChange={setLook}
          options={(['CHART', 'TABLE'] as const).map((value) => ({
            value,
            label: t(`statistics.view.${value}`),
          }))}
        />
      </Row>
      <div className={styles.charts}>
        <Card className={styles.wide}>
          <h2>{t('followUp.byUnit')}</h2>
          {look === 'CHART' ? <Units {...{ board, onOpen }} /> : <UnitTable {...{ board, onOpen }} />}
        </Card>
        {late && (
          <Card>
            <h2>{t('followUp.byDelay')}</h2>
            <Delays look={look} {...{ board, onOpen }} />
          </Card>
        )}
        {coming && (
          <Card>
            <h2>{t('followUp.byWeek')}</h2>
            <Weeks look={look} {...{ board, onOpen }} />
          </Card>
        )}
      </div>
    </Stack>
  );
}

function Units({ board: { byUnit }, onOpen }: ChartsProps) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const shown = all ? byUnit : byUnit.slice(0, FIRST_UNITS);
  return (
    <Stack gap={3}>
      <StackedBars
        label={t('followUp.byUnit')}
        parts={CELLS.map((cell) => ({ key: cell, label: t(`followUp.cell.${cell}`), look: LOOKS[cell] }))}
        rows={shown.map(({ unitId, unit, cells }) => ({ id: unitId, label: unit, values: cells }))}
        say={(row, part, n) => t('followUp.openUnit', { what: part.label, unit: row.label, n })}
        onOpen={(row, part) => onOpen({ ...WHOLE_LIST, unitId: row.id, cell: part.key as Cell })}
      />
      {byUnit.length > FIRST_UNITS && (
        <Button onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('followUp.fewerUnits') : t('followUp.moreUnits', { n: byUnit.length })}
        </Button>
      )}
    </Stack>
  );
}

function UnitTable({ board: { byUnit }, onOpen }: ChartsProps) {
  const { t } = useText();
  const number = (cell: Cell) => (one: UnitCells) => (
    <OpenCell
      n={one.cells[cell]}
      label={t('followUp.openUnit', {
        what: t(`followUp.cell.${cell}`),
        unit: one.unit,
        n: formatNumber(one.cells[cell]),
      })}
      onOpen={() => onOpen({ ...WHOLE_LIST, unitId: one.unitId, cell })}
    />
  );
  return (
    <Table
      caption={t('followUp.byUnit')}
      captionHidden
      items={byUnit}
      keyOf={({ unitId }) => unitId}
      columns={[
        { id: 'unit', head: t('followUp.unit'), rowHead: true, cell: ({ unit }) => unit },
        {
          id: 'all',
          head: t('followUp.total'),
          numeric: true,
          cell: ({ cells }) => formatNumber(allOf(cells)),
        },
        ...CELLS.map((cell) => ({
          id: cell,
          head: t(`followUp.cell.${cell}`),
          numeric: true,
          cell: number(cell),
        })),
        {
          id: 'rate',
          head: t('followUp.rateHead'),
          numeric: true,
          cell: ({ cells }) => (rateOf(cells).of === 0 ? '' : rateWords(rateOf(cells))),
        },
      ]}
    />
  );
}

function OpenCell({ n, label, onOpen }: { n: number; label: string; onOpen: () => void }) {
  if (n === 0) return <span>0</span>;
  return (
    <button type="button" className={styles.small} aria-label={label} onClick={onOpen}>
      {formatNumber(n)}
    </button>
  );
}

function Delays({ board: { delays, cells }, look, onOpen }: ChartsProps & { look: Look }) {
  const { t } = useText();
  const open = (delay: Delay) => onOpen({ ...WHOLE_LIST, cell: 'OPEN_OVERDUE', delay });
  const say = (delay: Delay): string =>
    t('followUp.openDelay', { what: t(`followUp.delay.${delay}`), n: formatNumber(delays[delay]) });
  if (look === 'TABLE') {
    return (
      <Table
        caption={t('followUp.byDelay')}
        captionHidden
        items={DELAYS}
        keyOf={(delay) => delay}
        columns={[
          { id: 'what', head: t('followUp.delayHead'), rowHead: true, cell: (d) => t(`followUp.delay.${d}`) },
          {
            id: 'n',
            head: t('followUp.promises'),
            numeric: true,
            cell: (d) => <OpenCell n={delays[d]} label={say(d)} onOpen={() => open(d)} />,
          },
          {
            id: 'of',
            head: t('followUp.overdueHead'),
            numeric: true,
            cell: () => formatNumber(cells.OPEN_OVERDUE),
          },
        ]}
      />
    );
  }
  return (
    <StackedBars
      label={t('followUp.byDelay')}
      parts={[{ key: 'n', label: t('followUp.cell.OPEN_OVERDUE'), look: 'overdue' }]}
      rows={DELAYS.map((delay) => ({
        id: delay,
        label: t(`followUp.delay.${delay}`),
        values: { n: delays[delay] },
      }))}
      say={(row) => say(row.id as Delay)}
      onOpen={(row) => open(row.id as Delay)}
    />
  );
}

function Weeks({ board: { weeks }, look, onOpen }: ChartsProps & { look: Look }) {
  const { t } = useText();
  const open = (week: string) => onOpen({ ...WHOLE_LIST, week });
  const say = (monday: string, n: number): string =>
    t('followUp.openWeek', { day: formatCivilDate(monday), n: formatNumber(n) });
  if (look === 'TABLE') {
    return (
      <Table
        caption={t('followUp.byWeek')}
        captionHidden
        items={weeks.filter(({ n }) => n > 0)}
        keyOf={({ monday }) => monday}
        columns={[
          {
            id: 'week',
            head: t('followUp.week'),
            rowHead: true,
            cell: ({ monday }) => formatCivilDate(monday),
          },
          {
            id: 'n',
            head: t('followUp.promises'),
            numeric: true,
            cell: ({ monday, n }) => <OpenCell n={n} label={say(monday, n)} onOpen={() => open(monday)} />,
          },
        ]}
      />
    );
  }
  return (
    <Columns
      label={t('followUp.byWeek')}
      columns={weeks.map(({ monday, n }) => ({
        id: monday,
        // The year is plain from what is near.
        label: formatCivilDate(monday).slice(0, 5),
        value: n,
        spoken: say(monday, n),
      }))}
      onOpen={open}
    />
  );
}
