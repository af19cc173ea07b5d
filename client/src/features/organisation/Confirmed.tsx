import { useText } from '../../text/text';
import { StatusChip } from '../../ui/Status';

/** Says when nobody has compared a rule or a day with its paper. */
export function Unconfirmed({ confirmed }: { confirmed: boolean }) {
  const { t } = useText();
  return confirmed ? null : <StatusChip tone="waiting">{t('rules.unconfirmed')}</StatusChip>;
}
