import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';
import { cx } from './cx';
import { ChevronDownIcon } from './icons';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> extends FieldProps {
  /** `null` shows the placeholder. */
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  disabled?: boolean;
}

/** The phone's own list of choices: the best picker there is on each device. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, onChange, options, placeholder, disabled, ...frame } = props;
  return (
    <Field {...frame}>
      {(wiring) => (
        <div className={styles.selectBox}>
          <select
            {...wiring}
            className={cx(styles.control, styles.select)}
            value={value ?? ''}
            disabled={disabled}
            required={!frame.optional}
            onChange={(event) => onChange(event.target.value as Value)}
          >
            {(value === null || placeholder !== undefined) && (
              <option value="" disabled={!frame.optional}>
                {placeholder}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDownIcon />
        </div>
      )}
    </Field>
  );
}
