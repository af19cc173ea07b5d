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
import { keepFile, takeWhole } from '../meeting-file/transfer';
import { TransferState } from '../meeting-file/TransferState';
import { useTransfer, type TransferOf } from '../meeting-file/use-transfer';

/** The whole file of the meeting (hồ sơ) as one ZIP, for whoever may export. */
export function DossierPart({ meeting }: { meeting: MeetingView }) {
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  return (
    <Stack gap={3}>
      <h2>{t('dossier.title')}</h2>
      <Muted>{t('dossier.hint')}</Muted>
      <div>
        <Button icon={DownloadIcon} onClick={() => setAsked(true)}>
          {t('dossier.take')}
        </Button>
      </div>
      {asked && <DossierDialog meeting={meeting} onClose={() => setAsked(false)} />}
    </Stack>
  );
}

function DossierDialog({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }) {
  const { t } = useText();
  const { participantId: seat } = useSeat();
  const { state, run, stop } = useTransfer<number>();
  const save = () =>
    void run(async (signal, onProgress) => {
      const whole = { path: 'dossier', type: 'application/zip', meetingId: meeting.id } as const;
      const file = await takeWhole({ ...whole, seat, signal, onProgress });
      keepFile(file, `ho-so-${meeting.code}.zip`);
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
        {t(done ? 'meetingFile.saveAgain' : 'dossier.save')}
      </Button>
    </>
  );
  return (
    <Dialog open title={t('dossier.title')} onClose={close} actions={actions}>
      <Stack gap={3}>
        <About state={state} />
        <Banner tone="waiting">{t('dossier.keepSafe')}</Banner>
      </Stack>
    </Dialog>
  );
}

/** What lies in it, until it is here. */
function About({ state }: { state: TransferOf<number> }) {
  const { t } = useText();
  if (state.is === 'done') {
    return (
      <Banner tone="done" live>
        {t('dossier.saved', { size: formatSize(state.value) })}
      </Banner>
    );
  }
  return (
    <>
      <TransferState state={state} going={t('dossier.taking')} waiting={t('dossier.making')} />
      <p>{t('dossier.holds')}</p>
      <p>{t('dossier.check')}</p>
    </>
  );
}
