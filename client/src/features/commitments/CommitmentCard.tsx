import type { CommitmentView } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { civilToday, formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Card, Muted, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';

const OVER: readonly CommitmentView['state'][] = ['VERIFIED', 'CANCELLED'];

/** Still owed: neither verified nor cancelled. */
export function isOwed(commitment: Pick<CommitmentView, 'state'>): boolean {
  return !OVER.includes(commitment.state);
}

/** Overdue is derived from the date, never stored (domain.md 6.5). */
export function isOverdue(
  commitment: Pick<CommitmentView, 'state' | 'dueOn'>,
  today: string = civilToday(),
): boolean {
  return isOwed(commitment) && commitment.dueOn !== null && commitment.dueOn < today;
}

interface CommitmentCardProps {
  commitment: CommitmentView;
  actions?: ReactNode;
  children?: ReactNode;
}

/** A promise: what, by whom, by when. */
export function CommitmentCard({ commitment, actions, children }: CommitmentCardProps) {
  const { t } = useText();
  const late = isOverdue(commitment);
  const { dueKind, dueOn } = commitment;
  const due =
    dueKind === 'DATE' && dueOn
      ? t('answers.dueOn', { date: formatCivilDate(dueOn) })
      : t(`states.due.${dueKind}`);
  return (
    <Card as="article" tone={late ? 'refused' : 'waiting'}>
      <Stack gap={2}>
        <Row>
          <StatusChip tone={late ? 'refused' : 'waiting'}>
            {late ? t('states.timeliness.OPEN_OVERDUE') : t(`states.commitment.${commitment.state}`)}
          </StatusChip>
          <strong>{due}</strong>
        </Row>
        <Prose>{commitment.text}</Prose>
        <Muted>{t('answers.owner', { unit: commitment.ownerUnit })}</Muted>
        {commitment.formerOwners.length > 0 && (
          <Muted>{t('answers.formerOwners', { units: commitment.formerOwners.join(', ') })}</Muted>
        )}
        {children}
        {actions && <Row>{actions}</Row>}
      </Stack>
    </Card>
  );
}
