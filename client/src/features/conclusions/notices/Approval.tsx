import type { CommitmentView, Looked, ReaderState } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { useMeeting } from '../../../realtime/hooks';
import { formatCivilDate, formatDateTime } from '../../../text/format';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { CheckIcon } from '../../../ui/first-icons';
import { useConfirm } from '../../../ui/ConfirmDialog';
import { Dialog } from '../../../ui/Dialog';
import { Muted, Prose, Row, Stack } from '../../../ui/layout';
import { useMay } from '../../meeting/rights';
import { useAct } from '../../meeting/use-act';
import styles from '../conclusions.module.css';
import { inOrder } from '../order';
import { useConclusion, useFacts, useOpenPoints } from '../use-conclusion';
import { NumberNotes } from '../NumberNotes';

const selectSeen = ({ lines, commitments }: ReaderState) => ({ lines, commitments });
const looked = (rows: readonly { id: string; version: number }[]): Looked[] =>
  rows.map(({ id, version }) => ({ id, seen: version }));

/** What is open, and the chair's word. */
export function Approval() {
  const { t } = useText();
  const may = useMay();
  const { approved } = useConclusion();
  return (
    <Stack gap={3} as="section">
      <h3>{t('conclusions.approval')}</h3>
      {approved ? (
        <Banner tone="done">
          {t('conclusions.approved', { name: approved.by, time: formatDateTime(approved.at) })}
        </Banner>
      ) : (
        <>
          <OpenList />
          {!may('conclusions.approve') && <Muted>{t('conclusions.notApproved')}</Muted>}
        </>
      )}
      {approved === null && may('conclusions.approve') && <Approve />}
      {approved !== null && may('conclusions.correct') && <Correct />}
    </Stack>
  );
}

function useOpenWords(): string[] {
  const { t } = useText();
  const { untouched, tasks, blanket, numbers, notices } = useOpenPoints();
  return [
    ...(untouched > 0 ? [t('conclusions.open.untouched', { n: untouched })] : []),
    ...(tasks > 0 ? [t('conclusions.open.tasks', { n: tasks })] : []),
    ...(blanket > 0 ? [t('conclusions.open.blanket', { n: blanket })] : []),
    ...(numbers > 0 ? [t('conclusions.open.numbers', { n: numbers })] : []),
    ...(notices > 0 ? [t('conclusions.open.notices')] : []),
  ];
}

function OpenList() {
  const { t } = useText();
  const words = useOpenWords();
  if (words.length === 0) return <Banner tone="done">{t('conclusions.openNone')}</Banner>;
  return (
    <Banner tone="waiting" title={t('conclusions.open')}>
      <ul>
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Banner>
  );
}

function Approve() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const count = useMeeting((state) => Object.keys(state.lines).length);
  if (count === 0) return <Muted>{t('conclusions.noLines')}</Muted>;
  return (
    <>
      <Button variant="primary" icon={CheckIcon} onClick={() => setOpen(true)}>
        {t('conclusions.approve')}
      </Button>
      {open && <ApproveDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** What the chair reads, as it was when the dialog opened; what changes meanwhile is refused, not approved unread. */
function useApproving(onClose: () => void) {
  const { t } = useText();
  const act = useAct();
  const { version } = useConclusion();
  const present = useMeeting(selectSeen);
  const [{ lines, commitments, seen }] = useState({ ...present, seen: version });
  const rows = useMemo(() => inOrder(lines), [lines]);
  const proposed = Object.values(commitments).filter(({ state }) => state === 'PROPOSED');
  const [busy, setBusy] = useState(false);
  const approve = async () => {
    setBusy(true);
    const saw = { lines: looked(rows), commitments: looked(proposed), seen };
    await act('conclusions.approve', saw, { done: t('conclusions.approvedDone') });
    onClose();
  };
  return { rows, proposed, busy, approve };
}

function ApproveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { rows, proposed, busy, approve } = useApproving(onClose);
  const open = useOpenWords().length > 0;
  const facts = useFacts();
  return (
    <Dialog
      open
      shape="wide"
      title={t('conclusions.approveTitle', { lines: rows.length, promises: proposed.length })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" busy={busy} onClick={() => void approve()}>
            {t(open ? 'conclusions.approveAnyway' : 'conclusions.approve')}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        <p>{t('conclusions.approveHint')}</p>
        <OpenList />
        <ol className={styles.rows}>
          {rows.map((line) => (
            <li key={line.id}>
              <Prose>{line.text}</Prose>
              <NumberNotes text={line.text} facts={facts} />
            </li>
          ))}
        </ol>
        <Proposed promises={proposed} />
      </Stack>
    </Dialog>
  );
}

function Proposed({ promises }: { promises: readonly CommitmentView[] }) {
  return promises.map(({ id, text, ownerUnit, dueOn }) => (
    <p key={id}>
      <strong>{ownerUnit}</strong>: {text}
      {dueOn !== null && ` (${formatCivilDate(dueOn)})`}
    </p>
  ));
}

function Correct() {
  const { t } = useText();
  const act = useAct();
  const { version: seen } = useConclusion();
  const { confirm, confirmDialog } = useConfirm();
  const correct = async () => {
    const answer = await confirm({
      title: t('conclusions.correctTitle'),
      consequence: t('conclusions.correctHint'),
      confirmLabel: t('conclusions.correct'),
      reason: { label: t('conclusions.correctReason'), limit: LIMITS.reason },
    });
    if (answer) await act('conclusions.correct', { reason: answer.reason, seen });
  };
  return (
    <Row>
      <Button onClick={() => void correct()}>{t('conclusions.correct')}</Button>
      {confirmDialog}
    </Row>
  );
}
