import { useId, type ReactNode } from 'react';
import { cx } from './cx';
import type { IconComponent } from './make-icon';
import styles from './RadioCards.module.css';

export interface RadioCard<Value extends string> {
  value: Value;
  icon?: IconComponent;
  label: ReactNode;
  /** What choosing it means, where the label does not say it. */
  children?: ReactNode;
}

interface RadioCardsProps<Value extends string> {
  legend: ReactNode;
  hint?: ReactNode;
  options: readonly RadioCard<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  error?: ReactNode;
}

/** One of few, where each needs a sentence: native radio buttons, the whole card takes the tap. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { legend, hint, options, value, onChange, error } = props;
  const name = useId();
  const errorId = error ? `${name}-error` : undefined;
  return (
    <fieldset className={styles.group} aria-describedby={errorId}>
      <legend className={styles.legend}>{legend}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      {options.map((option) => (
        <Choice
          key={option.value}
          name={name}
          option={option}
          checked={option.value === value}
          onChange={onChange}
        />
      ))}
      {error && (
        <p id={errorId} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface ChoiceProps<Value extends string> {
  name: string;
  option: RadioCard<Value>;
  checked: boolean;
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ name, option, checked, onChange }: ChoiceProps<Value>) {
  const { value, icon: Icon, label, children } = option;
  const id = `${name}-${value}`;
  return (
    <div className={cx(styles.card, checked && styles.checked)}>
      <input
        id={id}
        className={styles.input}
        type="radio"
        name={name}
        value={value}
        checked={checked}
        aria-describedby={children ? `${id}-words` : undefined}
        onChange={() => onChange(value)}
      />
      <label htmlFor={id} className={styles.label}>
        {Icon && <Icon />}
        <span>{label}</span>
      </label>
      {children && (
        <div id={`${id}-words`} className={styles.words}>
          {children}
        </div>
      )}
    </div>
  );
}
