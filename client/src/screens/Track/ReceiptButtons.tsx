import type { SubmissionView, TrackedLine } from '@doi-thoai/shared';
import { grantOf, OWN_RULES } from '@doi-thoai/shared';
import { useState } from 'react';
import { inCourse } from '../../features/submissions/in-course';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { useConfirm } from '../../ui/ConfirmDialog';
import { WriteIcon } from '../../ui/icons';
import { Row } from '../../ui/layout';
import { showToast } from '../../ui/toast-store';
import { EditByReceipt } from './EditByReceipt';
import { useReceiptActs } from './use-receipt-acts';

interface ReceiptButtonsProps {
  line: TrackedLine;
  opinion: SubmissionView;
  receipt: string;
  onChanged: () => Promise<void>;
}

/** What its author may still do with the receipt: correct and withdraw, until it is collated or answered. */
export function ReceiptButtons(props: ReceiptButtonsProps) {
  const { line, opinion } = props;
  const [editing, setEditing] = useState(false);
  const settled = !inCourse(opinion) || opinion.collatedIds.length > 0 || line.responses.length > 0;
  const open = grantOf(OWN_RULES['submissions.edit'], 'DELEGATE', line.phase) !== 'no';
  return (
    <>
      {open && !settled && <Buttons {...props} onEdit={() => setEditing(true)} />}
      {editing && <EditByReceipt {...props} onClose={() => setEditing(false)} />}
    </>
  );
}

function Buttons({ opinion, receipt, onChanged, onEdit }: ReceiptButtonsProps & { onEdit: () => void }) {
  const { t } = useText();
  const { busy, act } = useReceiptActs();
  const { confirm, confirmDialog } = useConfirm();
  const returned = opinion.moderation === 'RETURNED';
  const withdraw = async (): Promise<void> => {
    const answer = await confirm({
      title: t('delegate.withdrawTitle'),
      consequence: t('delegate.withdrawConsequence'),
      confirmLabel: t('delegate.withdraw'),
      danger: true,
    });
    if (!answer) return;
    const refused = await act('withdraw', { receipt, seen: opinion.version });
    if (refused) showToast({ text: refused, tone: 'refused' });
    await onChanged();
  };
  return (
    <Row>
      <Button icon={WriteIcon} variant={returned ? 'primary' : 'quiet'} onClick={onEdit}>
        {t(returned ? 'delegate.correctAndResend' : 'common.edit')}
      </Button>
      <Button variant="ghost" busy={busy} onClick={() => void withdraw()}>
        {t('delegate.withdraw')}
      </Button>
      {confirmDialog}
    </Row>
  );
}
