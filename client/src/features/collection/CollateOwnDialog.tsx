import type { CollatedView, Id, SubmissionView } from '@doi-thoai/shared';
import { TABLE_LIMITS, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { TextArea } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { List, ListRow } from '../../ui/List';
import { FormDialog } from '../meeting/FormDialog';
import { TopicSelect } from '../meeting/TopicSelect';
import { useAct } from '../meeting/use-act';

interface CollateOwnDialogProps {
  unitId: Id;
  /** The collated opinion whose words are changed; without, a new one is made. */
  before?: CollatedView;
  sources: readonly SubmissionView[];
  onClose: () => void;
  onDone: () => void;
}

/** The unit's wording over its raw opinions; who answers is for the secretary to say. */
export function CollateOwnDialog({ unitId, before, sources, onClose, onDone }: CollateOwnDialogProps) {
  const { t } = useText();
  const [wording, setWording] = useState(before?.wording ?? sources[0]?.summary ?? '');
  const [topicId, setTopicId] = useState<Id | null>(before?.topicId ?? sources[0]?.topicId ?? null);
  const [missing, setMissing] = useState(false);
  const { busy, write } = useWrite({ unitId, before, sources }, onDone);
  const save = () => {
    const words = wording.trim();
    setMissing(words === '' || topicId === null);
    if (words !== '' && topicId !== null) void write(words, topicId);
  };
  return (
    <FormDialog
      wide
      title={
        before
          ? t('focal.editNumber', { number: before.number })
          : t('desk.collateTitle', { n: sources.length })
      }
      busy={busy}
      onSave={save}
      onClose={onClose}
    >
      <Stack gap={3}>
        <TextArea
          label={t('desk.wording')}
          hint={t('focal.wordingHint')}
          value={wording}
          onChange={setWording}
          onSend={save}
          limit={TABLE_LIMITS.wording}
          error={missing && wording.trim() === '' ? t('errors.field.MISSING') : undefined}
          rows={3}
        />
        <TopicSelect value={topicId} onChange={setTopicId} missing={missing && topicId === null} />
        {sources.length > 0 && <Sources sources={sources} />}
      </Stack>
    </FormDialog>
  );
}

function useWrite(what: Pick<CollateOwnDialogProps, 'unitId' | 'before' | 'sources'>, onDone: () => void) {
  const { t } = useText();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const { unitId, before, sources } = what;
  const write = async (wording: string, topicId: Id) => {
    setBusy(true);
    const submissionIds = sources.map(({ id }) => id);
    const words = { wording, topicId };
    const answer = before
      ? await act('collation.edit', { ...words, collatedId: before.id, seen: before.version })
      : await act(
          'collation.create',
          { ...words, collatedId: makeId(), unitId, responderUnitId: null, submissionIds },
          { done: t('desk.collateDone') },
        );
    setBusy(false);
    if (answer.ok) onDone();
  };
  return { busy, write };
}

function Sources({ sources }: { sources: readonly SubmissionView[] }) {
  return (
    <List>
      {sources.map((source) => (
        <ListRow key={source.id} title={source.summary} subtitle={source.authorName} />
      ))}
    </List>
  );
}
