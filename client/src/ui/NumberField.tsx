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

/** A whole number from 0 with a minus and a plus button. `min` and `max` bind the buttons; the form judges typing. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, suffix, disabled, min: _min, max: _max, step: _step, ...frame } = props;
  return (
    <Field {...frame}>
      {(wiring) => (
        <div className={styles.stepper}>
          <StepButton {...props} by={-1} />
          <input
            {...wiring}
            className={cx(styles.control, styles.number)}
            inputMode="numeric"
            value={value ?? ''}
            disabled={disabled}
            required={!frame.optional}
            onChange={(event) => onChange(readDigits(event.target.value))}
          />
          <StepButton {...props} by={1} />
          {suffix && <span className={styles.suffix}>{suffix}</span>}
        </div>
      )}
    </Field>
  );
}

function StepButton({ by, value, onChange, disabled, ...limits }: NumberFieldProps & { by: 1 | -1 }) {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, step = 1 } = limits;
  const { t } = useText();
  const present = value ?? min;
  return (
    <IconButton
      icon={by === 1 ? PlusIcon : MinusIcon}
      variant="quiet"
      label={by === 1 ? t('ui.more') : t('ui.less')}
      disabled={disabled || (by === 1 ? present >= max : present <= min)}
      onClick={() => onChange(Math.min(max, Math.max(min, present + by * step)))}
    />
  );
}

function readDigits(text: string): number | null {
  const digits = text.replace(/\D/g, '').slice(0, 9);
  return digits === '' ? null : Number(digits);
}
