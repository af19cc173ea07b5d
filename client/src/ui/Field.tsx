import { useId, type ReactNode } from 'react';
import { countGraphemes } from '../text/count';
import { useText } from '../text/text';
import styles from './Field.module.css';
import { cx } from './cx';

/** What every field has. */
export interface FieldProps {
  label: ReactNode;
  /** The label is only read out; the purpose must be plain from what stands around. */
  labelHidden?: boolean;
  hint?: ReactNode;
  /** What is wrong and how to put it right. */
  error?: ReactNode;
  /** Says "(không bắt buộc)" after the label. Fields are required unless they say otherwise. */
  optional?: boolean;
  className?: string;
}

interface Wiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FrameProps extends FieldProps {
  /** Shows `used/limit`, counted as a reader counts. */
  counter?: { value: string; limit: number };
  children: (wiring: Wiring) => ReactNode;
}

/** Label, hint, error and counter around a control, tied together for screen readers. */
export function Field(props: FrameProps) {
  const { label, labelHidden, hint, error, optional, counter, className, children } = props;
  const { t } = useText();
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const wiring: Wiring = {
    id,
    'aria-describedby': cx(errorId, hintId),
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className={cx(styles.field, className)}>
      <label htmlFor={id} className={cx(styles.label, labelHidden && styles.labelHidden)}>
        {label}
        {optional && <span className={styles.optional}> {t('ui.optional')}</span>}
      </label>
      {hint && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
      {children(wiring)}
      <div className={styles.foot}>
        <p id={errorId} className={styles.error} aria-live="polite">
          {error}
        </p>
        {counter && <Counter {...counter} />}
      </div>
    </div>
  );
}

function Counter({ value, limit }: { value: string; limit: number }) {
  const { t } = useText();
  const used = countGraphemes(value.trim());
  const left = limit - used;
  const near = left <= Math.max(10, Math.ceil(limit / 10));
  return (
    <p className={cx(styles.counter, left < 0 ? styles.over : near && styles.near)}>
      <span aria-hidden="true">{`${used}/${limit}`}</span>
      {near && (
        <span className={styles.spoken} aria-live="polite">
          {left < 0 ? t('ui.charactersOver', { n: -left }) : t('ui.charactersLeft', { n: left })}
        </span>
      )}
    </p>
  );
}
