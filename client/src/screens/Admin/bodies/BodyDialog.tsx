import type { IssuingBodyView } from '@doi-thoai/shared';
import { BODY_LIMITS, PAPER_SYSTEMS, TABLE_LIMITS, isAbbreviation, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { useText } from '../../../text/text';
import { ChipGroup } from '../../../ui/Chip';
import { DateField } from '../../../ui/DateField';
import { TextField } from '../../../ui/fields';
import { Muted, Stack } from '../../../ui/layout';
import { showToast } from '../../../ui/toast-store';
import { organise } from '../staff-api';
import { Failure } from '../units/unit-form';
import { useSending } from '../use-sending';

type Form = Omit<IssuingBodyView, 'id' | 'version'>;

const EMPTY: Form = {
  ...{ name: '', parentBody: '', system: 'STATE', abbreviation: '', place: '' },
  ...{ term: '', termFrom: null, termTo: null, endedOn: null },
};

interface BodyDialogProps {
  /** Null: a new one. */
  body: IssuingBodyView | null;
  onClose: () => void;
  onDone: () => void;
}

const trimmed = (form: Form): Form => ({
  ...form,
  ...{ name: form.name.trim(), parentBody: form.parentBody.trim(), place: form.place.trim() },
  ...{ abbreviation: form.abbreviation.trim(), term: form.system === 'PARTY' ? form.term.trim() : '' },
});

function isComplete({ name, place, abbreviation, system, term, termFrom, termTo }: Form): boolean {
  const ordered = termFrom === null || termTo === null || termFrom <= termTo;
  return (
    name !== '' &&
    place !== '' &&
    isAbbreviation(abbreviation) &&
    (system === 'STATE' || term !== '') &&
    ordered
  );
}

export function BodyDialog({ body, onClose, onDone }: BodyDialogProps) {
  const { t } = useText();
  const [form, setForm] = useState<Form>(body ?? EMPTY);
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const save = async () => {
    setTried(true);
    const words = trimmed(form);
    if (!isComplete(words)) return;
    const { system, endedOn, name, parentBody, abbreviation, place, term, termFrom, termTo } = words;
    const more = { name, parentBody, abbreviation, place, term, termFrom, termTo };
    await send(async () => {
      if (body) {
        const { id: bodyId, version: seen } = body;
        await organise('organisation.editIssuingBody', { ...more, bodyId, endedOn, seen });
      } else await organise('organisation.addIssuingBody', { ...more, bodyId: makeId(), system });
      showToast({ text: t('bodies.saved', { name }), tone: 'done' });
      onDone();
    });
  };
  return (
    <FormDialog
      wide
      title={body ? t('bodies.editTitle') : t('bodies.add')}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Fields
          form={form}
          change={(patch) => setForm({ ...form, ...patch })}
          tried={tried}
          fresh={body === null}
        />
        <Failure>{failure}</Failure>
      </Stack>
    </FormDialog>
  );
}

interface FieldsProps {
  form: Form;
  change: (patch: Partial<Form>) => void;
  tried: boolean;
  fresh: boolean;
}

function Fields(props: FieldsProps) {
  const { form, change, fresh } = props;
  const { t } = useText();
  return (
    <>
      <SystemField {...props} />
      <NameFields {...props} />
      {form.system === 'PARTY' && <TermFields {...props} />}
      {!fresh && (
        <DateField
          label={t('bodies.endedOn')}
          hint={t('bodies.endedHint')}
          optional
          value={form.endedOn}
          onChange={(endedOn) => change({ endedOn })}
        />
      )}
    </>
  );
}

function SystemField({ form, change, fresh }: FieldsProps) {
  const { t } = useText();
  if (!fresh) {
    return (
      <Muted>
        {t('bodies.system')}: {t(`bodies.system.${form.system}`)}
      </Muted>
    );
  }
  return (
    <>
      <ChipGroup
        legend={t('bodies.system')}
        value={form.system}
        onChange={(system) => change({ system })}
        options={PAPER_SYSTEMS.map((value) => ({ value, label: t(`bodies.system.${value}`) }))}
      />
      <Muted>{t('bodies.systemHint')}</Muted>
    </>
  );
}

function NameFields({ form, change, tried }: FieldsProps) {
  const { t } = useText();
  const need = (value: string) => (tried && value.trim() === '' ? t('errors.field.MISSING') : undefined);
  const short = form.abbreviation.trim();
  return (
    <>
      <TextField
        label={t('bodies.name')}
        limit={TABLE_LIMITS.hostBody}
        value={form.name}
        onChange={(name) => change({ name })}
        error={need(form.name)}
      />
      <TextField
        label={t('bodies.parentBody')}
        optional
        limit={TABLE_LIMITS.hostBody}
        value={form.parentBody}
        onChange={(parentBody) => change({ parentBody })}
      />
      <TextField
        label={t('bodies.abbreviation')}
        hint={t('bodies.abbreviationHint')}
        value={form.abbreviation}
        onChange={(abbreviation) => change({ abbreviation })}
        error={need(short) ?? (tried && !isAbbreviation(short) ? t('bodies.abbreviationWrong') : undefined)}
      />
      <TextField
        label={t('bodies.place')}
        hint={t('bodies.placeHint')}
        limit={BODY_LIMITS.place}
        value={form.place}
        onChange={(place) => change({ place })}
        error={need(form.place)}
      />
    </>
  );
}

function TermFields({ form, change, tried }: FieldsProps) {
  const { t } = useText();
  const { term, termFrom, termTo } = form;
  const crossed = termFrom !== null && termTo !== null && termTo < termFrom;
  return (
    <>
      <TextField
        label={t('bodies.term')}
        hint={t('bodies.termHint')}
        limit={BODY_LIMITS.term}
        value={term}
        onChange={(value) => change({ term: value })}
        error={tried && term.trim() === '' ? t('errors.field.MISSING') : undefined}
      />
      <DateField
        label={t('bodies.termFrom')}
        optional
        value={termFrom}
        onChange={(value) => change({ termFrom: value })}
      />
      <DateField
        label={t('bodies.termTo')}
        optional
        value={termTo}
        onChange={(value) => change({ termTo: value })}
        error={crossed ? t('errors.field.OUT_OF_RANGE') : undefined}
      />
    </>
  );
}
