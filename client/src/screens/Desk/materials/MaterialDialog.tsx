import type { AgendaItem, Id, MaterialView, MaterialWords } from '@doi-thoai/shared';
import { LIMITS, MATERIAL_READERS, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { useAct } from '../../../features/meeting/use-act';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { TextField } from '../../../ui/fields';
import { Stack } from '../../../ui/layout';
import { RadioCards } from '../../../ui/RadioCards';
import { Select } from '../../../ui/Select';
import { FileChoice } from './FileChoice';
import { useBring } from './use-bring';

interface MaterialDialogProps {
  /** Null: a new one. */
  row: MaterialView | null;
  agenda: readonly AgendaItem[];
  onClose: () => void;
}

const EMPTY: MaterialWords = { agendaItemId: null, title: '', presenter: '', readers: 'DESK' };

/** A new one keeps its id: when its file is refused, the next press sends the file alone. */
function useForm({ row, onClose }: MaterialDialogProps) {
  const { t } = useText();
  const act = useAct();
  const bringing = useBring();
  const [words, setWords] = useState<MaterialWords>(() => (row ? wordsOf(row) : EMPTY));
  const [seen, setSeen] = useState(row?.version ?? 0);
  const [materialId] = useState<Id>(() => row?.id ?? makeId());
  const [added, setAdded] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const write = async (): Promise<boolean> => {
    const told = { ...words, title: words.title.trim(), presenter: words.presenter.trim(), materialId };
    if (!row) {
      const answer = added || (await act('materials.add', told)).ok;
      setAdded(answer);
      return answer;
    }
    const answer = await act('materials.edit', { ...told, seen }, { done: t('materials.saved') });
    // The refusal was read: the next press decides again, over what is there now.
    if (!answer.ok && answer.code === 'STALE') setSeen((answer.details.present as MaterialView).version);
    return answer.ok;
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (words.title.trim() === '') return;
    setBusy(true);
    const done = (await write()) && (bringing.picked === null || (await bringing.send(materialId)));
    setBusy(false);
    if (done) onClose();
  };
  const change = (patch: Partial<MaterialWords>): void => setWords({ ...words, ...patch });
  return { words, change, tried, busy, added, bringing, save };
}

function wordsOf({ agendaItemId, title, presenter, readers }: MaterialView): MaterialWords {
  return { agendaItemId, title, presenter, readers };
}

/** What a material is, whose it is, and who may read it. */
export function MaterialDialog(props: MaterialDialogProps) {
  const { row, agenda, onClose } = props;
  const { t } = useText();
  const { words, change, tried, busy, added, bringing, save } = useForm(props);
  return (
    <FormDialog
      wide
      title={t(row ? 'materials.editTitle' : 'materials.addTitle')}
      saveLabel={row ? undefined : t('materials.add')}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        {!row && <Banner>{t('materials.noSecrets')}</Banner>}
        {added && bringing.failure && <Banner tone="waiting">{t('materials.addedWithout')}</Banner>}
        <Words {...{ words, change, agenda, tried }} locked={added} />
        {!row && <FileChoice bringing={bringing} optional />}
      </Stack>
    </FormDialog>
  );
}

interface WordsProps {
  words: MaterialWords;
  change: (patch: Partial<MaterialWords>) => void;
  agenda: readonly AgendaItem[];
  tried: boolean;
  /** It is there already; its words are changed from the list. */
  locked: boolean;
}

function Words({ words, change, agenda, tried, locked }: WordsProps) {
  const { t } = useText();
  if (locked) return null;
  const known = agenda.some(({ id }) => id === words.agendaItemId);
  return (
    <>
      <TextField
        label={t('materials.name')}
        value={words.title}
        limit={LIMITS.title}
        onChange={(title) => change({ title })}
        error={tried && words.title.trim() === '' ? t('errors.field.MISSING') : undefined}
      />
      <TextField
        label={t('materials.presenter')}
        optional
        value={words.presenter}
        limit={LIMITS.personTitle}
        onChange={(presenter) => change({ presenter })}
      />
      <Select
        label={t('materials.item')}
        value={known ? (words.agendaItemId ?? '') : ''}
        onChange={(id) => change({ agendaItemId: id === '' ? null : id })}
        options={[
          { value: '', label: t('materials.general') },
          ...agenda.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <Readers words={words} change={change} />
    </>
  );
}

function Readers({ words, change }: Pick<WordsProps, 'words' | 'change'>) {
  const { t } = useText();
  return (
    <RadioCards
      legend={t('materials.readers')}
      value={words.readers}
      onChange={(readers) => change({ readers })}
      options={MATERIAL_READERS.map((value) => ({
        value,
        label: t(`materials.readers.${value}`),
        children: t(`materials.readersHint.${value}`),
      }))}
    />
  );
}
