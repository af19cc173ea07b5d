import type { MeetingView } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { Muted, Stack } from '../../ui/layout';
import { useMay } from '../meeting/rights';
import { useAct } from '../meeting/use-act';
import { BoardSwitch } from './BoardSwitch';

/** Whether what was promised is public, in the settings of the meeting. */
export function BoardPart({ meeting: { board, title, profile, rehearsal } }: { meeting: MeetingView }) {
  const { t } = useText();
  const act = useAct();
  const may = useMay();
  if (!may('meeting.publishBoard') || profile === 'CLOSED_PERSONNEL' || rehearsal) return null;
  const publish = async (open: boolean) => {
    const done = t(open ? 'followUp.publicOpened' : 'followUp.publicClosed');
    await act('meeting.publishBoard', { open }, { done });
  };
  return (
    <Stack gap={3}>
      <h2>{t('followUp.public')}</h2>
      <Muted>{t('followUp.publicHint')}</Muted>
      <BoardSwitch
        label={t('followUp.publicOpen')}
        title={title}
        code={board?.open ? board.code : null}
        onChange={publish}
      />
    </Stack>
  );
}
