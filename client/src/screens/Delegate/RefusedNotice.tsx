import type { OutboxItem } from '@doi-thoai/shared/client/outbox';
import { useOutbox } from '../../realtime/hooks';
import { refusalText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { useConfirm } from '../../ui/ConfirmDialog';
import { WriteIcon } from '../../ui/icons';
import { Row } from '../../ui/layout';

interface RefusedNoticeProps {
  item: OutboxItem;
  /** Opens the words again. */
  onCorrect: () => void;
}

/** The server said no to what lay in the outbox. */
export function RefusedNotice({ item, onCorrect }: RefusedNoticeProps) {
  const { t } = useText();
  const { discard } = useOutbox();
  const why = item.refusal ? refusalText(item.refusal) : t('errors.unknown');
  return <NotTaken why={why} onCorrect={onCorrect} onDrop={() => void discard(item.id)} />;
}

interface NotTakenProps {
  why: string;
  onCorrect: () => void;
  /** After the person has said so. */
  onDrop: () => void;
}

/** Why it was not taken, and what can be done; the words are still there. */
export function NotTaken({ why, onCorrect, onDrop }: NotTakenProps) {
  const { t } = useText();
  const { confirm, confirmDialog } = useConfirm();
  const drop = async (): Promise<void> => {
    const answer = await confirm({
      title: t('delegate.dropTitle'),
      consequence: t('delegate.dropConsequence'),
      confirmLabel: t('delegate.drop'),
      danger: true,
    });
    if (answer) onDrop();
  };
  return (
    <>
      <Banner tone="refused" title={t('delegate.refusedTitle')} live>
        <p>{why}</p>
      </Banner>
      <Row>
        <Button icon={WriteIcon} onClick={onCorrect}>
          {t('delegate.correctAndResend')}
        </Button>
        <Button variant="ghost" onClick={() => void drop()}>
          {t('delegate.drop')}
        </Button>
      </Row>
      {confirmDialog}
    </>
  );
}
