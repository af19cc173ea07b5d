import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';
import { cx } from './cx';

export interface FileFieldProps extends FieldProps {
  /** As in HTML: `.csv,text/csv`. */
  accept?: string;
  onPick: (file: File) => void;
  disabled?: boolean;
}

export function FileField({ accept, onPick, disabled, ...frame }: FileFieldProps) {
  return (
    <Field {...frame}>
      {(wiring) => (
        <input
          {...wiring}
          type="file"
          className={cx(styles.control, styles.file)}
          accept={accept}
          disabled={disabled}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onPick(file);
          }}
        />
      )}
    </Field>
  );
}
