import type { CommitmentView } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Card, Muted, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip, type StatusTone } from '../../ui/Status';
import { isOverdue } from './timeliness';

interface CommitmentCardProps {
  commitment: CommitmentView;
  actions?: ReactNode;
  children?: ReactNode;
}

const TONES: Partial<Record<CommitmentView['state'], StatusTone>> = {
  VERIFIED: 'done',
  SUSPENDED: 'neutral',
  CANCELLED: 'neutral',
};

/** A promise: what, by whom, by when, how far it is. */
export function CommitmentCard({ commitment, actions, children }: CommitmentCardProps) {
  const { t } = useText();
  const late = isOverdue(commitment);
  const tone = TONES[commitment.state] ?? 'waiting';
  return (
    <Card as="article" tone={late ? 'refused' : tone === 'waiting' ? 'waiting' : 'plain'}>
      <Stack gap={2}>
        <Row>
          <StatusChip tone={tone}>{t(`states.commitment.${commitment.state}`)}</StatusChip>
          {late && <StatusChip tone="refused">{t('states.timeliness.OPEN_OVERDUE')}</StatusChip>}
          <strong>{useDue(commitment)}</strong>
        </Row>
        <Prose>{commitment.text}</Prose>
        <Facts commitment={commitment} />
        <Asked commitment={commitment} />
        {children}
        {actions}
      </Stack>
    </Card>
  );
}

function useDue({ dueKind, dueOn }: CommitmentView): string {
  const { t } = useText();
  if (dueKind !== 'DATE' || !dueOn) return t(`states.due.${dueKind}`);
  return t('answers.dueOn', { date: formatCivilDate(dueOn) });
}

/** Each line only where there is something to say. */
function Facts({ commitment }: { commitment: CommitmentView }) {
  const { t } = useText();
  const { product, ownerUnit, jointLeads, coordinating, formerOwners } = commitment;
  const { noticeNumber, firstDueOn, extended, doneOn, latest } = commitment;
  const names = (units: readonly { unit: string }[]) => units.map(({ unit }) => unit).join('; ');
  const lines = [
    t('commitments.leads', { units: names([{ unit: ownerUnit }, ...jointLeads]) }),
    coordinating.length > 0 && t('commitments.coordinate', { units: names(coordinating) }),
    formerOwners.length > 0 && t('answers.formerOwners', { units: formerOwners.join(', ') }),
    product && t('commitments.productIs', { product }),
    noticeNumber && t('commitments.issuedBy', { number: noticeNumber }),
    extended > 0 &&
      firstDueOn &&
      t('commitments.extended', { n: extended, date: formatCivilDate(firstDueOn) }),
    doneOn && t('commitments.doneOnIs', { date: formatCivilDate(doneOn) }),
    latest && t('commitments.latest', { text: latest }),
  ];
  return lines.filter(Boolean).map((line) => <Muted key={String(line)}>{line}</Muted>);
}

function Asked({ commitment: { asked } }: { commitment: CommitmentView }) {
  const { t } = useText();
  if (!asked) return null;
  return (
    <Banner tone="waiting" title={t('commitments.askedFor', { date: formatCivilDate(asked.dueOn) })}>
      {asked.reason}
    </Banner>
  );
}
