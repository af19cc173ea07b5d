import type { AttachmentView, Id, SubmissionView } from '@doi-thoai/shared';
import { ATTACHMENT_LIMITS, ATTACHMENT_TYPES } from '@doi-thoai/shared';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useIssue } from '../../realtime/hooks';
import { HttpError } from '../../realtime/http';
import { postFile } from '../../realtime/post-file';
import { failureText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { formatSize } from '../../text/format-size';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button, IconButton, type ButtonSize } from '../../ui/Button';
import { useConfirm } from '../../ui/ConfirmDialog';
import { UploadIcon } from '../../ui/console-icons';
import { CloseIcon } from '../../ui/first-icons';
import { FileField } from '../../ui/FileField';
import { sayRefusal } from '../meeting/say-refusal';
import { AttachQueue, type Sending } from './attach-queue';
import styles from './Attachments.module.css';

interface AttachmentsProps {
  submission: SubmissionView;
  /** Whoever looks may add files, as far as the opinion itself still takes some. */
  may: boolean;
  /** What was collated is in the secretariat's hands. */
  desk?: boolean;
}

const ACCEPT = [...ATTACHMENT_TYPES, '.docx', '.xlsx'].join(',');

/** Files beside an opinion: those that are there, those on their way, and the field for one more. */
export function Attachments({ submission, may, desk }: AttachmentsProps) {
  const { t } = useText();
  const { participantId } = useSeat();
  const queue = useQueue();
  const sending = useSyncExternalStore(queue.subscribe, () => queue.of(submission.id));
  const there = submission.attachments ?? [];
  // A finger's size on the phone, a mouse's at the desk.
  const size = desk === true ? 'small' : 'normal';
  const { disclosure, withdrawn, aside, collatedIds } = submission;
  const takes = disclosure === 'NAMED' && !withdrawn && !aside && (desk === true || collatedIds.length === 0);
  const mayRemove = may && takes && isWriter(submission, participantId);
  const room = there.length + sending.length < ATTACHMENT_LIMITS.perSubmission;
  if (there.length + sending.length === 0 && !(may && takes)) return null;
  return (
    <section className={styles.attachments} aria-label={t('attachments.title')}>
      {there.length > 0 && (
        <ul className={styles.list}>
          {there.map((one) => (
            <There key={one.id} one={one} submissionId={submission.id} mayRemove={mayRemove} />
          ))}
        </ul>
      )}
      {sending.map((one) => (
        <OnItsWay
          key={one.id}
          one={one}
          size={size}
          onNow={() => queue.now()}
          onRemove={() => queue.remove(submission.id, one.id)}
        />
      ))}
      {may && takes && room && <Add size={size} onPick={(file) => queue.add(submission.id, file)} />}
    </section>
  );
}

/** A small button, and behind it the field with what should be known before a file is chosen. */
function Add({ size, onPick }: { size: ButtonSize; onPick: (file: File) => void }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <div>
        <Button size={size} icon={UploadIcon} onClick={() => setOpen(true)}>
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
      onPick={onPick}
    />
  );
}

/** Whoever wrote the opinion, or typed it for somebody, takes a file away again. */
function isWriter({ authorId, enteredById }: SubmissionView, seat: Id): boolean {
  return authorId === seat || enteredById === seat;
}

interface ThereProps {
  one: AttachmentView;
  submissionId: Id;
  mayRemove: boolean;
}

function There({ one, submissionId, mayRemove }: ThereProps) {
  const { meetingId, participantId } = useSeat();
  const path = `/api/meetings/${meetingId}/submissions/${submissionId}/attachments/${one.id}`;
  return (
    <li className={styles.item}>
      <a className={styles.name} href={`${path}?seat=${participantId}`} download>
        {one.name}
      </a>
      <span className={styles.size}>{formatSize(one.bytes)}</span>
      {mayRemove && <Remove one={one} submissionId={submissionId} />}
    </li>
  );
}

function Remove({ one, submissionId }: { one: AttachmentView; submissionId: Id }) {
  const { t } = useText();
  const issue = useIssue();
  const { confirm, confirmDialog } = useConfirm();
  const [busy, setBusy] = useState(false);
  const { name } = one;
  const remove = async (): Promise<void> => {
    const sure = await confirm({
      title: t('attachments.takeAwayTitle', { name }),
      consequence: t('attachments.takeAwayWords'),
      confirmLabel: t('attachments.takeAway'),
      danger: true,
    });
    if (!sure) return;
    setBusy(true);
    const answer = await issue('submissions.detach', { submissionId, attachmentId: one.id });
    setBusy(false);
    if (!answer.ok) sayRefusal(answer);
  };
  return (
    <>
      <IconButton
        icon={CloseIcon}
        label={t('attachments.takeAwayOf', { name })}
        busy={busy}
        onClick={() => void remove()}
      />
      {confirmDialog}
    </>
  );
}

interface OnItsWayProps {
  one: Sending;
  size: ButtonSize;
  onNow: () => void;
  onRemove: () => void;
}

function OnItsWay({ one, size, onNow, onRemove }: OnItsWayProps) {
  const { t } = useText();
  const { name } = one.file;
  if (one.state === 'REFUSED') {
    const remove = (
      <Button size={size} onClick={onRemove}>
        {t('attachments.remove')}
      </Button>
    );
    return (
      <Banner tone="refused" live title={t('attachments.refused', { name })} actions={remove}>
        {failureText(one.failure)}
      </Banner>
    );
  }
  const again = (
    <Button size={size} onClick={onNow}>
      {t('attachments.again')}
    </Button>
  );
  return (
    <Banner tone="waiting" live actions={one.state === 'WAITING' ? again : undefined}>
      {t(one.state === 'SENDING' ? 'attachments.sending' : 'attachments.waiting', { name })}
    </Banner>
  );
}

/** One queue for each seat of this page, so that a change of tab loses nothing. */
const queues = new Map<Id, AttachQueue>();

function useQueue(): AttachQueue {
  const { meetingId, participantId } = useSeat();
  const queue = useMemo(() => {
    const known = queues.get(participantId);
    if (known) return known;
    const made = new AttachQueue(async (submissionId, id, file) => {
      if (file.size > ATTACHMENT_LIMITS.bytes) throw new HttpError('ATTACHMENT_LIMIT');
      const path = `api/meetings/${meetingId}/submissions/${submissionId}/attachments/${id}`;
      await postFile(path, file, 'application/octet-stream', participantId, file.name);
    });
    queues.set(participantId, made);
    return made;
  }, [meetingId, participantId]);
  useEffect(() => {
    const back = () => queue.now();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, [queue]);
  return queue;
}
