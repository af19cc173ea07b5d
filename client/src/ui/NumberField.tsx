import { useEffect, useState } from 'react';
import { useText } from '../text/text';
import { IconButton } from './Button';
import { MinusIcon, PlusIcon } from './console-icons';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';
import { cx } from './cx';

export interface NumberFieldProps extends FieldProps {
  /** `null` while the field is empty. */
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  /** The unit after the number: `phút`. */
  suffix?: string;
  disabled?: boolean;
}

/** A whole number with a minus and a plus button; typing keeps what is typed until it is a number. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min = 0, max = Number.MAX_SAFE_INTEGER, step = 1, suffix, disabled, ...frame } = props;
  const { t } = useText();
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  useEffect(() => setTyped(value === null ? '' : String(value)), [value]);
  const set = (next: number) => onChange(Math.min(max, Math.max(min, next)));
  const read = (text: string) => {
    setTyped(text);
    if (text === '') onChange(null);
    else if (/^-?\d+$/.test(text)) onChange(Number(text));
  };
  return (
    <Field {...frame}>
      {(wiring) => (
        <div className={styles.stepper}>
          <IconButton
            icon={MinusIcon}
            variant="quiet"
            label={t('ui.less')}
            disabled={disabled || (value ?? min) <= min}
            onClick={() => set((value ?? min) - step)}
          />
          <input
            {...wiring}
            className={cx(styles.control, styles.number)}
            inputMode="numeric"
            value={typed}
            disabled={disabled}
            required={!frame.optional}
            onChange={(event) => read(event.target.value.trim())}
          />
          <IconButton
            icon={PlusIcon}
            variant="quiet"
            label={t('ui.more')}
            disabled={disabled || (value ?? min) >= max}
            onClick={() => set((value ?? min) + step)}
          />
          {suffix && <span className={styles.suffix}>{suffix}</span>}
        </div>
      )}
    </Field>
  );
}
