import type { RefObject } from 'react';
import { SearchIcon } from './icons';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';
import { cx } from './cx';
import { useKeysOn } from './shortcuts';

export interface SearchFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** Its shortcut, printed in the empty field; the key itself is bound with `useShortcuts`. */
  shortcut?: string;
  /** For a shortcut that moves here. */
  inputRef?: RefObject<HTMLInputElement | null>;
}

export function SearchField(props: SearchFieldProps) {
  const { value, onChange, placeholder, shortcut, inputRef, ...frame } = props;
  const key = useKeysOn() ? shortcut : undefined;
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
            placeholder={key ? `${placeholder ?? ''} ( ${key} )` : placeholder}
            aria-keyshortcuts={key}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </Field>
  );
}
