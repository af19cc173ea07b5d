import { useText } from '../../text/text';
import { IconButton } from '../../ui/Button';
import { CodeText } from '../../ui/CodeText';
import { CopyIcon } from '../../ui/first-icons';
import { Muted, Row } from '../../ui/layout';
import { showToast } from '../../ui/toast-store';
import { copyText } from './copy-text';

/** The code that never dies and opens the whole line of an opinion. */
export function TrackingCode({ code }: { code: string }) {
  const { t } = useText();
  const copy = async (): Promise<void> => {
    const copied = await copyText(code);
    showToast(
      copied
        ? { text: t('delegate.codeCopied'), tone: 'done' }
        : { text: t('delegate.codeNotCopied', { code }) },
    );
  };
  return (
    <Row gap={2} tight justify="between">
      <Row gap={2}>
        <Muted as="span">{t('delegate.trackingCode')}</Muted>
        <CodeText code={code} />
      </Row>
      <IconButton icon={CopyIcon} label={t('delegate.copyCode')} onClick={() => void copy()} />
    </Row>
  );
}
