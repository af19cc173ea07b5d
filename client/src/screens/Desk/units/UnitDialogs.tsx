import type { Id, ReaderState, UnitOfDay } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { proposedClosing } from '../../../features/collection/closing-time';
import type { UnitRow } from '../../../features/collection/unit-rows';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { civilTimeOf, instantOf } from '../../../features/meeting/plan/plan-form';
import { useAct } from '../../../features/meeting/use-act';
import { compareWords } from '../../../features/participants/name-order';
import { useMeeting } from '../../../realtime/hooks';
import { useSeat } from '../../../realtime/session-context';
import { useFetched } from '../../../realtime/use-fetched';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { DateField } from '../../../ui/DateField';
import { Muted, Row, Stack } from '../../../ui/layout';
import styles from './units.module.css';

export interface UnitDialog {
  what: 'ASK' | 'EXTEND' | 'GIVE_BACK' | 'VOID';
  /** Null: to be chosen. */
  unitId: Id | null;
}

interface UnitDialogsProps {
  asked: UnitDialog;
  rows: readonly UnitRow[];
  onClose: () => void;
}

export function UnitDialogs({ asked, rows, onClose }: UnitDialogsProps) {
  const row = rows.find(({ id }) => id === asked.unitId);
  if (asked.what === 'GIVE_BACK') return row ? <GiveBack row={row} onClose={onClose} /> : null;
  if (asked.what === 'VOID') return row ? <VoidLink row={row} onClose={onClose} /> : null;
  return <WindowDialog what={asked.what} rows={rows} onClose={onClose} />;
}

function GiveBack({ row, onClose }: { row: UnitRow; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  // What the person saw when the question was asked.
  const [seen] = useState(row.set?.version ?? 0);
  const giveBack = async (reason: string) => {
    setBusy(true);
    const done = t('collection.givenBack', { unit: row.name });
    await act('collection.returnSet', { unitId: row.id, reason, seen }, { done });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      busy={busy}
      title={t('collection.giveBackTitle', { unit: row.name })}
      consequence={t('collection.giveBackWords')}
      confirmLabel={t('collection.giveBack')}
      reason={{ label: t('common.reason'), limit: LIMITS.reason }}
      onConfirm={(reason) => void giveBack(reason)}
      onCancel={onClose}
    />
  );
}

function VoidLink({ row, onClose }: { row: UnitRow; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const unit = row.name;
  const voidLink = async (reason: string) => {
    await act('collection.voidLink', { unitId: row.id, reason }, { done: t('collection.voided', { unit }) });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      danger
      title={t('collection.voidTitle', { unit })}
      consequence={t('collection.voidWords')}
      confirmLabel={t('collection.voidLink')}
      reason={{ label: t('common.reason'), limit: LIMITS.reason }}
      onConfirm={(reason) => void voidLink(reason)}
      onCancel={onClose}
    />
  );
}

const selectStart = (state: ReaderState) => state.meeting?.startsAt ?? 0;

/** Which units, and until when: to ask them, or to give those asked another time. */
function useWindow(what: 'ASK' | 'EXTEND', choices: readonly UnitRow[], onClose: () => void) {
  const { t } = useText();
  const act = useAct();
  const { client } = useSeat();
  const startsAt = useMeeting(selectStart);
  const [picked, setPicked] = useState<readonly Id[]>(choices.map(({ id }) => id));
  const [closes, setCloses] = useState<string | null>(() =>
    civilTimeOf(proposedClosing(startsAt, client.clock.now())),
  );
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const closesAt = instantOf(closes);
    const late = closesAt === null || closesAt <= client.clock.now();
    setWrong(late);
    if (late) return;
    setBusy(true);
    const payload = { unitIds: [...picked], closesAt };
    const answer =
      what === 'ASK'
        ? await act('collection.open', payload, { done: t('collection.asked', { n: picked.length }) })
        : await act('collection.extend', payload, { done: t('collection.extended') });
    setBusy(false);
    if (answer.ok) onClose();
  };
  return { picked, setPicked, closes, setCloses, wrong, busy, save };
}

function WindowDialog({ what, rows, onClose }: { what: 'ASK' | 'EXTEND' } & Omit<UnitDialogsProps, 'asked'>) {
  const { t } = useText();
  const [choices] = useState(() => rows.filter(({ set }) => (set === null) === (what === 'ASK')));
  const others = useOtherUnits(rows);
  const form = useWindow(what, choices, onClose);
  const n = form.picked.length;
  return (
    <FormDialog
      wide
      title={t(what === 'ASK' ? 'collection.askTitle' : 'collection.extendTitle')}
      saveLabel={t(what === 'ASK' ? 'collection.askSave' : 'collection.extendSave', { n })}
      busy={form.busy}
      disabled={n === 0}
      onSave={() => void form.save()}
      onClose={onClose}
    >
      <Stack gap={4}>
        {what === 'ASK' && <p>{t('collection.askHint')}</p>}
        <DateField
          label={t('collection.closesAt')}
          hint={t('collection.closesAtHint')}
          with="time"
          value={form.closes}
          onChange={form.setCloses}
          error={form.wrong ? t('collection.closesWrong') : undefined}
        />
        <Choices choices={choices} picked={form.picked} onPick={form.setPicked} />
        {what === 'ASK' && <OtherUnits units={others} picked={form.picked} onPick={form.setPicked} />}
      </Stack>
    </FormDialog>
  );
}

/** Units of the organisation that have no part in the meeting yet, by the names of its day. */
function useOtherUnits(rows: readonly UnitRow[]): readonly UnitOfDay[] {
  const { meetingId, participantId } = useSeat();
  const [units] = useFetched<UnitOfDay[]>(`api/meetings/${meetingId}/units?seat=${participantId}`);
  if (units.state !== 'there') return [];
  const here = new Set(rows.map(({ id }) => id));
  return units.value.filter(({ id }) => !here.has(id)).sort((a, b) => compareWords(a.name, b.name));
}

interface OtherUnitsProps extends Omit<ChoicesProps, 'choices'> {
  units: readonly UnitOfDay[];
}

function OtherUnits({ units, picked, onPick }: OtherUnitsProps) {
  const { t } = useText();
  if (units.length === 0) return null;
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{t('units.fromOrganisation')}</legend>
      {units.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={picked.includes(id)}
          onChange={(on) => onPick(on ? [...picked, id] : picked.filter((other) => other !== id))}
        />
      ))}
    </fieldset>
  );
}

interface ChoicesProps {
  choices: readonly UnitRow[];
  picked: readonly Id[];
  onPick: (picked: readonly Id[]) => void;
}

function Choices({ choices, picked, onPick }: ChoicesProps) {
  const { t } = useText();
  const n = choices.length;
  const all = picked.length === n;
  if (n === 0) return <Muted>{t('collection.noneToAsk')}</Muted>;
  const toggle = (id: Id, on: boolean) =>
    onPick(on ? [...picked, id] : picked.filter((other) => other !== id));
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{t('collection.pickUnits')}</legend>
      <Row>
        <Button size="small" onClick={() => onPick(all ? [] : choices.map(({ id }) => id))}>
          {all ? t('collection.pickNone') : t('collection.pickAll', { n })}
        </Button>
      </Row>
      {choices.map(({ id, name, focal }) => (
        <Checkbox
          key={id}
          label={name}
          hint={
            focal.length > 0 ? t('collection.focal', { names: focal.join(', ') }) : t('collection.noFocal')
          }
          checked={picked.includes(id)}
          onChange={(on) => toggle(id, on)}
        />
      ))}
    </fieldset>
  );
}
