import { receiptInGroups } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { CodeText } from '../../ui/CodeText';
import { CopyIcon } from '../../ui/icons';
import { showToast } from '../../ui/toast-store';
import { copyText } from './copy-text';
import styles from './ReceiptCode.module.css';

/** The only key to an opinion without a name: large, in groups, to be written down or copied. */
export function ReceiptCode({ receipt }: { receipt: string }) {
  const { t } = useText();
  const copy = async (): Promise<void> => {
    const code = receiptInGroups(receipt);
    const copied = await copyText(code);
    showToast(copied ? { text: t('track.copied'), tone: 'done' } : { text: t('track.notCopied', { code }) });
  };
  return (
    <div className={styles.receipt}>
      <CodeText code={receipt} size="large" />
      <Button icon={CopyIcon} wide onClick={() => void copy()}>
        {t('track.copy')}
      </Button>
    </div>
  );
}
