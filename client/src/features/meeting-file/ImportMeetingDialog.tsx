import type { BroughtMeeting } from '@doi-thoai/shared';
import { TABLE_LIMITS, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { refusalText } from '../../realtime/refusal-text';
import { formatSize } from '../../text/format-size';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Facts } from '../../ui/Figures';
import { FileField } from '../../ui/FileField';
import { Muted, Stack } from '../../ui/layout';
import { TransferState } from './TransferState';
import { bringMeetingFile } from './transfer';
import { useTransfer, type TransferOf } from './use-transfer';

interface ImportMeetingDialogProps {
  onClose: () => void;
  /** Instead of `onClose` when a meeting has come in. */
  onDone: () => void;
  onOpen: (meetingId: string) => Promise<void>;
}

/** The same file again under the same id of the act, so that a lost answer never makes it two. */
function useBringing() {
  const [picked, setPicked] = useState<{ file: File; commandId: string } | null>(null);
  const { state, run, stop, forget } = useTransfer<BroughtMeeting>();
  const tooLarge = picked !== null && picked.file.size > TABLE_LIMITS.meetingFileBytes;
  const send = () => {
    if (picked === null || tooLarge) return;
    void run((signal, onProgress) => bringMeetingFile({ ...picked, signal, onProgress }));
  };
  const pick = (file: File) => {
    forget();
    setPicked({ file, commandId: makeId() });
  };
  return { state, stop, send, pick, tooLarge, ready: picked !== null && !tooLarge };
}

/** A meeting that comes as a file: whole, or not at all. */
export function ImportMeetingDialog({ onClose, onDone, onOpen }: ImportMeetingDialogProps) {
  const { t } = useText();
  const { state, stop, send, pick, tooLarge, ready } = useBringing();
  const close = () => {
    stop();
    if (state.is === 'done') onDone();
    else onClose();
  };
  const actions =
    state.is === 'done' ? (
      <Opening meetingId={state.value.meetingId} onClose={close} onOpen={onOpen} />
    ) : (
      <>
        <Button onClick={close}>{t('ui.cancel')}</Button>
        <Button variant="primary" busy={state.is === 'busy'} disabled={!ready} onClick={send}>
          {t('meetingFile.import')}
        </Button>
      </>
    );
  return (
    <Dialog open title={t('meetingFile.importTitle')} onClose={close} actions={actions}>
      {state.is === 'done' ? (
        <Brought brought={state.value} />
      ) : (
        <Picking state={state} tooLarge={tooLarge} onPick={pick} />
      )}
    </Dialog>
  );
}

interface PickingProps {
  state: TransferOf<unknown>;
  tooLarge: boolean;
  onPick: (file: File) => void;
}

function Picking({ state, tooLarge, onPick }: PickingProps) {
  const { t } = useText();
  return (
    <Stack gap={3}>
      <p>{t('meetingFile.importHint')}</p>
      <FileField
        label={t('meetingFile.file')}
        hint={t('meetingFile.limit', { size: formatSize(TABLE_LIMITS.meetingFileBytes) })}
        accept=".json,application/json"
        disabled={state.is === 'busy'}
        error={tooLarge ? refusalText({ code: 'TOO_LARGE' }) : undefined}
        onPick={onPick}
      />
      <TransferState state={state} going={t('meetingFile.sending')} waiting={t('meetingFile.checking')} />
    </Stack>
  );
}

interface OpeningProps {
  meetingId: string;
  onClose: () => void;
  onOpen: (meetingId: string) => Promise<void>;
}

function Opening({ meetingId, onClose, onOpen }: OpeningProps) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    await onOpen(meetingId);
    setBusy(false);
  };
  return (
    <>
      <Button onClick={onClose}>{t('ui.close')}</Button>
      <Button variant="primary" busy={busy} onClick={() => void open()}>
        {t('meetingFile.open')}
      </Button>
    </>
  );
}

function Brought({ brought }: { brought: BroughtMeeting }) {
  const { t } = useText();
  const { title, entries, opinions, purged, sealed, attachments } = brought;
  const facts = [
    { label: t('meetingFile.entries'), value: entries },
    { label: t('meetingFile.opinions'), value: opinions },
    { label: t('meetingFile.purged'), value: purged },
  ];
  return (
    <Stack gap={3}>
      <Banner tone="done" live title={t('meetingFile.brought', { title })}>
        {t('meetingFile.chain')}
      </Banner>
      <Facts facts={facts} />
      <p>{t('meetingFile.seats')}</p>
      {sealed > 0 && <Muted>{t('meetingFile.sealed', { n: sealed })}</Muted>}
      {attachments > 0 && <Muted>{t('meetingFile.attachments', { n: attachments })}</Muted>}
    </Stack>
  );
}
