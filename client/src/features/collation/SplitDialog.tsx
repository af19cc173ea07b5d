import type { CollatedView, Id, SplitPart, SubmissionView } from '@doi-thoai/shared';
import { COLLATION_LIMITS, TABLE_LIMITS, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { Button, IconButton } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { PlusIcon, TrashIcon } from '../../ui/console-icons';
import { TextArea } from '../../ui/fields';
import { Muted, Row, Stack } from '../../ui/layout';
import { FormDialog } from '../meeting/FormDialog';
import { TopicSelect } from '../meeting/TopicSelect';
import { useAct } from '../meeting/use-act';
import styles from './collation.module.css';

interface SplitDialogProps {
  whole: CollatedView;
  /** The raw opinions behind it. */
  sources: readonly SubmissionView[];
  onClose: () => void;
  onDone: (collatedId: Id) => void;
}

/** Every raw opinion in every part at first: taking one out is a decision, forgetting one is not possible. */
function newPart(whole: CollatedView): SplitPart {
  const { wording, topicId, sourceIds } = whole;
  return { collatedId: makeId(), wording, topicId, submissionIds: sourceIds };
}

function useParts(whole: CollatedView, sources: readonly SubmissionView[]) {
  const [parts, setParts] = useState(() => [newPart(whole), newPart(whole)]);
  const placed = new Set(parts.flatMap((part) => part.submissionIds));
  const left = sources.filter((source) => !placed.has(source.id));
  const complete = (part: SplitPart) =>
    part.wording.trim() !== '' && (sources.length === 0 || part.submissionIds.length > 0);
  return {
    parts,
    left,
    ready: left.length === 0 && parts.every(complete),
    add: () => setParts([...parts, newPart(whole)]),
    remove: (gone: SplitPart) => setParts(parts.filter((part) => part !== gone)),
    change: (changed: SplitPart, patch: Partial<SplitPart>) =>
      setParts(parts.map((part) => (part === changed ? { ...part, ...patch } : part))),
  };
}

/** One collated opinion that holds several matters becomes several. */
export function SplitDialog({ whole, sources, onClose, onDone }: SplitDialogProps) {
  const { t } = useText();
  const act = useAct();
  const form = useParts(whole, sources);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const parts = form.parts.map((part) => ({ ...part, wording: part.wording.trim() }));
    const payload = { collatedId: whole.id, seen: whole.version, parts };
    const answer = await act('collation.split', payload, {
      done: t('collation.splitDone', { n: parts.length }),
    });
    setBusy(false);
    if (answer.ok) onDone(parts[0]?.collatedId ?? whole.id);
  };
  return (
    <FormDialog
      wide
      title={t('collation.splitTitle', { number: whole.number })}
      saveLabel={t('collation.split')}
      busy={busy}
      disabled={!form.ready}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Muted>{t('collation.splitWords', { number: whole.number })}</Muted>
        <Parts form={form} sources={sources} />
      </Stack>
    </FormDialog>
  );
}

function Parts({ form, sources }: { form: ReturnType<typeof useParts>; sources: readonly SubmissionView[] }) {
  const { t } = useText();
  const { parts, left } = form;
  return (
    <>
      {parts.map((part, index) => (
        <Part
          key={part.collatedId}
          n={index + 1}
          part={part}
          sources={sources}
          change={(patch) => form.change(part, patch)}
          onRemove={parts.length > 2 ? () => form.remove(part) : undefined}
        />
      ))}
      {left.length > 0 && (
        <p className={styles.left} role="alert">
          {t('collation.splitLeft', { what: left.map((source) => source.summary).join('; ') })}
        </p>
      )}
      {parts.length < COLLATION_LIMITS.splitParts && (
        <Button size="small" icon={PlusIcon} onClick={form.add}>
          {t('collation.splitAdd')}
        </Button>
      )}
    </>
  );
}

interface PartProps {
  n: number;
  part: SplitPart;
  sources: readonly SubmissionView[];
  change: (patch: Partial<SplitPart>) => void;
  onRemove?: () => void;
}

function Part({ n, part, sources, change, onRemove }: PartProps) {
  const { t } = useText();
  return (
    <fieldset className={styles.partBox}>
      <legend className={styles.legend}>{t('collation.splitPart', { n })}</legend>
      {onRemove && (
        <Row justify="end">
          <IconButton
            size="small"
            icon={TrashIcon}
            label={t('collation.splitRemove', { n })}
            onClick={onRemove}
          />
        </Row>
      )}
      <TextArea
        label={t('desk.wording')}
        value={part.wording}
        onChange={(wording) => change({ wording })}
        limit={TABLE_LIMITS.wording}
        rows={2}
      />
      <TopicSelect value={part.topicId} onChange={(topicId) => change({ topicId })} />
      <PartSources part={part} sources={sources} change={change} />
    </fieldset>
  );
}

function PartSources({ part, sources, change }: Pick<PartProps, 'part' | 'sources' | 'change'>) {
  const { t } = useText();
  const toggle = (id: Id, on: boolean) => {
    const rest = part.submissionIds.filter((one) => one !== id);
    change({ submissionIds: on ? [...rest, id] : rest });
  };
  return (
    <>
      {sources.map((source) => (
        <Checkbox
          key={source.id}
          label={source.summary}
          hint={[source.authorName, source.authorUnit].filter(Boolean).join(' · ')}
          checked={part.submissionIds.includes(source.id)}
          onChange={(on) => toggle(source.id, on)}
        />
      ))}
      {sources.length > 0 && part.submissionIds.length === 0 && (
        <p className={styles.left}>{t('collation.splitEmpty')}</p>
      )}
    </>
  );
}
