import type { CollatedView } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { ScreenIcon } from '../../ui/console-icons';
import { LiveIcon } from '../../ui/icons';
import { StatusChip } from '../../ui/Status';
import { useActs } from '../meeting/console-acts';
import { useMay } from '../meeting/rights';
import { useTopics } from '../meeting/topics';
import styles from './ReviewRow.module.css';
import { useReviewActs } from './use-review-acts';

/** A collated opinion, to be put on the hall screen. Its raw opinions are counted, never added to it. */
export function CollatedRow({ row }: { row: CollatedView }) {
  const { t } = useText();
  const { busy } = useActs();
  const { showCollated } = useReviewActs();
  const may = useMay();
  const { nameOf } = useTopics();
  const onAir = useMeeting((state) => state.screen.opinion?.id === row.id);
  return (
    <article className={styles.row}>
      <p className={styles.summary}>
        {row.number}. {row.wording}
      </p>
      <p className={styles.quiet}>
        {[row.unit, t('chair.weight', { n: row.sourceIds.length, units: row.unitCount })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className={styles.chips}>
        {onAir && (
          <StatusChip tone="onAir" icon={LiveIcon}>
            {t('states.visibility.ON_AIR')}
          </StatusChip>
        )}
        <Chip>{nameOf(row.topicId)}</Chip>
      </div>
      {may('screen.show') && !onAir && (
        <div className={styles.acts}>
          <Button
            className={styles.act}
            icon={ScreenIcon}
            busy={busy === `show ${row.id}`}
            onClick={() => void showCollated(row)}
          >
            {t('chair.show')}
          </Button>
        </div>
      )}
    </article>
  );
}
