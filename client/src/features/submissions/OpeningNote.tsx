import type { AuthorOpening } from '@doi-thoai/shared';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { EyeIcon } from '../../ui/icons';
import { Muted, Prose } from '../../ui/layout';
import styles from './OpeningNote.module.css';

/** A sealed name was opened: by whom, when and why. The author reads it, and so do chair and desk. */
export function OpeningNote({ opening, own }: { opening: AuthorOpening; own?: boolean }) {
  const { t } = useText();
  const { byName, at, reason } = opening;
  return (
    <div className={styles.opening} role="note">
      <EyeIcon className={styles.shape} />
      <div className={styles.words}>
        <p className={styles.title}>{t(own ? 'track.openedYours' : 'track.opened')}</p>
        <Muted>{t('track.openedBy', { name: byName, time: formatDateTime(at) })}</Muted>
        <Prose>{t('track.openedWhy', { reason })}</Prose>
      </div>
    </div>
  );
}
