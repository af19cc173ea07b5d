import type { BreakdownRow } from '@doi-thoai/shared';
import { formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import { Table } from '../../ui/Table';
import type { BreakdownProps } from './BreakdownChart';
import { OpenNumber } from './Number';
import { percentWords, rowWords, shownOf } from './words';

const REST = '(rest)';

/** The same numbers as a table. */
export function BreakdownTable({ breakdown, onOpen }: BreakdownProps) {
  const { t } = useText();
  const { by, of, rest } = breakdown;
  const rows: BreakdownRow[] = [
    ...breakdown.rows,
    ...(rest > 0 ? [{ key: REST, label: '', n: rest, unnamed: 0 }] : []),
  ];
  const what = (row: BreakdownRow): string =>
    row.key === REST ? t('statistics.rest') : rowWords(breakdown, row, t);
  const number = (row: BreakdownRow) => {
    const label = what(row);
    const open = onOpen && row.key !== REST ? () => onOpen({ by, key: row.key, label }) : undefined;
    return <OpenNumber n={shownOf(row)} untold={t('statistics.notTold')} label={label} onOpen={open} />;
  };
  const share = (row: BreakdownRow): string => {
    const shown = shownOf(row);
    return shown === null ? '' : percentWords(shown, of);
  };
  const fives = (row: BreakdownRow): string =>
    row.unnamed > 0 ? t('statistics.fives', { n: formatNumber(row.unnamed) }) : '';
  return (
    <Table
      caption={t(`statistics.by.${by}`)}
      captionHidden
      items={rows}
      keyOf={(row) => row.key ?? ''}
      columns={[
        { id: 'what', head: t('statistics.col.what'), rowHead: true, cell: what },
        { id: 'n', head: t('statistics.col.n'), numeric: true, cell: number },
        { id: 'of', head: t('statistics.col.of'), numeric: true, cell: () => formatNumber(of) },
        { id: 'share', head: t('statistics.col.share'), numeric: true, cell: share },
        ...(breakdown.rows.some(({ unnamed }) => unnamed > 0)
          ? [{ id: 'rule', head: t('statistics.col.rule'), cell: fives }]
          : []),
      ]}
    />
  );
}
