import type { FollowUpMeeting } from '@doi-thoai/shared';
import { BoardSwitch } from '../../features/follow-up/BoardSwitch';
import { failureText } from '../../realtime/refusal-text';
import { formatDate } from '../../text/format';
import { useText } from '../../text/text';
import { Card, Muted, Stack } from '../../ui/layout';
import { showToast } from '../../ui/toast-store';
import { actInMeeting } from './act-in-meeting';
import styles from './follow-up.module.css';

interface PublicBoardsProps {
  meetings: readonly FollowUpMeeting[];
  onChanged: () => void;
}

/** Whether what was promised is read by everybody, meeting by meeting, for whoever leads or prepares it. */
export function PublicBoards({ meetings, onChanged }: PublicBoardsProps) {
  const { t } = useText();
  const own = meetings.filter(({ mayPublish }) => mayPublish);
  const publish = async (meetingId: string, open: boolean) => {
    try {
      await actInMeeting(meetingId, 'meeting.publishBoard', { open });
      showToast({ text: t(open ? 'followUp.publicOpened' : 'followUp.publicClosed'), tone: 'done' });
      onChanged();
    } catch (error) {
      showToast({ text: failureText(error), tone: 'refused' });
    }
  };
  if (own.length === 0) return null;
  return (
    <Card>
      <Stack gap={3}>
        <h2>{t('followUp.public')}</h2>
        <Muted>{t('followUp.publicHint')}</Muted>
        <ul className={styles.boards}>
          {own.map(({ meetingId, title, startsAt, board }) => (
            <li key={meetingId} className={styles.board}>
              <BoardSwitch
                label={`${title} (${formatDate(startsAt)})`}
                title={title}
                code={board}
                onChange={(open) => publish(meetingId, open)}
              />
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
