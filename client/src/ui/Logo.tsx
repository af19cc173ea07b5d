import { useText } from '../text/text';
import styles from './Logo.module.css';
import { cx } from './cx';

interface LogoProps {
  size?: 'small' | 'large';
  /** The mark without the name; the name is then read out. */
  markOnly?: boolean;
}

/** Two who face each other, and the one line between them that is never cut. */
export function Logo({ size = 'small', markOnly }: LogoProps) {
  const { t } = useText();
  const name = t('common.product');
  return (
    <span className={cx(styles.logo, styles[size])}>
      <svg
        className={styles.mark}
        viewBox="0 0 32 32"
        role={markOnly ? 'img' : undefined}
        aria-label={markOnly ? name : undefined}
        aria-hidden={markOnly ? undefined : true}
      >
        <rect className={styles.ground} width="32" height="32" rx="8" />
        <path
          className={styles.people}
          d="M11.5 22.5 8 25v-4.5a6.8 6.8 0 0 1-2-4.8C6 11.8 9.1 9 13 9c1.1 0 2.1.2 3 .6M20.5 9.5 24 7v4.5a6.8 6.8 0 0 1 2 4.8c0 3.9-3.1 6.7-7 6.7-1.1 0-2.1-.2-3-.6"
        />
        <path className={styles.line} d="M11.5 16h9" />
      </svg>
      {!markOnly && <span className={styles.name}>{name}</span>}
    </span>
  );
}
