import type { CollatedView, RepeatOf } from '@doi-thoai/shared';
import { COLLATION_LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { TextField } from '../../ui/fields';
import { Row, Stack } from '../../ui/layout';
import { NumberField } from '../../ui/NumberField';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';

const NOTHING: RepeatOf = { meeting: '', heldOn: null, number: null };

interface RepeatDialogProps {
  row: CollatedView;
  onClose: () => void;
}

interface Form {
  words: RepeatOf;
  change: (patch: Partial<RepeatOf>) => void;
  missing: boolean;
  busy: boolean;
  save: () => void;
  /** It repeats nothing after all. */
  clear: () => void;
}

function useForm({ row, onClose }: RepeatDialogProps): Form {
  const act = useAct();
  const [words, setWords] = useState(row.repeatOf ?? NOTHING);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const change = (patch: Partial<RepeatOf>) => setWords({ ...words, ...patch });
  const send = async (repeatOf: RepeatOf) => {
    setBusy(true);
    const answer = await act('collation.markRepeat', {
      ...{ collatedId: row.id, seen: row.version },
      ...repeatOf,
    });
    setBusy(false);
    if (answer.ok) onClose();
  };
  const meeting = words.meeting.trim();
  const save = () => {
    setMissing(meeting === '');
    if (meeting !== '') void send({ ...words, meeting });
  };
  return { words, change, missing: missing && meeting === '', busy, save, clear: () => void send(NOTHING) };
}

/** Which item of an earlier meeting it says again: whoever answers sees that it was said before. */
export function RepeatDialog(props: RepeatDialogProps) {
  const { row, onClose } = props;
  const { t } = useText();
  const { words, change, missing, busy, save, clear } = useForm(props);
  return (
    <FormDialog
      title={t('collation.repeatTitle', { number: row.number })}
      busy={busy}
      onSave={save}
      onClose={onClose}
    >
      <Stack gap={3}>
        <TextField
          label={t('collation.repeatMeeting')}
          hint={t('collation.repeatHint')}
          limit={COLLATION_LIMITS.earlierMeeting}
          value={words.meeting}
          onChange={(value) => change({ meeting: value })}
          error={missing ? t('errors.field.MISSING') : undefined}
        />
        <When words={words} change={change} />
        {row.repeatOf && (
          <Row>
            <Button onClick={clear}>{t('collation.repeatNot')}</Button>
          </Row>
        )}
      </Stack>
    </FormDialog>
  );
}

function When({ words, change }: { words: RepeatOf; change: (patch: Partial<RepeatOf>) => void }) {
  const { t } = useText();
  return (
    <>
      <DateField
        optional
        label={t('collation.repeatHeldOn')}
        value={words.heldOn}
        onChange={(heldOn) => change({ heldOn })}
      />
      <NumberField
        optional
        label={t('collation.repeatNumber')}
        min={1}
        value={words.number}
        onChange={(number) => change({ number: number || null })}
      />
    </>
  );
}
