import { useMeeting } from '../../realtime/hooks';
import { useNow } from '../../realtime/use-now';
import { formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import { cx } from '../../ui/cx';
import { ClockIcon, WarningIcon } from '../../ui/icons';
import styles from './TimeBudgetHint.module.css';
import { timeBudget } from './agenda-time';

const minutes = (seconds: number): number => Math.round(seconds / 60);

/** "11 người × 3 phút = 33 phút, còn 20 phút": does everybody who waits find room, and if not, how many do. */
export function TimeBudgetHint() {
  const { t } = useText();
  const now = useNow();
  const { meeting, floor } = useMeeting((state) => ({ meeting: state.meeting, floor: state.floor }));
  const budget = meeting && timeBudget(meeting, floor, now);
  if (!budget) return null;
  const short = budget.fit < budget.waiting;
  // What is shown must multiply: the average is rounded first.
  const each = Math.round(budget.each / 6) / 10;
  const words = {
    n: budget.waiting,
    each: formatNumber(each),
    needed: Math.round(budget.waiting * each),
    left: Math.max(0, minutes(budget.left)),
    fit: budget.fit,
  };
  return (
    <p className={cx(styles.hint, short && styles.short)}>
      {short ? <WarningIcon size="small" /> : <ClockIcon size="small" />}
      <span>
        {t('chair.budget', words)} {short && t('chair.budgetShort', words)}
      </span>
    </p>
  );
}
