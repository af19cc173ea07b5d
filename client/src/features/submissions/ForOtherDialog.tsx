import type { Id, Payload, SubmissionKind } from '@doi-thoai/shared';
import { LIMITS, SUBMISSION_KINDS, makeId } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { useDraft } from '../../realtime/drafts';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { ChipGroup } from '../../ui/Chip';
import { FormDialog } from '../meeting/FormDialog';
import { TextArea, TextField } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { Select } from '../../ui/Select';
import { TopicSelect } from '../meeting/TopicSelect';
import { useAct } from '../meeting/use-act';
import { PersonPicker } from '../participants/PersonPicker';
import { useParticipants, useUnitOptions } from '../participants/units';

interface ForOtherDialogProps {
  onClose: () => void;
  onDone: (submissionId: Id) => void;
}

interface Form {
  whose: 'PERSON' | 'UNIT';
  authorId: Id | null;
  unitId: Id | null;
  kind: SubmissionKind;
  topicId: Id | null;
  summary: string;
  text: string;
}

const EMPTY: Form = {
  whose: 'PERSON',
  authorId: null,
  unitId: null,
  kind: 'OPINION',
  topicId: null,
  summary: '',
  text: '',
};

type Filled = Omit<Payload<'submissions.submitForOther'>, 'submissionId' | 'writtenAt'>;

/** What may be sent, or null while something is missing. */
function filled(form: Form): Filled | null {
  const { whose, kind, topicId } = form;
  const summary = form.summary.trim();
  const text = form.text.trim() || summary;
  const authorId = whose === 'PERSON' ? form.authorId : null;
  const unitId = whose === 'UNIT' ? form.unitId : null;
  const named = whose === 'PERSON' ? authorId !== null : unitId !== null;
  if (!named || topicId === null || summary === '') return null;
  return { kind, topicId, summary, text, authorId, unitId };
}

/** Paper and voice: typed by the secretary for a person without a phone or for a unit, and marked so. */
export function ForOtherDialog({ onClose, onDone }: ForOtherDialogProps) {
  const { t } = useText();
  const act = useAct();
  const { client } = useSeat();
  const { value: form, change, clear } = useDraft('for-other', EMPTY);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const words = filled(form);
    setMissing(words === null);
    if (!words) return;
    setBusy(true);
    const payload = { ...words, submissionId: makeId(), writtenAt: Math.floor(client.clock.now()) };
    const answer = await act('submissions.submitForOther', payload, { done: t('desk.forOtherDone') });
    setBusy(false);
    if (!answer.ok) return;
    clear();
    onDone(payload.submissionId);
  };
  return (
    <FormDialog
      wide
      title={t('desk.forOtherTitle')}
      saveLabel={t('desk.forOtherSave')}
      busy={busy}
      onSave={() => void send()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Whose form={form} change={change} missing={missing} />
        <Words form={form} change={change} missing={missing} onSend={() => void send()} />
      </Stack>
    </FormDialog>
  );
}

interface PartProps {
  form: Form;
  change: (patch: Partial<Form>) => void;
  missing: boolean;
}

function Whose({ form, change, missing }: PartProps) {
  const { t } = useText();
  const participants = useParticipants();
  const units = useUnitOptions();
  const people = useMemo(
    () => Object.values(participants).filter((one) => ['DELEGATE', 'GUEST', 'UNIT_FOCAL'].includes(one.role)),
    [participants],
  );
  return (
    <>
      <ChipGroup
        legend={t('desk.whose')}
        value={form.whose}
        onChange={(whose) => change({ whose })}
        options={[
          { value: 'PERSON', label: t('desk.whosePerson') },
          { value: 'UNIT', label: t('desk.whoseUnit') },
        ]}
      />
      {form.whose === 'PERSON' ? (
        <PersonPicker
          label={t('desk.author')}
          people={people}
          value={form.authorId}
          onChange={(authorId) => change({ authorId })}
          error={missing && form.authorId === null ? t('errors.field.MISSING') : undefined}
        />
      ) : (
        <Select
          label={t('common.unit')}
          value={form.unitId}
          onChange={(unitId) => change({ unitId })}
          options={units}
          placeholder={t('desk.pickUnit')}
          error={missing && form.unitId === null ? t('errors.field.MISSING') : undefined}
        />
      )}
    </>
  );
}

function Words({ form, change, missing, onSend }: PartProps & { onSend: () => void }) {
  const { t } = useText();
  return (
    <>
      <ChipGroup
        legend={t('common.kind')}
        value={form.kind}
        onChange={(kind) => change({ kind })}
        options={SUBMISSION_KINDS.map((kind) => ({ value: kind, label: t(`states.kind.${kind}`) }))}
      />
      <TopicSelect
        value={form.topicId}
        onChange={(topicId) => change({ topicId })}
        missing={missing && form.topicId === null}
      />
      <TextField
        label={t('desk.summary')}
        value={form.summary}
        onChange={(summary) => change({ summary })}
        limit={LIMITS.summary}
        error={missing && form.summary.trim() === '' ? t('errors.field.MISSING') : undefined}
      />
      <TextArea
        label={t('desk.fullText')}
        hint={t('desk.fullTextHint')}
        optional
        value={form.text}
        onChange={(text) => change({ text })}
        onSend={onSend}
        limit={LIMITS.text}
      />
    </>
  );
}
