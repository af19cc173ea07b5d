import type { AnswerFigures } from '@doi-thoai/shared';
import { formatNumber } from '../../text/format';
import { hasText, useText } from '../../text/text';
import { Card } from '../../ui/layout';
import { Facts, type Fact } from '../../ui/Figures';
import styles from './follow-up.module.css';
import { rateWords } from './words';
import { shareTenths } from '@doi-thoai/shared';

/** Opinions answered, in time or not, and what became of the matter: answered is not resolved. */
export function Answers({ answers }: { answers: AnswerFigures }) {
  const { t } = useText();
  const { owed, answered, inTime, late, overdue, byResult, repeated } = answers;
  if (owed === 0 && repeated === 0) return null;
  const share = (n: number, of: number): string => rateWords({ done: n, of, tenths: shareTenths(n, of) });
  const results = Object.entries(byResult).filter(([result, n]) => n > 0 && result !== 'UNTOLD');
  const facts: (Fact & { n: number })[] = [
    { label: t('followUp.answered'), value: share(answered, owed), n: owed },
    {
      label: t('followUp.answeredInTime'),
      value: share(inTime, inTime + late + overdue),
      n: inTime + late + overdue,
    },
    { label: t('followUp.answeredLate'), value: formatNumber(late), n: late },
    { label: t('followUp.answersOverdue'), value: formatNumber(overdue), n: overdue },
    ...results.map(([result, n]) => ({ label: resultWords(result, t), value: formatNumber(n), n })),
    { label: t('followUp.repeated'), value: formatNumber(repeated), n: repeated },
  ];
  return (
    <Card className={styles.answers}>
      <h2>{t('followUp.answers')}</h2>
      <Facts facts={facts.filter(({ n }) => n > 0)} />
    </Card>
  );
}

function resultWords(result: string, t: ReturnType<typeof useText>['t']): string {
  const key = `followUp.result.${result}`;
  return hasText(key) ? t(key) : result;
}
