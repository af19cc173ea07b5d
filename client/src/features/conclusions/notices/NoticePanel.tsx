import { useMeeting } from '../../../realtime/hooks';
import { useText } from '../../../text/text';
import { Muted, Stack } from '../../../ui/layout';
import { readsTable } from '@doi-thoai/shared';
import { useConclusion } from '../use-conclusion';
import { Approval } from './Approval';
import { MinutesSigned } from './MinutesSigned';
import { Notices } from './Notices';
import { NoticeDeadline } from './NoticeDeadline';
import { Onward } from './Onward';

/** From the approval to the archive: for desk, chair and clerk, each with the acts of the own role. */
export function NoticePanel() {
  const { t } = useText();
  const atTable = useMeeting((state) => readsTable(state.reader));
  const { revision, reason } = useConclusion();
  return (
    <Stack gap={6}>
      <NoticeDeadline />
      {revision > 1 && <Muted>{t('conclusions.revision', { n: revision, reason })}</Muted>}
      {atTable && <Approval />}
      <Notices />
      <MinutesSigned />
      <Onward />
    </Stack>
  );
}
