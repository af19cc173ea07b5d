import { useText } from '../../text/text';
import { CheckIcon, ClockIcon, DoubleCheckIcon } from '../../ui/first-icons';
import { StatusChip } from '../../ui/Status';
import type { Delivery } from './life';

/** A small clock, one tick, two ticks; each with its word. */
export function DeliveryMark({ delivery }: { delivery: Delivery | 'sending' }) {
  const { t } = useText();
  switch (delivery) {
    case 'seen':
      return (
        <StatusChip tone="done" icon={DoubleCheckIcon}>
          {t('connection.seen')}
        </StatusChip>
      );
    case 'server':
      return (
        <StatusChip tone="done" icon={CheckIcon}>
          {t('connection.received')}
        </StatusChip>
      );
    case 'sending':
      return (
        <StatusChip tone="neutral" icon={ClockIcon}>
          {t('delegate.sending')}
        </StatusChip>
      );
    default:
      return (
        <StatusChip tone="waiting" icon={ClockIcon}>
          {t('connection.waiting')}
        </StatusChip>
      );
  }
}
