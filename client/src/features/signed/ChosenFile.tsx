import { useText } from '../../text/text';
import { Button, IconButton } from '../../ui/Button';
import { ArrowUpIcon } from '../../ui/icons';
import { Row } from '../../ui/layout';
import styles from './signed.module.css';

interface ChosenFileProps {
  name: string;
  /** Of pages in their order. */
  onUp?: (() => void) | null;
  onRemove: () => void;
}

/** A file that will be put back, and the way to leave it out again. */
export function ChosenFile({ name, onUp, onRemove }: ChosenFileProps) {
  const { t } = useText();
  return (
    <div className={styles.page}>
      <span className={styles.name}>{name}</span>
      <Row gap={2}>
        {onUp && <IconButton icon={ArrowUpIcon} label={t('signed.up', { name })} onClick={onUp} />}
        <Button aria-label={t('signed.dropOf', { name })} onClick={onRemove}>
          {t('signed.drop')}
        </Button>
      </Row>
    </div>
  );
}
