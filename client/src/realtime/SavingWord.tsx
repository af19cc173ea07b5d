import { formatTimeExact } from '../text/format';
import { useText } from '../text/text';
import { StatusChip } from '../ui/Status';
import styles from './SavingWord.module.css';
import type { Standing } from './saving';

/** Whether what is typed is with the server, said quietly. */
export function SavingWord({ standing }: { standing: Standing }) {
  const { t } = useText();
  const { state, at, words } = standing;
  return (
    <p className={styles.saving} role="status">
      {state === 'SAVED' && (
        <StatusChip tone="done">
          {at === null ? t('desk.saved') : t('desk.savedAt', { time: formatTimeExact(at) })}
        </StatusChip>
      )}
      {state === 'TYPING' && <StatusChip tone="neutral">{t('desk.saving')}</StatusChip>}
      {state === 'FAILED' && <StatusChip tone="refused">{words}</StatusChip>}
    </p>
  );
}
