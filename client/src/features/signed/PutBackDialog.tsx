import type { Id, SignedPaper, SignedView } from '@doi-thoai/shared';
import { LIMITS, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { civilToday } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { DateField } from '../../ui/DateField';
import { FileField } from '../../ui/FileField';
import { TextArea } from '../../ui/fields';
import { Muted, Stack } from '../../ui/layout';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';
import { ChosenFile } from './ChosenFile';
import { Difference } from './Difference';
import { ScanFields } from './ScanFields';
import { useDayOnPaper } from './use-day-on-paper';
import { usePutBack, type PutBackFailure, type PuttingBack } from './use-put-back';

interface PutBackProps {
  paper: SignedPaper;
  issuer: string;
  name: string;
  /** The newest one, whose place it takes. */
  latest: SignedView | null;
  onClose: () => void;
}

interface Words {
  signedOn: string | null;
  reason: string;
}

/** First the files go; with a Word file it is shown what was changed in it; then it is put back. */
export function PutBackDialog({ paper, issuer, name, latest, onClose }: PutBackProps) {
  const { t } = useText();
  const act = useAct();
  const putting = usePutBack(paper, issuer);
  const [words, setWords] = useState<Words>({ signedOn: useDayOnPaper(paper, issuer), reason: '' });
  const [[tried, looking], setStage] = useState([false, false]);
  const empty = !putting.edited && putting.scan.length === 0;
  const missing = empty || words.signedOn === null || (latest !== null && words.reason.trim() === '');

  const putBack = async (): Promise<void> => {
    const { signedId, generatedId, edited, scan } = putting;
    const files = { generatedId, editedId: edited?.id ?? null, scanIds: scan.map(({ id }) => id) };
    const told = { signedOn: words.signedOn ?? '', reason: words.reason.trim(), latest: latest?.id ?? null };
    const done = t('signed.done', { name });
    if ((await act('signed.putBack', { signedId, paper, issuer, ...files, ...told }, { done })).ok) onClose();
  };
  const next = async (): Promise<void> => {
    setStage([true, looking]);
    // Somebody else put one back meanwhile: now there must be a reason.
    if (missing) return setStage([true, false]);
    if (looking) return putBack();
    if (!(await putting.send())) return;
    if (putting.edited) setStage([true, true]);
    else await putBack();
  };
  return (
    <FormDialog
      wide
      title={t(latest ? 'signed.replaceTitle' : 'signed.putBackTitle', { name })}
      saveLabel={t(putting.edited && !looking ? 'signed.compare' : 'signed.putBack')}
      busy={putting.sending !== null}
      onSave={() => void next()}
      onClose={onClose}
    >
      {looking && putting.edited ? (
        <Look {...putting} editedId={putting.edited.id} />
      ) : (
        <Fields {...{ putting, words, latest, tried, empty }} onWords={setWords} />
      )}
    </FormDialog>
  );
}

function Look(files: { signedId: Id; generatedId: Id; editedId: Id }) {
  const { t } = useText();
  const { signedId, generatedId, editedId } = files;
  return (
    <Stack gap={3}>
      <p>{t('signed.lookFirst')}</p>
      <Difference {...{ signedId, generatedId, editedId }} />
    </Stack>
  );
}

interface FieldsProps {
  putting: PuttingBack;
  words: Words;
  latest: SignedView | null;
  tried: boolean;
  empty: boolean;
  onWords: (words: Words) => void;
}

function Fields({ putting, words, latest, tried, empty, onWords }: FieldsProps) {
  const { t } = useText();
  const { sending, failure } = putting;
  return (
    <Stack gap={3}>
      <Muted>{t('signed.hint')}</Muted>
      <WordField {...putting} />
      <ScanFields putting={putting} error={tried && empty ? t('signed.nothing') : undefined} />
      <DateField
        label={t('signed.signedOn')}
        value={words.signedOn}
        max={civilToday()}
        error={tried && words.signedOn === null ? t('signed.dayMissing') : undefined}
        onChange={(signedOn) => onWords({ ...words, signedOn })}
      />
      {latest && (
        <TextArea
          label={t('signed.reason')}
          limit={LIMITS.reason}
          rows={2}
          value={words.reason}
          error={tried && words.reason.trim() === '' ? t('ui.reasonMissing') : undefined}
          onChange={(reason) => onWords({ ...words, reason })}
        />
      )}
      <div role="status">{sending && <p>{t('signed.sending', { ...sending })}</p>}</div>
      {failure && <Refused {...failure} />}
    </Stack>
  );
}

function WordField({ edited, setEdited, sending }: PuttingBack) {
  const { t } = useText();
  return (
    <Stack gap={2}>
      <FileField
        listed
        label={t('signed.word')}
        hint={t('signed.wordHint')}
        optional
        accept=".docx"
        disabled={sending !== null}
        onPick={(file) => setEdited({ id: makeId(), file })}
      />
      {edited && <ChosenFile name={edited.file.name} onRemove={() => setEdited(null)} />}
    </Stack>
  );
}

/** Stands below all fields: on a small screen nobody would see it. */
const intoSight = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

function Refused({ file: name, why }: PutBackFailure) {
  const { t } = useText();
  return (
    <div ref={intoSight}>
      <Banner tone="refused" live>
        {name === null ? t('signed.failed', { why }) : t('signed.failedFile', { name, why })}
      </Banner>
    </div>
  );
}
