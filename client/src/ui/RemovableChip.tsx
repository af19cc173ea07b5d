import type { ReactNode } from 'react';
import styles from './Chip.module.css';
import { CloseIcon } from './icons';

/** A filter that is on, with a cross that takes it off. `removeLabel` says so in words. */
export function RemovableChip(props: { children: ReactNode; removeLabel: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      className={styles.removable}
      onClick={props.onRemove}
      aria-label={props.removeLabel}
    >
      <span>{props.children}</span>
      <CloseIcon size="small" />
    </button>
  );
}
