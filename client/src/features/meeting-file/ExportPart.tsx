import type { MeetingView } from '@doi-thoai/shared';
import { useState } from 'react';
import { useSeat } from '../../realtime/session-context';
import { formatSize } from '../../text/format-size';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { DownloadIcon } from '../../ui/console-icons';
import { Dialog } from '../../ui/Dialog';
import { Muted, Stack } from '../../ui/layout';
import { useOwnRole } from '../meeting/rights';
import { TransferState } from './TransferState';
import { keepFile, takeWhole } from './transfer';
import { useTransfer, type TransferOf } from './use-transfer';

/** The whole meeting as one file, for its organisers. */
export function ExportPart({ meeting }: { meeting: MeetingView }) {
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  if (useOwnRole() !== 'ORGANISER') return null;
  return (
    <Stack gap={3}>
      <h2>{t('meetingFile.title')}</h2>
      <Muted>{t('meetingFile.exportHint')}</Muted>
      <div>
        <Button icon={DownloadIcon} onClick={() => setAsked(true)}>
          {t('meetingFile.export')}
        </Button>
      </div>
      {asked && <ExportDialog meeting={meeting} onClose={() => setAsked(false)} />}
    </Stack>
  );
}

function ExportDialog({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }) {
  const { t } = useText();
  const { participantId } = useSeat();
  const { state, run, stop } = useTransfer<number>();
  const save = () =>
    void run(async (signal, onProgress) => {
      const whole = { path: 'file', type: 'application/json', meetingId: meeting.id } as const;
      const file = await takeWhole({ ...whole, seat: participantId, signal, onProgress });
      keepFile(file, `cuoc-hop-${meeting.code}.json`);
      return file.size;
    });
  const close = () => {
    stop();
    onClose();
  };
  const done = state.is === 'done';
  const actions = (
    <>
      <Button onClick={close}>{t(done ? 'ui.close' : 'ui.cancel')}</Button>
      <Button variant="primary" busy={state.is === 'busy'} onClick={save}>
        {t(done ? 'meetingFile.saveAgain' : 'meetingFile.save')}
      </Button>
    </>
  );
  return (
    <Dialog open title={t('meetingFile.exportTitle')} onClose={close} actions={actions}>
      <Stack gap={3}>
        <About state={state} />
        <Banner tone="waiting">{t('meetingFile.keepSafe')}</Banner>
      </Stack>
    </Dialog>
  );
}

/** What the file holds, until it is here. */
function About({ state }: { state: TransferOf<number> }) {
  const { t } = useText();
  if (state.is === 'done') {
    return (
      <Banner tone="done" live>
        {t('meetingFile.saved', { size: formatSize(state.value) })}
      </Banner>
    );
  }
  return (
    <>
      <TransferState state={state} going={t('meetingFile.taking')} waiting={t('meetingFile.making')} />
      <p>{t('meetingFile.holds')}</p>
      <p>{t('meetingFile.never')}</p>
    </>
  );
}
