import type { Aspect, CollatedView, Id } from '@doi-thoai/shared';
import { AUTHORITIES, FIELDS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { Stack } from '../../ui/layout';
import { Select, type SelectOption } from '../../ui/Select';
import { FormDialog } from '../meeting/FormDialog';
import { RefusedList, useMany } from '../meeting/many';
import { useTopics } from '../meeting/topics';
import { useResponderUnitOptions } from '../participants/units';

/** The value that all of them have, or null. */
function common<Value>(values: readonly Value[]): Value | null {
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}

const VALUE_OF: Record<Aspect, (row: CollatedView) => Id | null> = {
  TOPIC: (row) => row.topicId,
  RESPONDER: (row) => row.responderUnitId,
  FIELD: (row) => row.field ?? null,
  AUTHORITY: (row) => row.authority ?? null,
};

function useOptions(aspect: Aspect): SelectOption<string>[] {
  const { t } = useText();
  const topics = useTopics();
  const units = useResponderUnitOptions();
  const options: Record<Aspect, () => SelectOption<string>[]> = {
    TOPIC: () => topics.options,
    RESPONDER: () => units,
    FIELD: () => FIELDS.map((value) => ({ value, label: t(`states.field.${value}`) })),
    AUTHORITY: () => AUTHORITIES.map((value) => ({ value, label: t(`states.authority.${value}`) })),
  };
  return options[aspect]();
}

interface ClassifyDialogProps {
  aspect: Aspect;
  collated: readonly CollatedView[];
  onClose: () => void;
}

/** One aspect of one or many collated opinions in one act. */
export function ClassifyDialog({ aspect, collated, onClose }: ClassifyDialogProps) {
  const { t } = useText();
  const many = useMany(collated);
  const options = useOptions(aspect);
  const [value, setValue] = useState(() => common(collated.map(VALUE_OF[aspect])));
  const n = many.rows.length;
  const save = async () => {
    const items = many.rows.map(({ id, version }) => ({ collatedId: id, seen: version }));
    const payload = { items, aspect, value: value ?? '' };
    if (await many.act('collation.classify', payload, t('collation.classified', { n }))) onClose();
  };
  return (
    <FormDialog
      title={t(`collation.title.${aspect}`, { n })}
      busy={many.busy}
      disabled={aspect === 'TOPIC' && value === null}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Select
          label={t(`collation.aspect.${aspect}`)}
          optional={aspect !== 'TOPIC'}
          value={value}
          onChange={(picked) => setValue(picked || null)}
          options={options}
          placeholder={t(`collation.pick.${aspect}`)}
        />
        <RefusedList many={many} nameOf={(row) => `#${row.number} ${row.wording}`} />
      </Stack>
    </FormDialog>
  );
}
