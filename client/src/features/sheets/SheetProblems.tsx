import { useText } from '../../text/text';
import { Table } from '../../ui/Table';

export interface SheetProblem {
  line: number;
  /** In the reader's language, like the reason. */
  column: string;
  reason: string;
  value: string;
}

/** Which row of the sheet, which column, what is wrong there, and what stands there. */
export function SheetProblems({ problems }: { problems: readonly SheetProblem[] }) {
  const { t } = useText();
  return (
    <Table
      caption={t('desk.importBadRows')}
      captionHidden
      items={problems.map((problem, index) => ({ ...problem, key: String(index) }))}
      keyOf={({ key }) => key}
      columns={[
        { id: 'line', head: t('desk.importLine'), numeric: true, cell: ({ line }) => line },
        { id: 'column', head: t('desk.importColumn'), cell: ({ column }) => column },
        { id: 'reason', head: t('common.reason'), cell: ({ reason }) => reason },
        { id: 'value', head: t('desk.importValue'), cell: ({ value }) => value },
      ]}
    />
  );
}
