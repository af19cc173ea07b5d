import type { LineStep } from '@doi-thoai/shared';
import { formatCivilDate, formatDate, formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { cx } from '../../ui/cx';
import { CheckIcon } from '../../ui/first-icons';
import { Muted } from '../../ui/layout';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import styles from './WholeLine.module.css';

interface WholeLineProps {
  steps: readonly LineStep[];
  /** Of an anonymous opinion the day of receipt is known, and nothing closer. */
  dayOnly: boolean;
}

/** The line that is never cut, one step under the other: what was, with its day; what is waited for, filled. */
export function WholeLine({ steps, dayOnly }: WholeLineProps) {
  const { t } = useText();
  return (
    <ol className={styles.line} aria-label={t('delegate.lifeLabel')}>
      {steps.map((step, i) => (
        <li
          // Steps have no ids: a line only grows at its end.
          key={`${step.kind}.${i}`}
          className={cx(styles.step, styles[step.state])}
          aria-current={step.state === 'NOW' || step.state === 'LATE' ? 'step' : undefined}
        >
          <span className={styles.node}>{step.state === 'PAST' && <CheckIcon size="small" />}</span>
          <StepWords step={step} dayOnly={dayOnly && i < 2} />
        </li>
      ))}
    </ol>
  );
}

function StepWords({ step, dayOnly }: { step: LineStep; dayOnly: boolean }) {
  const { t } = useText();
  const { kind, state, at, on, words, who, number, verdict, type, extended, ended } = step;
  const what = ended
    ? t(kind === 'DONE' ? 'delegate.step.dropped' : 'delegate.step.ended')
    : t(`delegate.step.${kind}.${state === 'PAST' ? 'was' : 'waits'}`);
  const day =
    on &&
    t(state === 'PAST' && kind === 'DONE' ? 'delegate.step.on' : 'delegate.dueOn', {
      date: formatCivilDate(on),
    });
  const notes = [
    number === null ? '' : `#${number}`,
    type && t(`states.response.${type}`),
    verdict && t(`states.verdict.${verdict}`),
    kind === 'ANSWERED' && state === 'NOW' && who === '' ? '' : who,
    day,
    extended > 0 && t('delegate.step.extended', { n: extended }),
  ];
  return (
    <div className={styles.words}>
      <span className={styles.what}>{what}</span>
      {state === 'LATE' && <span className={styles.late}>{t('delegate.overdue')}</span>}
      {state === 'PAST' && <VisuallyHidden>{t('ui.step.past')}</VisuallyHidden>}
      {at !== null && <Muted as="span">{dayOnly ? formatDate(at) : formatDateTime(at)}</Muted>}
      {words && <span className={styles.quote}>{words}</span>}
      <Muted as="span">{notes.filter(Boolean).join(' · ')}</Muted>
    </div>
  );
}
