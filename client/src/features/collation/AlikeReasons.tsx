import type { AlikeReason } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import styles from './AlikeReasons.module.css';

/** Why, in the words of the opinion that is open; and what speaks against it. */
export function AlikeReasons({ reasons }: { reasons: readonly AlikeReason[] }) {
  const { t } = useText();
  return (
    <dl className={styles.reasons}>
      {reasons.map(({ kind, words }) => (
        <div key={kind} className={kind === 'DIFFERS' ? styles.differs : undefined}>
          <dt>{t(`alike.reason.${kind}`)}</dt>
          <dd>{words.join(' · ')}</dd>
        </div>
      ))}
    </dl>
  );
}
