import type { CommitmentActView, CommitmentHistory, FollowUpRow, Id, SeatAddress } from '@doi-thoai/shared';
import { useCallback, useEffect, useState } from 'react';
import { getJson, postJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { formatCivilDate, formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Muted, Prose, Stack } from '../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import styles from './follow-up.module.css';

/** What was done about a promise, without leaving the board. */
export function HistoryButton({ row }: { row: FollowUpRow }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const words = t('followUp.history');
  return (
    <>
      <Button size="small" aria-label={`${words}: ${row.text.slice(0, 80)}`} onClick={() => setOpen(true)}>
        {words}
      </Button>
      {open && (
        <Dialog open shape="wide" title={words} onClose={() => setOpen(false)}>
          <Stack gap={3}>
            <Prose>{row.text}</Prose>
            <History row={row} />
          </Stack>
        </Dialog>
      )}
    </>
  );
}

interface Told {
  acts: CommitmentActView[];
  seat: Id;
}

/** As the account's own part in that meeting reads it. */
function useHistory({ id, meetingId }: FollowUpRow) {
  const [told, setTold] = useState<Told | null>(null);
  const [failure, setFailure] = useState('');
  const load = useCallback(async () => {
    setFailure('');
    try {
      const { participantId: seat } = await postJson<SeatAddress>(`api/staff/meetings/${meetingId}/enter`);
      const path = `api/meetings/${meetingId}/commitments/${id}/acts`;
      setTold({ ...(await getJson<CommitmentHistory>(path, { seat })), seat });
    } catch (error) {
      setFailure(failureText(error));
    }
  }, [id, meetingId]);
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- it is set when the answer is here, not in the effect
    void load();
  }, [load]);
  return { told, failure, load };
}

function History({ row }: { row: FollowUpRow }) {
  const { t } = useText();
  const { told, failure, load } = useHistory(row);
  if (failure !== '') return <ErrorState title={failure} onRetry={() => void load()} />;
  if (told === null) {
    return (
      <SkeletonRegion>
        <Skeleton count={3} />
      </SkeletonRegion>
    );
  }
  if (told.acts.length === 0) return <Muted>{t('followUp.historyNone')}</Muted>;
  return (
    <ol className={styles.history} aria-label={t('followUp.history')}>
      {told.acts.map((act) => (
        <Act key={act.id} act={act} row={row} seat={told.seat} />
      ))}
    </ol>
  );
}

function Act({ act, row, seat }: { act: CommitmentActView; row: FollowUpRow; seat: Id }) {
  const { t } = useText();
  const { id, kind, at, actorName, unit, text, day, dueOn, number, files } = act;
  const who = [actorName || t('commitments.bySystem'), unit].filter(Boolean).join(', ');
  const facts = [
    day && t('commitments.doneOnIs', { date: formatCivilDate(day) }),
    dueOn && t('answers.dueOn', { date: formatCivilDate(dueOn) }),
    number && t('commitments.numberIs', { number }),
  ].filter(Boolean);
  const folder = `/api/meetings/${row.meetingId}/commitments/${row.id}/acts/${id}/files`;
  return (
    <li className={styles.act}>
      <strong>{t(`commitments.act.${kind}`)}</strong>
      <Muted>{[formatDateTime(at), who].join(' · ')}</Muted>
      {facts.length > 0 && <Muted>{facts.join(' · ')}</Muted>}
      {text && <Prose>{text}</Prose>}
      {files.map((file) => (
        <a key={file.id} className={styles.file} href={`${folder}/${file.id}?seat=${seat}`} download>
          {file.name}
        </a>
      ))}
    </li>
  );
}
