import type { RefObject } from 'react';
import { SearchIcon } from './console-icons';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';
import { cx } from './cx';

export interface SearchFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** For a shortcut that moves here. */
  inputRef?: RefObject<HTMLInputElement | null>;
}

export function SearchField({ value, onChange, placeholder, inputRef, ...frame }: SearchFieldProps) {
  return (
    <Field {...frame} optional={false}>
      {(wiring) => (
        <div className={styles.searchBox}>
          <SearchIcon />
          <input
            {...wiring}
            ref={inputRef}
            type="search"
            className={cx(styles.control, styles.search)}
            value={value}
            placeholder={placeholder}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </Field>
  );
}
