import type { CommitmentView } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import type { ButtonSize } from '../../ui/Button';
import { Fold } from '../../ui/Fold';
import { PromiseIcon } from '../../ui/icons';
import { Stack } from '../../ui/layout';
import { EmptyState } from '../../ui/States';
import { CommitmentCard } from './CommitmentCard';
import { EvidenceOnItsWay } from './EvidenceOnItsWay';
import { PromiseActions } from './PromiseActions';
import { waitsForChair } from './steps';
import { byDue, isOverdue, isOwed } from './timeliness';

interface PromiseListProps {
  promises: readonly CommitmentView[];
  /** Said when there is none at all. */
  empty: { title: string; hint: string };
  /** What waits for the chair stands first. */
  chair?: boolean;
  size?: ButtonSize;
}

/** Promises with what may be done about each: what is owed, and folded away what is over. */
export function PromiseList({ promises, empty, chair = false, size }: PromiseListProps) {
  const { t } = useText();
  const rank = (one: CommitmentView) => (chair && waitsForChair(one) ? 0 : 1);
  const owed = promises.filter(isOwed).sort((a, b) => rank(a) - rank(b) || byDue(a, b));
  const over = promises.filter((one) => !isOwed(one)).sort((a, b) => b.version - a.version);
  const late = owed.filter((one) => isOverdue(one)).length;
  return (
    <Stack gap={3}>
      {owed.length === 0 && (
        <EmptyState icon={PromiseIcon} title={empty.title}>
          {empty.hint}
        </EmptyState>
      )}
      {late > 0 && <Banner tone="refused">{t('commitments.lateCount', { n: late })}</Banner>}
      {owed.map((one) => (
        <Listed key={one.id} commitment={one} size={size} />
      ))}
      {over.length > 0 && (
        <Fold summary={t('commitments.over', { n: over.length })}>
          <Stack gap={3}>
            {over.map((one) => (
              <Listed key={one.id} commitment={one} size={size} />
            ))}
          </Stack>
        </Fold>
      )}
    </Stack>
  );
}

function Listed({ commitment, size }: { commitment: CommitmentView; size: ButtonSize | undefined }) {
  return (
    <CommitmentCard commitment={commitment} actions={<PromiseActions commitment={commitment} size={size} />}>
      <EvidenceOnItsWay commitmentId={commitment.id} />
    </CommitmentCard>
  );
}
