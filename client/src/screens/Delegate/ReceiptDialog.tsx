import { keptOutlivesPage } from '../../features/submissions/kept-opinions';
import { ReceiptCode } from '../../features/submissions/ReceiptCode';
import { typedAddress, usePublicAddress } from '../../realtime/public-address';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Muted, Stack } from '../../ui/layout';

/** The only key, right after sending. */
export function ReceiptDialog({ receipt, onClose }: { receipt: string; onClose: () => void }) {
  const { t } = useText();
  const address = usePublicAddress();
  return (
    <Dialog
      open
      mustAnswer
      title={t('track.receiptTitle')}
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onClose}>
          {t('track.writtenDown')}
        </Button>
      }
    >
      <Stack gap={3}>
        <p>{t('track.receiptWords')}</p>
        <ReceiptCode receipt={receipt} />
        {keptOutlivesPage() ? (
          <Muted>{t('track.receiptKept', { address: `${typedAddress(address ?? '')}/t` })}</Muted>
        ) : (
          <Banner tone="waiting">{t('track.receiptNotKept')}</Banner>
        )}
      </Stack>
    </Dialog>
  );
}
