import { LIMITS } from '@doi-thoai/shared';
import { useMeeting } from '../../../realtime/hooks';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { useConfirm } from '../../../ui/ConfirmDialog';
import { Row, Stack } from '../../../ui/layout';
import { isOwed } from '../../commitments/timeliness';
import { useMay } from '../../meeting/rights';
import { useAct } from '../../meeting/use-act';

/** What comes after the notice: following the promises, and the archive in the end. */
export function Onward() {
  const { t } = useText();
  const may = useMay()('meeting.advance');
  const act = useAct();
  const { confirm, confirmDialog } = useConfirm();
  const meeting = useMeeting((state) => state.meeting);
  const open = useMeeting((state) => Object.values(state.commitments).filter(isOwed).length);
  if (!may || !meeting) return null;
  const archive = meeting.phase === 'FOLLOW_UP';
  const go = async () => {
    const reasoned = archive && open > 0;
    const answer = await confirm({
      title: t(archive ? 'conclusions.toArchive' : 'conclusions.toFollowUp'),
      consequence: reasoned
        ? t('conclusions.toArchiveOpen', { n: open })
        : t(archive ? 'conclusions.toArchiveHint' : 'conclusions.toFollowUpHint'),
      confirmLabel: t(archive ? 'conclusions.toArchive' : 'conclusions.toFollowUp'),
      ...(reasoned ? { reason: { label: t('conclusions.toArchiveReason'), limit: LIMITS.reason } } : {}),
    });
    if (!answer) return;
    const phase = archive ? 'ARCHIVED' : 'FOLLOW_UP';
    await act('meeting.advance', { phase, reason: answer.reason, seen: meeting.version });
  };
  return (
    <Stack gap={3} as="section">
      <h3>{t('conclusions.onward')}</h3>
      <Row>
        <Button onClick={() => void go()}>
          {t(archive ? 'conclusions.toArchive' : 'conclusions.toFollowUp')}
        </Button>
      </Row>
      {confirmDialog}
    </Stack>
  );
}
