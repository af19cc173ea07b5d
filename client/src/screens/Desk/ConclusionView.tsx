import { ConclusionLines } from '../../features/conclusions/ConclusionLines';
import { useText } from '../../text/text';
import { Muted, Stack } from '../../ui/layout';
import styles from './Desk.module.css';

export function ConclusionView() {
  const { t } = useText();
  return (
    <div className={styles.sheet}>
      <Stack gap={4}>
        <div>
          <h2>{t('desk.conclusion')}</h2>
          <Muted>{t('desk.conclusionHint')}</Muted>
        </div>
        <ConclusionLines />
      </Stack>
    </div>
  );
}
