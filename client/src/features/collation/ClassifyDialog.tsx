import type { CollatedView, Id } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { FormDialog } from '../meeting/FormDialog';
import { Select, type SelectOption } from '../../ui/Select';
import { useTopics } from '../meeting/topics';
import { useAct } from '../meeting/use-act';
import { useResponderUnitOptions } from '../participants/units';

interface ClassifyProps {
  collated: readonly CollatedView[];
  onClose: () => void;
}

/** The value that all of them have, or null. */
function common<Value>(values: readonly Value[]): Value | null {
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}

/** Moves collated opinions to another issue group. */
export function TopicDialog({ collated, onClose }: ClassifyProps) {
  const { t } = useText();
  const act = useAct();
  const topics = useTopics();
  const save = async (topicId: Id | null) => {
    if (topicId === null) return;
    for (const { id, wording, version } of collated) {
      const answer = await act('collation.edit', { collatedId: id, wording, topicId, seen: version });
      if (!answer.ok) return;
    }
    onClose();
  };
  return (
    <ChoiceDialog
      title={t('desk.topicTitle', { n: collated.length })}
      label={t('common.topic')}
      first={common(collated.map((row) => row.topicId))}
      options={topics.options}
      placeholder={t('desk.pickTopic')}
      onClose={onClose}
      onSave={save}
    />
  );
}

/** Says which unit is to answer; the unit that had it before no longer sees it. */
export function AssignDialog({ collated, onClose }: ClassifyProps) {
  const { t } = useText();
  const act = useAct();
  const units = useResponderUnitOptions();
  const save = async (responderUnitId: Id | null) => {
    for (const { id, version } of collated) {
      const answer = await act('collation.assign', { collatedId: id, responderUnitId, seen: version });
      if (!answer.ok) return;
    }
    onClose();
  };
  return (
    <ChoiceDialog
      optional
      title={t('desk.assignTitle', { n: collated.length })}
      label={t('desk.responderUnit')}
      first={common(collated.map((row) => row.responderUnitId))}
      options={units}
      placeholder={t('desk.nobodyYet')}
      onClose={onClose}
      onSave={save}
    />
  );
}

interface ChoiceDialogProps {
  title: string;
  label: string;
  first: Id | null;
  options: SelectOption<Id>[];
  placeholder: string;
  optional?: boolean;
  onClose: () => void;
  onSave: (value: Id | null) => Promise<void>;
}

function ChoiceDialog(props: ChoiceDialogProps) {
  const { title, label, options, placeholder, optional, onClose } = props;
  const [value, setValue] = useState(props.first);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    await props.onSave(value);
    setBusy(false);
  };
  return (
    <FormDialog
      title={title}
      busy={busy}
      disabled={!optional && value === null}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={label}
        optional={optional}
        value={value}
        onChange={(picked) => setValue(picked || null)}
        options={options}
        placeholder={placeholder}
      />
    </FormDialog>
  );
}
