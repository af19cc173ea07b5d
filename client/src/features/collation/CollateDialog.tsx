import type { Id, SubmissionView } from '@doi-thoai/shared';
import { TABLE_LIMITS, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { FormDialog } from '../meeting/FormDialog';
import { Fold } from '../../ui/Fold';
import { TextArea } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { List, ListRow } from '../../ui/List';
import { Select } from '../../ui/Select';
import { TopicSelect } from '../meeting/TopicSelect';
import { useAct } from '../meeting/use-act';
import { authorLabel } from '../submissions/author-label';
import { SuggestedTopic } from './SuggestedTopic';
import { useResponderUnitOptions, useUnitOptions } from '../participants/units';

interface CollateDialogProps {
  /** Raw opinions that it will stand on, in the order of picking; may be none. */
  sources: readonly SubmissionView[];
  onClose: () => void;
  onDone: (collatedId: Id) => void;
}

interface Words {
  wording: string;
  topicId: Id | null;
  unitId: Id | null;
  responderUnitId: Id | null;
}

function firstWords(sources: readonly SubmissionView[]): Words {
  const units = new Set(sources.map((source) => source.authorUnitId));
  return {
    wording: sources[0]?.summary ?? '',
    topicId: sources[0]?.topicId ?? null,
    unitId: units.size === 1 ? (sources[0]?.authorUnitId ?? null) : null,
    responderUnitId: null,
  };
}

/** From picked raw opinions to one collated opinion; their own words stay untouched (domain.md 6.3). */
export function CollateDialog({ sources, onClose, onDone }: CollateDialogProps) {
  const { t } = useText();
  const act = useAct();
  const [words, setWords] = useState(() => firstWords(sources));
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const { topicId } = words;
    const wording = words.wording.trim();
    setMissing(wording === '' || topicId === null);
    if (wording === '' || topicId === null) return;
    setBusy(true);
    const submissionIds = sources.map((source) => source.id);
    const payload = { collatedId: makeId(), ...words, wording, topicId, submissionIds };
    const answer = await act('collation.create', payload, { done: t('desk.collateDone') });
    setBusy(false);
    if (answer.ok) onDone(payload.collatedId);
  };
  return (
    <FormDialog
      wide
      title={t('desk.collateTitle', { n: sources.length })}
      saveLabel={t('desk.collateSave')}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <WordsFields
          source={sources[0]}
          words={words}
          change={(patch) => setWords({ ...words, ...patch })}
          missing={missing}
          onSend={save}
        />
        {sources.length > 0 && <Sources sources={sources} />}
      </Stack>
    </FormDialog>
  );
}

interface WordsFieldsProps {
  /** By whose words a topic is suggested. */
  source: SubmissionView | undefined;
  words: Words;
  change: (patch: Partial<Words>) => void;
  missing: boolean;
  onSend: () => Promise<void>;
}

function WordsFields({ source, words, change, missing, onSend }: WordsFieldsProps) {
  const { t } = useText();
  const wordless = missing && words.wording.trim() === '';
  return (
    <>
      <TextArea
        label={t('desk.wording')}
        hint={t('desk.wordingHint')}
        value={words.wording}
        onChange={(wording) => change({ wording })}
        onSend={() => void onSend()}
        limit={TABLE_LIMITS.wording}
        error={wordless ? t('errors.field.MISSING') : undefined}
        rows={3}
      />
      <TopicSelect
        value={words.topicId}
        onChange={(topicId) => change({ topicId })}
        missing={missing && words.topicId === null}
      />
      {source && (
        <SuggestedTopic
          kind="RAW"
          id={source.id}
          version={source.version}
          present={words.topicId}
          onUse={(topicId) => change({ topicId })}
        />
      )}
      <UnitFields words={words} change={change} />
    </>
  );
}

function UnitFields({ words, change }: Pick<WordsFieldsProps, 'words' | 'change'>) {
  const { t } = useText();
  const units = useUnitOptions();
  const responders = useResponderUnitOptions();
  return (
    <>
      <Select
        label={t('desk.responderUnit')}
        optional
        value={words.responderUnitId}
        onChange={(responderUnitId) => change({ responderUnitId: responderUnitId || null })}
        options={responders}
        placeholder={t('desk.later')}
      />
      <Select
        label={t('desk.ofUnit')}
        hint={t('desk.ofUnitHint')}
        optional
        value={words.unitId}
        onChange={(unitId) => change({ unitId: unitId || null })}
        options={units}
        placeholder={t('desk.noUnit')}
      />
    </>
  );
}

function Sources({ sources }: { sources: readonly SubmissionView[] }) {
  const { t } = useText();
  return (
    <Fold summary={t('desk.sources', { n: sources.length })}>
      <List>
        {sources.map((source) => (
          <ListRow key={source.id} title={source.summary} subtitle={authorLabel(source, t)} />
        ))}
      </List>
    </Fold>
  );
}
