import type { OrgUnitView } from '@doi-thoai/shared';
import { TABLE_LIMITS, makeId, unitNameOn } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { civilToday } from '../../../text/format';
import { useText } from '../../../text/text';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { DateField } from '../../../ui/DateField';
import { TextField } from '../../../ui/fields';
import { Stack } from '../../../ui/layout';
import { Select } from '../../../ui/Select';
import { organise } from '../staff-api';
import { useSending } from '../use-sending';
import { ActsDialog } from './ActsDialog';
import { EndUnitDialog } from './EndUnitDialog';
import { BasisField, Failure, useDone, type UnitDialogProps } from './unit-form';
import { otherUnits } from './unit-tree';

/** What a dialog was opened for; `unit` is the one above with ADD, null at the top. */
export interface AskedUnit {
  what: 'ACTS' | 'ADD' | 'RENAME' | 'CORRECT' | 'MOVE' | 'END' | 'RESUME';
  unit: OrgUnitView | null;
}

type Props = Omit<UnitDialogProps, 'unit'> & { asked: AskedUnit; onAsk: (asked: AskedUnit) => void };

export function UnitDialog({ asked, onAsk, ...rest }: Props) {
  const { what, unit } = asked;
  if (what === 'ADD') return <AddUnit above={unit} {...rest} />;
  if (unit === null) return null;
  if (what === 'ACTS') return <ActsDialog unit={unit} onAsk={onAsk} onClose={rest.onClose} />;
  if (what === 'MOVE') return <MoveUnit unit={unit} {...rest} />;
  if (what === 'END') return <EndUnitDialog unit={unit} {...rest} />;
  if (what === 'RESUME') return <ResumeUnit unit={unit} {...rest} />;
  return <NameUnit unit={unit} fresh={what === 'RENAME'} {...rest} />;
}

function AddUnit({
  above,
  units,
  onClose,
  onDone,
}: { above: OrgUnitView | null } & Omit<Props, 'asked' | 'onAsk'>) {
  const { t } = useText();
  const done = useDone(onDone);
  const [form, setForm] = useState({ name: '', basis: '', parentId: above?.id ?? '' });
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const name = form.name.trim();
  const save = async () => {
    setTried(true);
    if (name === '') return;
    const { basis, parentId } = form;
    const words = { unitId: makeId(), name, parentId: parentId || null, basis: basis.trim() };
    await send(async () => {
      await organise('organisation.addUnit', words);
      done(name);
    });
  };
  return (
    <FormDialog title={t('units.add')} busy={busy} onSave={() => void save()} onClose={onClose}>
      <Stack gap={3}>
        <NameField value={form.name} onChange={(value) => setForm({ ...form, name: value })} tried={tried} />
        <ParentField
          units={units}
          unit={null}
          value={form.parentId}
          onChange={(parentId) => setForm({ ...form, parentId })}
        />
        <BasisField value={form.basis} onChange={(basis) => setForm({ ...form, basis })} />
        <Failure>{failure}</Failure>
      </Stack>
    </FormDialog>
  );
}

function NameField(props: { value: string; onChange: (name: string) => void; tried: boolean }) {
  const { t } = useText();
  const { value, onChange, tried } = props;
  return (
    <TextField
      label={t('units.name')}
      value={value}
      onChange={onChange}
      limit={TABLE_LIMITS.unitName}
      error={tried && value.trim() === '' ? t('errors.field.MISSING') : undefined}
    />
  );
}

interface ParentFieldProps {
  units: readonly OrgUnitView[];
  unit: OrgUnitView | null;
  value: string;
  onChange: (parentId: string) => void;
}

function ParentField({ units, unit, value, onChange }: ParentFieldProps) {
  const { t } = useText();
  return (
    <Select
      label={t('units.parent')}
      optional
      placeholder={t('units.top')}
      value={value}
      onChange={onChange}
      options={otherUnits(units, unit, civilToday())}
    />
  );
}

function MoveUnit({ unit, units, onClose, onDone }: UnitDialogProps) {
  const { t } = useText();
  const done = useDone(onDone);
  const [parentId, setParentId] = useState(unit.parentId ?? '');
  const { busy, failure, send } = useSending();
  const name = unitNameOn(unit, civilToday());
  const save = () =>
    send(async () => {
      const payload = { unitId: unit.id, parentId: parentId || null, seen: unit.version };
      await organise('organisation.moveUnit', payload);
      done(name);
    });
  return (
    <FormDialog
      title={`${t('units.move')}: ${name}`}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <ParentField units={units} unit={unit} value={parentId} onChange={setParentId} />
        <Failure>{failure}</Failure>
      </Stack>
    </FormDialog>
  );
}

/** A new name from a day on, or the spelling of the present one. */
function useNaming(unit: OrgUnitView, fresh: boolean, onDone: () => void) {
  const today = civilToday();
  const present = unit.names.findLast(({ validFrom }) => (validFrom ?? '') <= today) ?? unit.names[0];
  const done = useDone(onDone);
  const [form, setForm] = useState({
    name: present?.name ?? '',
    validFrom: fresh ? today : (present?.validFrom ?? null),
    basis: fresh ? '' : (present?.basis ?? ''),
  });
  const { busy, failure, send } = useSending();
  const name = form.name.trim();
  const complete = name !== '' && (!fresh || form.validFrom !== null);
  const save = () =>
    send(async () => {
      const { validFrom, basis } = form;
      const payload = { unitId: unit.id, name, validFrom, basis: basis.trim(), seen: unit.version };
      await organise('organisation.renameUnit', payload);
      done(name);
    });
  const change = (patch: Partial<typeof form>) => setForm({ ...form, ...patch });
  return { before: present?.name ?? '', form, change, complete, busy, failure, save };
}

function NameUnit({ unit, fresh, onClose, onDone }: UnitDialogProps & { fresh: boolean }) {
  const { t } = useText();
  const { before, form, change, complete, busy, failure, save } = useNaming(unit, fresh, onDone);
  return (
    <FormDialog
      title={`${t(fresh ? 'units.rename' : 'units.correct')}: ${before}`}
      busy={busy}
      disabled={!complete}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <p>{t(fresh ? 'units.renameHint' : 'units.correctHint')}</p>
        <NameField value={form.name} onChange={(name) => change({ name })} tried />
        {fresh && (
          <DateField
            label={t('units.validFrom')}
            value={form.validFrom}
            onChange={(validFrom) => change({ validFrom })}
            error={form.validFrom === null ? t('errors.field.MISSING') : undefined}
          />
        )}
        <BasisField value={form.basis} onChange={(basis) => change({ basis })} />
        <Failure>{failure}</Failure>
      </Stack>
    </FormDialog>
  );
}

function ResumeUnit({ unit, onClose, onDone }: UnitDialogProps) {
  const { t } = useText();
  const done = useDone(onDone);
  const { busy, failure, send } = useSending();
  const name = unitNameOn(unit, civilToday());
  const resume = () =>
    send(async () => {
      const payload = { unitId: unit.id, endedOn: null, successorId: null, basis: '', seen: unit.version };
      await organise('organisation.endUnit', payload);
      done(name);
    });
  return (
    <ConfirmDialog
      open
      busy={busy}
      title={t('units.resumeTitle', { unit: name })}
      consequence={
        <Stack gap={3}>
          <p>{t('units.resumeHint')}</p>
          <Failure>{failure}</Failure>
        </Stack>
      }
      confirmLabel={t('units.resumeSave')}
      onConfirm={() => void resume()}
      onCancel={onClose}
    />
  );
}
