import type { CommitmentView, ResponseView, SubmissionView } from '@doi-thoai/shared';
import type { OutboxItem } from '@doi-thoai/shared/client/outbox';
import { useState } from 'react';
import { PromiseNote } from '../../features/commitments/PromiseNote';
import { useMayOwn } from '../../features/meeting/own-rights';
import { sayRefusal } from '../../features/meeting/say-refusal';
import { AnswerNote } from '../../features/responses/AnswerNote';
import { Attachments } from '../../features/submissions/Attachments';
import { DeliveryMark } from '../../features/submissions/DeliveryMark';
import { useIssue, useOutbox } from '../../realtime/hooks';
import { formatDate, formatLongDate } from '../../text/format-first';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { useConfirm } from '../../ui/ConfirmDialog';
import { WriteIcon } from '../../ui/icons';
import { Muted, Row } from '../../ui/layout';
import { OpinionDialog } from './OpinionDialog';
import type { WrittenWords } from './opinion-words';
import { OwnLine } from './OwnLine';
import { OwnVerdict } from './OwnVerdict';
import { RefusedNotice } from './RefusedNotice';
import { Standing } from './Standing';

interface AftermathProps {
  submission: SubmissionView;
  answers: readonly ResponseView[];
  promises: readonly CommitmentView[];
}

/** What came back to an own opinion, and what its author may still do: correct and withdraw until it is collated. */
export function Aftermath({ submission, answers, promises }: AftermathProps) {
  const may = useMayOwn();
  const [editing, setEditing] = useState(false);
  const edit = usePendingEdit(submission.id);
  const settled = edit !== undefined || answers.length > 0;
  return (
    <>
      <Standing submission={submission} />
      {edit && <EditNotice edit={edit} onCorrect={() => setEditing(true)} />}
      {answers.map((answer) => (
        <AnswerNote key={answer.id} answer={answer}>
          <OwnVerdict responseId={answer.id} submissionId={submission.id} />
        </AnswerNote>
      ))}
      {promises.map((promise) => (
        <PromiseNote key={promise.id} promise={promise} />
      ))}
      <OwnLine submission={submission} />
      <Attachments submission={submission} may={may('submissions.edit')} />
      <Actions submission={submission} settled={settled} onEdit={() => setEditing(true)} />
      {!isToday(submission.receivedAt) && <Muted>{formatLongDate(submission.receivedAt)}</Muted>}
      {editing && <EditDialog submission={submission} edit={edit} onClose={() => setEditing(false)} />}
    </>
  );
}

const isToday = (instant: number): boolean => formatDate(instant) === formatDate(Date.now());

type Edit = OutboxItem<'submissions.edit'>;

/** The author's last correction that is still on this device. */
function usePendingEdit(submissionId: string): Edit | undefined {
  const { items } = useOutbox();
  const isEdit = (item: OutboxItem): item is Edit => item.name === 'submissions.edit';
  return items.filter(isEdit).findLast((item) => item.payload.submissionId === submissionId);
}

function EditNotice({ edit, onCorrect }: { edit: Edit; onCorrect: () => void }) {
  const { t } = useText();
  if (edit.state === 'REFUSED') return <RefusedNotice item={edit} onCorrect={onCorrect} />;
  return (
    <Row>
      <DeliveryMark delivery={edit.state === 'WAITING' ? 'waiting' : 'sending'} />
      <Muted as="span">{t('delegate.editOnItsWay')}</Muted>
    </Row>
  );
}

function Actions(props: { submission: SubmissionView; settled: boolean; onEdit: () => void }) {
  const { withdrawn, collatedIds, moderation, id, version } = props.submission;
  const { t } = useText();
  const may = useMayOwn();
  const issue = useIssue();
  const { confirm, confirmDialog } = useConfirm();
  if (withdrawn || collatedIds.length > 0 || props.settled || !may('submissions.edit')) return null;
  const returned = moderation === 'RETURNED';
  const withdraw = async (): Promise<void> => {
    const answer = await confirm({
      title: t('delegate.withdrawTitle'),
      consequence: t('delegate.withdrawConsequence'),
      confirmLabel: t('delegate.withdraw'),
      danger: true,
    });
    if (!answer) return;
    const withdrawal = await issue('submissions.withdraw', { submissionId: id, seen: version });
    if (!withdrawal.ok) sayRefusal(withdrawal);
  };
  return (
    <Row>
      <Button icon={WriteIcon} variant={returned ? 'primary' : 'quiet'} onClick={props.onEdit}>
        {t(returned ? 'delegate.correctAndResend' : 'common.edit')}
      </Button>
      <Button variant="ghost" onClick={() => void withdraw()}>
        {t('delegate.withdraw')}
      </Button>
      {confirmDialog}
    </Row>
  );
}

function EditDialog(props: { submission: SubmissionView; edit: Edit | undefined; onClose: () => void }) {
  const { submission, edit, onClose } = props;
  const { t } = useText();
  const { add, discard } = useOutbox();
  const [initial] = useState<WrittenWords>(() => wordsOf(edit?.payload ?? submission));
  const returned = submission.moderation === 'RETURNED';
  const resend = async (words: WrittenWords): Promise<void> => {
    await add('submissions.edit', { ...words, submissionId: submission.id, seen: submission.version });
    if (edit) await discard(edit.id);
  };
  return (
    <OpinionDialog
      title={t('delegate.correctTitle')}
      hint={returned ? submission.returnText : t('delegate.editHint')}
      draftKey={`edit-${submission.id}-${submission.edition}`}
      initial={initial}
      sendLabel={t(returned ? 'delegate.resend' : 'delegate.sendEdit')}
      deliver={resend}
      onClose={onClose}
    />
  );
}

function wordsOf({ kind, topicId, summary, text }: WrittenWords): WrittenWords {
  return { kind, topicId, summary, text };
}
