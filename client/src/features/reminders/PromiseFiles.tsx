import type { ReaderState } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { DownloadLink } from '../../ui/DownloadLink';
import { List, ListRow } from '../../ui/List';

const selectCommitments = (state: ReaderState) => state.commitments;

/** Each promise with a day as a file for a calendar; nothing while there is none. */
export function PromiseFiles() {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const commitments = useMeeting(selectCommitments);
  const dated = useMemo(
    () =>
      Object.values(commitments)
        .filter(({ dueOn, state }) => dueOn !== null && state !== 'VERIFIED' && state !== 'CANCELLED')
        .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '')),
    [commitments],
  );
  if (dated.length === 0) return null;
  return (
    <List label={t('reminders.files')}>
      {dated.map(({ id, text, dueOn, ownerUnit }) => (
        <ListRow
          key={id}
          title={text}
          subtitle={`${ownerUnit} · ${t('answers.dueOn', { date: formatCivilDate(dueOn ?? '') })}`}
          actions={
            <DownloadLink
              href={`/api/meetings/${meetingId}/commitments/${id}/calendar.ics?seat=${participantId}`}
            >
              {t('reminders.file')}
            </DownloadLink>
          }
        />
      ))}
    </List>
  );
}
