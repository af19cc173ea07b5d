import type { NewParticipant, ParticipantView, Role } from '@doi-thoai/shared';
import { LIMITS, TABLE_LIMITS, ROLES, makeId } from '@doi-thoai/shared';
import { useId, useState } from 'react';
import { useText } from '../../text/text';
import { Checkbox } from '../../ui/Checkbox';
import { FormDialog } from '../meeting/FormDialog';
import { TextField } from '../../ui/fields';
import { Row, Stack } from '../../ui/layout';
import { Select } from '../../ui/Select';
import { useOwnRole } from '../meeting/rights';
import { useAct } from '../meeting/use-act';
import { useUnitOptions } from './units';

interface PersonFormProps {
  /** Edits this one; without it somebody is added. */
  person?: ParticipantView;
  onClose: () => void;
}

type Form = NewParticipant & { withoutPhone: boolean };

const NOBODY: Form = { name: '', title: '', unit: '', role: 'DELEGATE', number: '', withoutPhone: false };
const TABLE_ROLES: readonly Role[] = ['CHAIR', 'CO_CHAIR', 'SECRETARY', 'ORGANISER'];

/** Roles that this seat may give: those at the table are the organiser's and the chair's to give (domain.md 6.1). */
function rolesFor(own: Role | null, present: Role): Role[] {
  const all = ROLES.filter((role) => role !== 'ADMIN');
  if (own === 'ORGANISER' || own === 'CHAIR') return all;
  if (TABLE_ROLES.includes(present)) return [present];
  return all.filter((role) => !TABLE_ROLES.includes(role));
}

/** Somebody who came without being on the roster, or a correction. */
export function PersonForm({ person, onClose }: PersonFormProps) {
  const { t } = useText();
  const act = useAct();
  const [seen, setSeen] = useState(person?.version ?? 0);
  const [form, setForm] = useState<Form>(person ?? NOBODY);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const name = form.name.trim();
    setMissing(name === '');
    if (name === '') return;
    setBusy(true);
    const { role, withoutPhone } = form;
    const words = { name, title: form.title.trim(), unit: form.unit.trim(), number: form.number.trim() };
    const payload = { ...words, role, withoutPhone, participantId: person?.id ?? makeId() };
    const done = { done: t('desk.personSaved', { name }) };
    const answer = person
      ? await act('participants.edit', { ...payload, seen }, done)
      : await act('participants.add', payload, done);
    setBusy(false);
    if (answer.ok) onClose();
    else if (person) setSeen(person.version);
  };
  return (
    <FormDialog
      wide
      title={person ? t('desk.personEdit') : t('desk.personAdd')}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Fields
        form={form}
        change={(patch) => setForm({ ...form, ...patch })}
        missing={missing}
        present={person?.role}
      />
    </FormDialog>
  );
}

interface FieldsProps {
  form: Form;
  change: (patch: Partial<Form>) => void;
  missing: boolean;
  present?: Role;
}

function Fields(props: FieldsProps) {
  const { form, change, missing } = props;
  const { t } = useText();
  return (
    <Stack gap={3}>
      <TextField
        label={t('common.name')}
        value={form.name}
        onChange={(name) => change({ name })}
        limit={LIMITS.personName}
        error={missing && form.name.trim() === '' ? t('errors.field.MISSING') : undefined}
      />
      <TextField
        label={t('common.position')}
        optional
        value={form.title}
        onChange={(title) => change({ title })}
        limit={LIMITS.personTitle}
      />
      <UnitField {...props} />
      <SeatFields {...props} />
      <Checkbox
        label={t('desk.withoutPhone')}
        hint={t('desk.withoutPhoneHint')}
        checked={form.withoutPhone}
        onChange={(withoutPhone) => change({ withoutPhone })}
      />
    </Stack>
  );
}

/** Known units are offered; a new name makes a new unit. */
function UnitField({ form, change }: FieldsProps) {
  const { t } = useText();
  const units = useUnitOptions();
  const known = useId();
  return (
    <>
      <TextField
        label={t('common.unit')}
        optional
        list={known}
        value={form.unit}
        onChange={(unit) => change({ unit })}
        limit={TABLE_LIMITS.unitName}
      />
      <datalist id={known}>
        {units.map((unit) => (
          <option key={unit.value} value={unit.label} />
        ))}
      </datalist>
    </>
  );
}

function SeatFields({ form, change, present = 'DELEGATE' }: FieldsProps) {
  const { t } = useText();
  const own = useOwnRole();
  return (
    <Row gap={4} align="start">
      <TextField
        label={t('desk.seatNumber')}
        hint={t('desk.seatNumberHint')}
        optional
        value={form.number}
        onChange={(number) => change({ number })}
      />
      <Select
        label={t('common.role')}
        value={form.role}
        onChange={(role) => change({ role })}
        options={rolesFor(own, present).map((role) => ({ value: role, label: t(`states.role.${role}`) }))}
      />
    </Row>
  );
}
