import { useText } from '../text/text';
import { IconButton, type ButtonSize } from './Button';
import { KeysIcon } from './console-icons';
import styles from './KeyHint.module.css';
import { useKeysOn } from './shortcuts';

/** Opens the list of keys; the key itself, `?`, is bound with `useShortcuts`. */
export function KeysButton({ size, onClick }: { size?: ButtonSize; onClick: () => void }) {
  const { t } = useText();
  const keysOn = useKeysOn();
  const words = t('ui.shortcuts');
  return (
    <IconButton
      className={styles.keysButton}
      size={size}
      icon={KeysIcon}
      label={keysOn ? `${words} (?)` : words}
      aria-keyshortcuts={keysOn ? '?' : undefined}
      onClick={onClick}
    />
  );
}
