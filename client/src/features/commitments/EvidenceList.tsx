import type { AttachmentView, CommitmentActView, CommitmentView } from '@doi-thoai/shared';
import { ATTACHMENT_LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useSeat } from '../../realtime/session-context';
import { formatSize } from '../../text/format-size';
import { useText } from '../../text/text';
import { Button, IconButton } from '../../ui/Button';
import { useConfirm } from '../../ui/ConfirmDialog';
import { UploadIcon } from '../../ui/console-icons';
import { CloseIcon } from '../../ui/first-icons';
import { FileField } from '../../ui/FileField';
import { useAct } from '../meeting/use-act';
import styles from './commitments.module.css';
import { placeOf, sendEvidence, useEvidenceQueue } from './evidence-queue';
import { ACCEPT } from './ReportDialog';
import { useLooking } from './use-looking';

interface EvidenceListProps {
  act: CommitmentActView;
  commitment: CommitmentView;
}

/** Files beside a report; whoever made it adds some until it is verified. */
export function EvidenceList({ act, commitment }: EvidenceListProps) {
  const { participantId } = useSeat();
  const { may, unitId } = useLooking();
  const { id: commitmentId, state } = commitment;
  const isReport = act.kind === 'PROGRESS' || act.kind === 'REPORTED';
  const open = state !== 'VERIFIED' && state !== 'CANCELLED';
  const own = isReport && open && act.actorId === participantId && may('commitments.attach');
  const mayRemove = may('commitments.detach') && (unitId === null || own);
  const room = act.files.length < ATTACHMENT_LIMITS.perSubmission;
  return (
    <>
      {act.files.length > 0 && (
        <ul className={styles.files}>
          {act.files.map((file) => (
            <There key={file.id} {...{ file, act, commitmentId, mayRemove }} />
          ))}
        </ul>
      )}
      {own && room && <Add commitmentId={commitmentId} actId={act.id} />}
    </>
  );
}

function Add({ commitmentId, actId }: { commitmentId: string; actId: string }) {
  const { t } = useText();
  const queue = useEvidenceQueue();
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <div>
        <Button icon={UploadIcon} onClick={() => setOpen(true)}>
          {t('attachments.open')}
        </Button>
      </div>
    );
  }
  return (
    <FileField
      label={t('attachments.add')}
      hint={t('attachments.hint', { mb: ATTACHMENT_LIMITS.bytes / 1024 / 1024 })}
      accept={ACCEPT}
      onPick={(file) => {
        setOpen(false);
        sendEvidence(queue, commitmentId, actId, file);
      }}
    />
  );
}

interface ThereProps {
  file: AttachmentView;
  act: CommitmentActView;
  commitmentId: string;
  mayRemove: boolean;
}

function There({ file: { id: fileId, name, bytes }, act, commitmentId, mayRemove }: ThereProps) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const say = useAct();
  const { confirm, confirmDialog } = useConfirm();
  const path = `/api/meetings/${meetingId}/commitments/${placeOf(commitmentId, act.id)}/${fileId}`;
  const remove = async (): Promise<void> => {
    const sure = await confirm({
      title: t('commitments.takeAwayTitle', { name }),
      consequence: t('commitments.takeAwayWords'),
      confirmLabel: t('attachments.takeAway'),
      danger: true,
    });
    if (sure) await say('commitments.detach', { commitmentId, actId: act.id, fileId });
  };
  return (
    <li className={styles.file}>
      <a className={styles.fileName} href={`${path}?seat=${participantId}`} download>
        {name}
      </a>
      <span className={styles.size}>{formatSize(bytes)}</span>
      {mayRemove && (
        <IconButton
          icon={CloseIcon}
          label={t('attachments.takeAwayOf', { name })}
          onClick={() => void remove()}
        />
      )}
      {confirmDialog}
    </li>
  );
}
