import type { HolidayProblem } from '@doi-thoai/shared';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Table } from '../../../ui/Table';

/** Everything that is wrong with a calendar, row by row. */
export function Problems({ problems }: { problems: readonly HolidayProblem[] }) {
  const { t } = useText();
  if (problems.length === 0) return null;
  return (
    <>
      <Banner tone="refused" live title={t('rules.bad', { n: problems.length })}>
        {t('errors.HOLIDAYS_INVALID')}
      </Banner>
      <Table
        caption={t('rules.badRows')}
        captionHidden
        items={problems.map((problem, index) => ({ ...problem, key: String(index) }))}
        keyOf={(problem) => problem.key}
        columns={[
          { id: 'line', head: t('rules.line'), numeric: true, cell: (problem) => problem.line },
          { id: 'column', head: t('rules.column'), cell: (problem) => t(`rules.column.${problem.column}`) },
          { id: 'reason', head: t('common.reason'), cell: (problem) => t(`rules.problem.${problem.reason}`) },
          { id: 'value', head: t('rules.value'), cell: (problem) => problem.value },
        ]}
      />
    </>
  );
}
