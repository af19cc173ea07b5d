import type { Id, ReaderState } from '@doi-thoai/shared';
import { LIMITS, makeId } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { TopicSelect } from '../../../features/meeting/TopicSelect';
import { useAct } from '../../../features/meeting/use-act';
import { PersonPicker } from '../../../features/participants/PersonPicker';
import { useParticipants } from '../../../features/participants/units';
import { useMeeting } from '../../../realtime/hooks';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { TextArea } from '../../../ui/fields';
import { Stack } from '../../../ui/layout';

const selectOpen = (state: ReaderState) => state.meeting?.registrationOpen ?? false;

interface Form {
  participantId: Id | null;
  topicId: Id | null;
  line: string;
}

const EMPTY: Form = { participantId: null, topicId: null, line: '' };

function useRegister(onDone: () => void) {
  const { t } = useText();
  const act = useAct();
  const [form, setForm] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const save = async () => {
    const { participantId, topicId, line } = form;
    setTried(true);
    if (participantId === null || topicId === null) return;
    const words = { participantId, topicId, line: line.trim(), submissionId: null, type: 'OPINION' as const };
    const payload = { requestId: makeId(), ...words };
    const answer = await act('floor.requestForOther', payload, { done: t('desk.registered') });
    if (answer.ok) onDone();
  };
  return {
    form,
    change: (patch: Partial<Form>) => setForm({ ...form, ...patch }),
    tried,
    save: () => void save(),
  };
}

/** Puts somebody without a phone into the queue. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const open = useMeeting(selectOpen);
  const register = useRegister(onClose);
  return (
    <FormDialog
      wide
      title={t('desk.registerTitle')}
      saveLabel={t('desk.registerSave')}
      onSave={register.save}
      onClose={onClose}
    >
      <Stack gap={3}>
        {!open && <Banner tone="waiting">{t('desk.regClosed')}</Banner>}
        <Fields {...register} />
      </Stack>
    </FormDialog>
  );
}

function Fields({ form, change, tried, save }: ReturnType<typeof useRegister>) {
  const { t } = useText();
  const participants = useParticipants();
  const delegates = useMemo(
    () => Object.values(participants).filter((one) => one.role === 'DELEGATE'),
    [participants],
  );
  const nobody = tried && form.participantId === null;
  return (
    <>
      <PersonPicker
        label={t('states.role.DELEGATE')}
        people={delegates}
        value={form.participantId}
        onChange={(participantId) => change({ participantId })}
        error={nobody ? t('errors.field.MISSING') : undefined}
      />
      <TopicSelect
        value={form.topicId}
        onChange={(topicId) => change({ topicId })}
        missing={tried && form.topicId === null}
      />
      <TextArea
        label={t('desk.speechLine')}
        optional
        value={form.line}
        onChange={(line) => change({ line })}
        onSend={save}
        limit={LIMITS.speechLine}
        rows={2}
      />
    </>
  );
}
