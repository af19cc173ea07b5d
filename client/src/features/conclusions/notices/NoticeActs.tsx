import type { NoticeView, ReaderState } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../../realtime/hooks';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { useConfirm } from '../../../ui/ConfirmDialog';
import { Muted, Row } from '../../../ui/layout';
import { useMay, useOwnRole } from '../../meeting/rights';
import { useAct } from '../../meeting/use-act';
import { useConclusion } from '../use-conclusion';
import { NumberDialog } from './NumberDialog';
import { numberOf } from './number-of';

interface ActsProps {
  notice: NoticeView;
  onEdit: () => void;
}

const selectClerk = ({ participants }: ReaderState) =>
  Object.values(participants).some(({ role }) => role === 'CLERK');

/** The clerk's; chair's and organiser's where there is none, as the server rules. */
function useMayNumber(): boolean {
  const may = useMay();
  const clerk = useMeeting(selectClerk);
  const role = useOwnRole();
  return may('conclusions.number') && (role === 'CLERK' || !clerk);
}

export function NoticeActs({ notice, onEdit }: ActsProps) {
  const { t } = useText();
  const may = useMay();
  const mayNumber = useMayNumber();
  const { body, state, number, earlier } = notice;
  if (state === 'ISSUED') return null;
  return (
    <>
      <Row>
        {may('conclusions.prepareNotice') && (
          <Button aria-label={t('conclusions.prepareEdit', { body })} onClick={onEdit}>
            {t('common.edit')}
          </Button>
        )}
        {mayNumber && state === 'APPROVED' && number === null && <Take notice={notice} />}
        {mayNumber && state === 'APPROVED' && number !== null && <Issue notice={notice} />}
        {mayNumber && number !== null && <VoidNumber notice={notice} />}
        {may('conclusions.dropNotice') && number === null && earlier.length === 0 && <Drop notice={notice} />}
      </Row>
      {!mayNumber && state === 'APPROVED' && <Muted>{t('conclusions.clerkActs')}</Muted>}
    </>
  );
}

function Take({ notice }: { notice: NoticeView }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        aria-label={t('conclusions.takeOf', { body: notice.body })}
        onClick={() => setOpen(true)}
      >
        {t('conclusions.take')}
      </Button>
      {open && <NumberDialog notice={notice} onClose={() => setOpen(false)} />}
    </>
  );
}

function Issue({ notice }: { notice: NoticeView }) {
  const { t } = useText();
  const act = useAct();
  const { notices } = useConclusion();
  const confirmed = useMeeting(
    (state) => Object.values(state.commitments).filter((one) => one.state === 'CONFIRMED').length,
  );
  const { confirm, confirmDialog } = useConfirm();
  const number = numberOf(notice);
  const last = notices.every(({ id, state }) => id === notice.id || state === 'ISSUED');
  const issue = async () => {
    const more = last && confirmed > 0 ? ` ${t('conclusions.issueLast', { n: confirmed })}` : '';
    const answer = await confirm({
      title: t('conclusions.issueTitle', { number }),
      consequence: `${t('conclusions.issueHint')}${more}`,
      confirmLabel: t('conclusions.issue'),
    });
    const done = { done: t('conclusions.issueDone', { number }) };
    if (answer) await act('conclusions.issue', { noticeId: notice.id, seen: notice.version }, done);
  };
  return (
    <>
      <Button
        variant="primary"
        aria-label={t('conclusions.issueOf', { number })}
        onClick={() => void issue()}
      >
        {t('conclusions.issue')}
      </Button>
      {confirmDialog}
    </>
  );
}

function VoidNumber({ notice }: { notice: NoticeView }) {
  const { t } = useText();
  const act = useAct();
  const { confirm, confirmDialog } = useConfirm();
  const number = numberOf(notice);
  const leave = async () => {
    const answer = await confirm({
      title: t('conclusions.voidTitle', { number }),
      consequence: t('conclusions.voidHint'),
      confirmLabel: t('conclusions.void'),
      danger: true,
      reason: { label: t('conclusions.voidReason'), limit: LIMITS.reason },
    });
    const { id: noticeId, version: seen } = notice;
    if (answer) await act('conclusions.voidNumber', { noticeId, reason: answer.reason, seen });
  };
  return (
    <>
      <Button variant="ghost" aria-label={t('conclusions.voidOf', { number })} onClick={() => void leave()}>
        {t('conclusions.void')}
      </Button>
      {confirmDialog}
    </>
  );
}

function Drop({ notice }: { notice: NoticeView }) {
  const { t } = useText();
  const act = useAct();
  const { confirm, confirmDialog } = useConfirm();
  const drop = async () => {
    const answer = await confirm({
      title: t('conclusions.dropTitle'),
      consequence: t('conclusions.dropHint'),
      confirmLabel: t('conclusions.dropDo'),
      danger: true,
    });
    if (answer) await act('conclusions.dropNotice', { noticeId: notice.id, seen: notice.version });
  };
  return (
    <>
      <Button
        variant="ghost"
        aria-label={t('conclusions.drop', { body: notice.body })}
        onClick={() => void drop()}
      >
        {t('conclusions.dropDo')}
      </Button>
      {confirmDialog}
    </>
  );
}
