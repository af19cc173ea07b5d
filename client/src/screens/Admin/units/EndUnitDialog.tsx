import { unitNameOn } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { civilToday } from '../../../text/format';
import { useText } from '../../../text/text';
import { DateField } from '../../../ui/DateField';
import { Muted, Stack } from '../../../ui/layout';
import { Select, type SelectOption } from '../../../ui/Select';
import { organise } from '../staff-api';
import { useSending } from '../use-sending';
import { BasisField, Failure, useDone, type UnitDialogProps } from './unit-form';
import { otherUnits } from './unit-tree';

interface EndForm {
  /** Empty: no day was chosen. */
  endedOn: string;
  successorId: string;
  basis: string;
}

/** Merged into another unit, or abolished, from a day on. */
export function EndUnitDialog({ unit, units, onClose, onDone }: UnitDialogProps) {
  const { t } = useText();
  const today = civilToday();
  const done = useDone(onDone);
  const first = { endedOn: unit.endedOn ?? today, successorId: unit.successorId ?? '', basis: unit.endBasis };
  const [form, setForm] = useState<EndForm>(first);
  const { busy, failure, send } = useSending();
  const name = unitNameOn(unit, today);
  const below = units.filter(({ parentId }) => parentId === unit.id).length;
  const save = () =>
    send(async () => {
      const { endedOn, successorId, basis } = form;
      const words = { endedOn, successorId: successorId || null, basis: basis.trim() };
      await organise('organisation.endUnit', { unitId: unit.id, ...words, seen: unit.version });
      done(name);
    });
  return (
    <FormDialog
      title={t('units.endTitle', { unit: name })}
      saveLabel={t('units.endSave')}
      busy={busy}
      disabled={form.endedOn === ''}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <p>{t(form.successorId === '' ? 'units.endAlone' : 'units.endHint')}</p>
        <EndFields
          form={form}
          change={(patch) => setForm({ ...form, ...patch })}
          successors={otherUnits(units, unit, today)}
        />
        {below > 0 && <Muted>{t('units.endBelow', { n: below })}</Muted>}
        <Failure>{failure}</Failure>
      </Stack>
    </FormDialog>
  );
}

interface EndFieldsProps {
  form: EndForm;
  change: (patch: Partial<EndForm>) => void;
  successors: readonly SelectOption<string>[];
}

function EndFields({ form, change, successors }: EndFieldsProps) {
  const { t } = useText();
  return (
    <>
      <DateField
        label={t('units.endedOn')}
        value={form.endedOn || null}
        onChange={(day) => change({ endedOn: day ?? '' })}
        error={form.endedOn === '' ? t('errors.field.MISSING') : undefined}
      />
      <Select
        label={t('units.successor')}
        optional
        placeholder={t('units.noSuccessor')}
        value={form.successorId}
        onChange={(successorId) => change({ successorId })}
        options={successors}
      />
      <BasisField value={form.basis} onChange={(basis) => change({ basis })} />
    </>
  );
}
