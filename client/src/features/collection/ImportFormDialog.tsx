import type { FormCheck, FormProblem } from '@doi-thoai/shared';
import { COLLECTION_LIMITS, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { HttpError, postJson } from '../../realtime/http';
import { postFile, XLSX } from '../../realtime/post-file';
import { failureText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { DownloadLink } from '../../ui/DownloadLink';
import { FileField } from '../../ui/FileField';
import { Muted, Stack } from '../../ui/layout';
import { Table } from '../../ui/Table';
import { showToast } from '../../ui/toast-store';
import { FormDialog } from '../meeting/FormDialog';
import { useTopics } from '../meeting/topics';
import { SheetProblems } from '../sheets/SheetProblems';

const SHOWN = 5;

/** The form that was filled in without a network: looked at whole, then imported whole or not at all. */
export function ImportFormDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const { looked, failure, busy, pick, send } = useForm(onClose);
  const rows = looked?.rows ?? [];
  const bad = looked?.problems ?? [];
  return (
    <FormDialog
      wide
      title={t('focal.formTitle')}
      saveLabel={t('focal.formSave', { n: rows.length })}
      busy={busy}
      disabled={rows.length === 0 || bad.length > 0}
      onSave={() => void send()}
      onClose={onClose}
    >
      <Stack gap={4}>
        <p>{t('focal.formHint')}</p>
        <DownloadLink href={`/api/meetings/${meetingId}/unit-form?seat=${participantId}`}>
          {t('focal.formDownload')}
        </DownloadLink>
        <FileField
          label={t('focal.formFile')}
          hint={t('focal.formFileHint', { n: COLLECTION_LIMITS.formRows })}
          accept={`.xlsx,${XLSX}`}
          disabled={busy}
          onPick={(file) => void pick(file)}
        />
        {failure && (
          <Banner tone="refused" live>
            {failure}
          </Banner>
        )}
        {looked && <Looked looked={looked} />}
      </Stack>
    </FormDialog>
  );
}

function Looked({ looked: { rows, problems, file } }: { looked: FormCheck }) {
  const { t } = useText();
  return (
    <Stack gap={3}>
      {problems.length > 0 && (
        <>
          <Banner tone="refused" live title={t('focal.formBad', { n: problems.length })}>
            {t('errors.FORM_INVALID')}
          </Banner>
          <Problems problems={problems} />
        </>
      )}
      {rows.length > 0 && <Banner live>{t('focal.formGood', { n: rows.length })}</Banner>}
      {problems.length === 0 && <Preview rows={rows} />}
      <Muted>{t('focal.formHash', { code: shortHash(file) })}</Muted>
    </Stack>
  );
}

function Problems({ problems }: { problems: readonly FormProblem[] }) {
  const { t } = useText();
  const told = problems.map(({ line, column, reason, value }) => ({
    line,
    column: t(`focal.column.${column}`),
    reason: t(`errors.form.${reason}`),
    value,
  }));
  return <SheetProblems problems={told} />;
}

function Preview({ rows }: { rows: FormCheck['rows'] }) {
  const { t } = useText();
  const topics = useTopics();
  return (
    <Table
      caption={t('desk.importPreview', { n: rows.length })}
      items={rows.slice(0, SHOWN)}
      keyOf={({ line }) => String(line)}
      columns={[
        { id: 'line', head: t('desk.importLine'), numeric: true, cell: ({ line }) => line },
        { id: 'kind', head: t('focal.column.kind'), cell: ({ kind }) => t(`states.kind.${kind}`) },
        { id: 'topic', head: t('focal.column.topic'), cell: ({ topicId }) => topics.nameOf(topicId) },
        { id: 'summary', head: t('focal.column.summary'), cell: ({ summary }) => summary },
      ]}
    />
  );
}

/** Enough to compare by eye or over the phone: "3f9a 01bc 77de". */
function shortHash(file: string): string {
  return file.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ');
}

/** Runs one request at a time; a refused form says which rows, anything else is a sentence. */
function useRun(refused: (problems: FormProblem[]) => void) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      const invalid = error instanceof HttpError && error.code === 'FORM_INVALID';
      if (invalid) refused((error.details.rows ?? []) as FormProblem[]);
      else setFailure(failureText(error));
    }
    setBusy(false);
  };
  return { failure, busy, run };
}

function useForm(onDone: () => void) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const [looked, setLooked] = useState<FormCheck | null>(null);
  // One file is one command: pressed again after a lost answer it is the same one.
  const [commandId, setCommandId] = useState(makeId);
  const { failure, busy, run } = useRun((problems) => looked && setLooked({ ...looked, problems }));
  const pick = (file: File) =>
    run(async () => {
      setLooked(null);
      if (file.size > COLLECTION_LIMITS.sheetBytes) throw new HttpError('TOO_LARGE');
      setLooked(await postFile<FormCheck>(`api/meetings/${meetingId}/unit-form`, file, XLSX, participantId));
      setCommandId(makeId());
    });
  const send = () =>
    run(async () => {
      if (!looked) return;
      const path = `api/meetings/${meetingId}/commands/collection.importForm`;
      const payload = { file: looked.file, rows: looked.rows };
      const { result } = await postJson<{ result: { added: number; known: number } }>(
        path,
        { id: commandId, payload },
        { seat: participantId },
      );
      showToast({ text: t('focal.formDone', result), tone: 'done' });
      onDone();
    });
  return { looked, failure, busy, pick, send };
}
