import type { UnitSetView } from '@doi-thoai/shared';
import { TABLE_LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMay } from '../../features/meeting/rights';
import { useAct } from '../../features/meeting/use-act';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { useConfirm } from '../../ui/ConfirmDialog';
import { TextArea } from '../../ui/fields';
import { SendIcon } from '../../ui/first-icons';
import { LockIcon } from '../../ui/icons';
import { Muted, Stack } from '../../ui/layout';
import type { UnitWork } from './use-unit';

interface HandInProps {
  work: UnitWork;
  set: UnitSetView;
}

/** Handing in closes the set until it comes back, so the consequence is named first. */
export function HandIn({ work, set }: HandInProps) {
  const { t } = useText();
  const may = useMay();
  if (set.state === 'SUBMITTED') {
    return (
      <Banner tone="done" icon={LockIcon} title={t('focal.handedIn')}>
        {t('focal.handedInHint')}
      </Banner>
    );
  }
  return may('collection.submitSet') ? <Form work={work} set={set} /> : null;
}

function Form({ work, set }: HandInProps) {
  const { t } = useText();
  const [note, setNote] = useState(set.note);
  const [nothing, setNothing] = useState(false);
  const { confirmDialog, handIn, busy } = useHandIn(work, set);
  const empty = work.collated.length === 0;
  return (
    <Stack gap={3}>
      {empty && (
        <Checkbox
          label={t('focal.nothing')}
          hint={t('focal.nothingHint')}
          checked={nothing}
          onChange={setNothing}
        />
      )}
      <Note value={note} onChange={setNote} />
      <Button
        variant="primary"
        wide
        icon={SendIcon}
        busy={busy}
        disabled={empty && !nothing}
        onClick={() => void handIn(note.trim(), empty && nothing)}
      >
        {t(set.state === 'RETURNED' ? 'focal.handInAgain' : 'focal.handIn')}
      </Button>
      {empty && !nothing && <Muted>{t('focal.emptyHint')}</Muted>}
      {confirmDialog}
    </Stack>
  );
}

function Note({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const { t } = useText();
  return (
    <TextArea
      label={t('focal.note')}
      hint={t('focal.noteHint')}
      optional
      value={value}
      onChange={onChange}
      limit={TABLE_LIMITS.setNote}
      rows={2}
    />
  );
}

function useHandIn(work: UnitWork, set: UnitSetView) {
  const { t } = useText();
  const act = useAct();
  const { confirm, confirmDialog } = useConfirm();
  const [busy, setBusy] = useState(false);
  const handIn = async (note: string, nothing: boolean) => {
    const seen = set.version;
    const free = work.free > 0 ? ` ${t('focal.freeLeft', { n: work.free })}` : '';
    const answer = await confirm({
      title: t('focal.confirmTitle', { n: work.collated.length }),
      consequence: t(nothing ? 'focal.confirmNothing' : 'focal.confirmWords') + free,
      confirmLabel: t('focal.handIn'),
    });
    if (!answer) return;
    setBusy(true);
    await act('collection.submitSet', { note, nothing, seen }, { done: t('focal.handedIn') });
    setBusy(false);
  };
  return { confirmDialog, handIn, busy };
}
