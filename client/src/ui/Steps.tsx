import type { ReactNode } from 'react';
import { useText } from '../text/text';
import styles from './Steps.module.css';
import { cx } from './cx';
import { CheckIcon } from './first-icons';
import { VisuallyHidden } from './VisuallyHidden';

export interface Step {
  id: string;
  label: string;
  /** Under the label: a time. */
  note?: ReactNode;
}

export interface StepsProps {
  /** Names the line for screen readers. */
  label: string;
  steps: readonly Step[];
  /** Id of the present step; `finished` says that it is done too. */
  current: string;
  finished?: boolean;
  /** The present step is stopped: returned, withdrawn, refused. */
  stopped?: boolean;
}

type Place = 'past' | 'present' | 'stopped' | 'future';

/** One unbroken line of steps with the present one filled: gửi → nhận → duyệt → trả lời → cam kết → xong. */
export function Steps({ label, steps, current, finished, stopped }: StepsProps) {
  const { t } = useText();
  const present = steps.findIndex((step) => step.id === current);
  const placeOf = (index: number): Place => {
    if (index < present || (index === present && finished)) return 'past';
    if (index > present) return 'future';
    return stopped ? 'stopped' : 'present';
  };
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, index) => {
        const place = placeOf(index);
        return (
          <li
            key={step.id}
            className={cx(styles.step, styles[place])}
            aria-current={place === 'present' ? 'step' : undefined}
          >
            <span className={styles.node}>{place === 'past' && <CheckIcon size="small" />}</span>
            <span className={styles.label}>{step.label}</span>
            <VisuallyHidden>{t(`ui.step.${place}`)}</VisuallyHidden>
            {step.note && <span className={styles.note}>{step.note}</span>}
          </li>
        );
      })}
    </ol>
  );
}
