import type { Disclosure, Id, Verdict, VerdictView } from '@doi-thoai/shared';
import { LIMITS, VERDICTS } from '@doi-thoai/shared';

export interface VerdictFigures {
  /** Of opinions with a name. */
  named: Record<Verdict, number>;
  /** Of those without: whole fives of each word, and only where there are such (docs/decisions/0013). */
  unnamed: Record<Verdict, number>;
}

const none = (): Record<Verdict, number> => ({ ANSWERED: 0, PARTLY: 0, NO: 0 });

/** What the authors of an answer say, as numbers: a group of fewer than five is not told apart. */
export function verdictFigures(
  verdicts: readonly Pick<VerdictView, 'verdict' | 'submissionId'>[],
  disclosureOf: (submissionId: Id) => Disclosure | undefined,
): VerdictFigures {
  const [named, unnamed] = [none(), none()];
  for (const { verdict, submissionId } of verdicts) {
    const cells = disclosureOf(submissionId) === 'NAMED' ? named : unnamed;
    cells[verdict] += 1;
  }
  const five = LIMITS.smallGroup;
  for (const verdict of VERDICTS) unnamed[verdict] = Math.floor(unnamed[verdict] / five) * five;
  return { named, unnamed };
}
