import { LockIcon } from '../../ui/icons';
import { useText } from '../../text/text';
import { Row } from '../../ui/layout';
import styles from './Delegate.module.css';
import { useModes } from './modes';

/** One more point of the notice: which ways of sending there are beside the name. */
export function NoticeModes() {
  const { t } = useText();
  const { offered } = useModes();
  const others = offered.filter((mode) => mode !== 'NAMED');
  if (others.length === 0) return null;
  const modes = t(`delegate.offers.${others.length > 1 ? 'BOTH' : (others[0] ?? 'ANONYMOUS')}`);
  return (
    <Row as="li" gap={3} align="start" tight>
      <LockIcon className={styles.pointIcon} />
      <span>{t('delegate.noticeModes', { modes })}</span>
    </Row>
  );
}
