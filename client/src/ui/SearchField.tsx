import { useRef, type RefObject } from 'react';
import { useText } from '../text/text';
import { IconButton } from './Button';
import { CloseIcon, SearchIcon } from './icons';
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
  const { t } = useText();
  const own = useRef<HTMLInputElement>(null);
  const { value, onChange, placeholder, shortcut, inputRef = own, ...frame } = props;
  const key = useKeysOn() ? shortcut : undefined;
  const clear = () => {
    onChange('');
    inputRef.current?.focus();
  };
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
          {value !== '' && (
            <IconButton
              icon={CloseIcon}
              label={t('ui.clearSearch')}
              className={styles.clear}
              onClick={clear}
            />
          )}
        </div>
      )}
    </Field>
  );
}
