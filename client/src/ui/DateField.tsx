import { formatCivilDate } from '../text/format';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';

export interface DateFieldProps extends FieldProps {
  /** Civil date or civil time without a zone: `2026-03-08` or `2026-03-08T14:05`; null = empty. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** `time` asks for the hour too. */
  with?: 'date' | 'time';
  min?: string;
  max?: string;
  disabled?: boolean;
}

/** The device's own date picker; below it the date as Vietnamese papers write it, whatever the device shows. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, with: kind = 'date', min, max, disabled, ...frame } = props;
  return (
    <Field {...frame} hint={value ? <DateHint hint={frame.hint} value={value} /> : frame.hint}>
      {(wiring) => (
        <input
          {...wiring}
          type={kind === 'time' ? 'datetime-local' : 'date'}
          className={styles.control}
          value={value ?? ''}
          min={min}
          max={max}
          disabled={disabled}
          required={!frame.optional}
          onChange={(event) => onChange(event.target.value || null)}
        />
      )}
    </Field>
  );
}

function DateHint({ hint, value }: { hint: DateFieldProps['hint']; value: string }) {
  const [date = '', time = ''] = value.split('T');
  const written = date ? [time, formatCivilDate(date)].filter(Boolean).join(', ') : '';
  return (
    <>
      {hint}
      {hint && written && ' · '}
      <span>{written}</span>
    </>
  );
}
