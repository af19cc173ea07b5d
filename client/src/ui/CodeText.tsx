import styles from './CodeText.module.css';
import { cx } from './cx';

/** A join code or tracking code in groups of four, to be read aloud and typed. */
export function CodeText({ code, size = 'normal' }: { code: string; size?: 'normal' | 'large' | 'hall' }) {
  const groups = code.replace(/[^0-9\p{L}]/gu, '').match(/.{1,4}/gu) ?? [];
  return (
    <span className={cx(styles.code, styles[`code-${size}`])} translate="no">
      {groups.map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </span>
  );
}
