import { useId, type ReactNode } from 'react';
import styles from './Field.module.css';
import { cx } from './cx';

export interface CheckboxProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  /** Read as on/off instead of ticked/unticked: for what takes effect at once. */
  asSwitch?: boolean;
  className?: string;
}

export function Checkbox(props: CheckboxProps) {
  const { label, hint, checked, onChange, disabled, asSwitch, className } = props;
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div className={cx(styles.check, className)}>
      <input
        id={id}
        type="checkbox"
        role={asSwitch ? 'switch' : undefined}
        className={styles.checkInput}
        checked={checked}
        disabled={disabled}
        aria-describedby={hintId}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id} className={styles.checkLabel}>
        {label}
      </label>
      {hint && (
        <p id={hintId} className={cx(styles.hint, styles.checkHint)}>
          {hint}
        </p>
      )}
    </div>
  );
}
