import type { ReaderState, ReopeningView } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { AnswerIcon } from '../../ui/console-icons';
import { Card, Muted, Prose, Row, Stack } from '../../ui/layout';
import { EmptyState } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import { Fold } from '../../ui/Fold';

const selectSubmissions = (state: ReaderState) => state.submissions;

interface ReopenedListProps {
  rows: readonly ReopeningView[];
  /** What can be done with one. */
  acts?: (row: ReopeningView) => ReactNode;
}

/** Answered and not answered: what it was, who owes an answer now, and what had been said. */
export function ReopenedList({ rows, acts }: ReopenedListProps) {
  const { t } = useText();
  if (rows.length === 0) {
    return (
      <EmptyState icon={AnswerIcon} title={t('answers.none.REOPENED')}>
        {t('answers.noneReopenedWords')}
      </EmptyState>
    );
  }
  return rows.map((row) => <Reopened key={row.id} row={row} acts={acts} />);
}

function Reopened({ row, acts }: { row: ReopeningView; acts?: ReopenedListProps['acts'] }) {
  const { t } = useText();
  const submissions = useMeeting(selectSubmissions);
  const words = row.words || submissions[row.target.id]?.summary;
  const level = row.unit || t('delegate.theChair');
  return (
    <Card as="article" tone="waiting">
      <Stack gap={2}>
        <Row>
          <StatusChip tone="waiting">{t('answers.owes', { level })}</StatusChip>
          {row.answerId !== null && <StatusChip tone="neutral">{t('answers.handedIn')}</StatusChip>}
        </Row>
        <h3>{[row.number === null ? '' : `#${row.number}`, words].filter(Boolean).join(' ')}</h3>
        <Muted>{t('answers.foundWanting', { unit: row.answeredBy, time: formatDateTime(row.at) })}</Muted>
        <Fold summary={t('answers.whatWasSaid')}>
          <Prose>{row.answer}</Prose>
        </Fold>
        {acts?.(row)}
      </Stack>
    </Card>
  );
}
