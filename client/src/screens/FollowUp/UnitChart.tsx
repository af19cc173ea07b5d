import type { Cell, UnitCells } from '@doi-thoai/shared';
import { allOf, CELLS, rateOf } from '@doi-thoai/shared';
import { useState } from 'react';
import { formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { StackedBars } from '../../ui/chart/StackedBars';
import { Stack } from '../../ui/layout';
import { Table, type Column } from '../../ui/Table';
import { WHOLE_LIST, type BoardView } from './board-address';
import { LOOKS } from './Numbers';
import { OpenCell } from './OpenCell';
import { rateWords } from './words';

/** Of many units those that are looked at first; the rest comes by a press. */
const FIRST_UNITS = 10;

interface UnitsProps {
  units: readonly UnitCells[];
  /** Without one the numbers are only read. */
  onOpen?: (patch: Partial<BoardView>) => void;
}

/** The four cells of each unit as a bar; the most overdue first. */
export function UnitBars({ units: byUnit, onOpen }: Required<UnitsProps>) {
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

/** The same as a table, with the rate of each. */
export function UnitTable({ units, onOpen }: UnitsProps) {
  const { t } = useText();
  const rate = ({ cells }: UnitCells): string => (rateOf(cells).of === 0 ? '' : rateWords(rateOf(cells)));
  const columns: Column<UnitCells>[] = [
    { id: 'unit', head: t('followUp.unit'), rowHead: true, cell: ({ unit }) => unit },
    { id: 'all', head: t('followUp.total'), numeric: true, cell: ({ cells }) => formatNumber(allOf(cells)) },
    ...CELLS.map((cell) => ({
      ...{ id: cell, head: t(`followUp.cell.${cell}`), numeric: true },
      cell: (one: UnitCells) => <UnitNumber one={one} cell={cell} onOpen={onOpen} />,
    })),
    { id: 'rate', head: t('followUp.rateHead'), numeric: true, cell: rate },
  ];
  return (
    <Table
      caption={t('followUp.byUnit')}
      captionHidden
      items={units}
      keyOf={({ unitId }) => unitId}
      columns={columns}
    />
  );
}

function UnitNumber({ one, cell, onOpen }: Pick<UnitsProps, 'onOpen'> & { one: UnitCells; cell: Cell }) {
  const { t } = useText();
  const n = formatNumber(one.cells[cell]);
  if (!onOpen) return n;
  const label = t('followUp.openUnit', { what: t(`followUp.cell.${cell}`), unit: one.unit, n });
  const open = () => onOpen({ ...WHOLE_LIST, unitId: one.unitId, cell });
  return <OpenCell n={one.cells[cell]} label={label} onOpen={open} />;
}
