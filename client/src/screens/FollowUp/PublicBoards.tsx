import type { FollowUpMeeting } from '@doi-thoai/shared';
import { useState } from 'react';
import { usePublicAddress } from '../../realtime/public-address';
import { failureText } from '../../realtime/refusal-text';
import { formatDate } from '../../text/format';
import { useText } from '../../text/text';
import { Checkbox } from '../../ui/Checkbox';
import { useConfirm } from '../../ui/ConfirmDialog';
import { Card, Muted, Stack } from '../../ui/layout';
import { QrCode } from '../../ui/QrCode';
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
  if (own.length === 0) return null;
  return (
    <Card>
      <Stack gap={3}>
        <h2>{t('followUp.public')}</h2>
        <Muted>{t('followUp.publicHint')}</Muted>
        <ul className={styles.boards}>
          {own.map((meeting) => (
            <li key={meeting.meetingId} className={styles.board}>
              <PublicBoard meeting={meeting} onChanged={onChanged} />
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}

function PublicBoard({ meeting, onChanged }: { meeting: FollowUpMeeting; onChanged: () => void }) {
  const { t } = useText();
  const { confirm, confirmDialog } = useConfirm();
  const [busy, setBusy] = useState(false);
  const { meetingId, title, startsAt, board } = meeting;
  const change = async (open: boolean) => {
    const asked = {
      title: t('followUp.publicTitle'),
      consequence: t('followUp.publicConsequence', { title }),
      confirmLabel: t('followUp.publicOpen'),
    };
    if (open && !(await confirm(asked))) return;
    setBusy(true);
    try {
      await actInMeeting(meetingId, 'meeting.publishBoard', { open });
      showToast({ text: t(open ? 'followUp.publicOpened' : 'followUp.publicClosed'), tone: 'done' });
      onChanged();
    } catch (error) {
      showToast({ text: failureText(error), tone: 'refused' });
    }
    setBusy(false);
  };
  return (
    <>
      <Checkbox
        asSwitch
        label={`${title} (${formatDate(startsAt)})`}
        checked={board !== null}
        disabled={busy}
        onChange={(open) => void change(open)}
      />
      {board !== null && <Address code={board} title={title} />}
      {confirmDialog}
    </>
  );
}

function Address({ code, title }: { code: string; title: string }) {
  const { t } = useText();
  const origin = usePublicAddress();
  if (origin === null) return null;
  const address = `${origin}/board/${code}`;
  return (
    <div className={styles.address}>
      <QrCode value={address} title={t('followUp.publicQr', { title })} size="small" />
      <a className={styles.code} href={`/board/${code}`} target="_blank" rel="noreferrer">
        {address}
      </a>
    </div>
  );
}
