import type { ReactNode } from 'react';
import styles from './VisuallyHidden.module.css';

/** Words for screen readers only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}

interface LiveRegionProps {
  /** `assertive` only for what concerns the person now: "your turn", a refusal. */
  urgency?: 'polite' | 'assertive';
  /** Also shown, not only read out. */
  visible?: boolean;
  children: ReactNode;
}

/** Read out when its words change. Keep it mounted and change the words. */
export function LiveRegion({ urgency = 'polite', visible = false, children }: LiveRegionProps) {
  return (
    <div
      className={visible ? undefined : styles.hidden}
      role={urgency === 'assertive' ? 'alert' : 'status'}
      aria-live={urgency}
      aria-atomic="true"
    >
      {children}
    </div>
  );
}
