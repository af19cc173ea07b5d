import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Facts } from '../../ui/Figures';
import { KeyHint } from '../../ui/KeyHint';
import { KeysSwitch } from '../../ui/KeysSwitch';

const KEYS = ['Space', 'N', 'E', '?'] as const;

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog
      open
      title={t('ui.shortcuts')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <Facts
        facts={KEYS.map((key) => ({ label: <KeyHint listed keys={key} />, value: t(`chair.key.${key}`) }))}
      />
      <p>{t('chair.keysDrag')}</p>
      <KeysSwitch />
    </Dialog>
  );
}
