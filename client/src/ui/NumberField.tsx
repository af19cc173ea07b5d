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

/** A whole number from 0 with a minus and a plus button. `min` and `max` bind the buttons; typing is judged by the form. */
export function NumberField(props: NumberFieldProps) {
  const {
    value,
    onChange,
    min = 0,
    max = Number.MAX_SAFE_INTEGER,
    step = 1,
    suffix,
    disabled,
    ...frame
  } = props;
  const { t } = useText();
  const set = (next: number) => onChange(Math.min(max, Math.max(min, next)));
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
            value={value ?? ''}
            disabled={disabled}
            required={!frame.optional}
            onChange={(event) => onChange(readDigits(event.target.value))}
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

function readDigits(text: string): number | null {
  const digits = text.replace(/\D/g, '').slice(0, 9);
  return digits === '' ? null : Number(digits);
}
