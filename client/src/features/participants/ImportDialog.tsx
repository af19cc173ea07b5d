import type { RosterProblem } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { HttpError, postJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { FormDialog } from '../meeting/FormDialog';
import { FileField } from '../../ui/FileField';
import { Muted, Stack } from '../../ui/layout';
import { Table } from '../../ui/Table';
import { showToast } from '../../ui/toast-store';
import styles from './participants.module.css';
import { readRosterFile, type RosterFile } from './roster-file';

type Outcome = { problems: readonly RosterProblem[] } | { failure: string } | null;

const PATIENCE_MS = 60_000;

/** A roster goes in whole or not at all; every bad row is named with its reason. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const [file, setFile] = useState<RosterFile | null>(null);
  const { outcome, busy, send, forget } = useImport(onClose);
  const pick = async (picked: File) => {
    forget();
    setFile(readRosterFile(new Uint8Array(await picked.arrayBuffer())));
  };
  return (
    <FormDialog
      wide
      title={t('desk.importTitle')}
      saveLabel={t('desk.importSave', { n: file?.ok ? file.rows : 0 })}
      busy={busy}
      disabled={!file?.ok}
      onSave={() => file?.ok && void send(file.csv)}
      onClose={onClose}
    >
      <Stack gap={4}>
        <p>{t('desk.importHint')}</p>
        <FileField
          label={t('desk.importFile')}
          accept=".csv,.txt,text/csv"
          onPick={(picked) => void pick(picked)}
        />
        {file && !file.ok && <Banner tone="refused">{t(`desk.import.${file.reason}`)}</Banner>}
        <Problems outcome={outcome} />
        {file?.ok && outcome === null && <Preview file={file} />}
      </Stack>
    </FormDialog>
  );
}

function useImport(onDone: () => void) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [busy, setBusy] = useState(false);
  const send = async (csv: string) => {
    setBusy(true);
    try {
      const path = `api/meetings/${meetingId}/commands/participants.import`;
      const { result } = await postJson<{ result: { added: number; updated: number } }>(
        path,
        { id: makeId(), payload: { csv } },
        { seat: participantId, patience: PATIENCE_MS },
      );
      showToast({ text: t('desk.imported', result), tone: 'done' });
      onDone();
    } catch (error) {
      const invalid = error instanceof HttpError && error.code === 'ROSTER_INVALID';
      setOutcome(
        invalid
          ? { problems: (error.details.rows ?? []) as RosterProblem[] }
          : { failure: failureText(error) },
      );
    }
    setBusy(false);
  };
  return { outcome, busy, send, forget: () => setOutcome(null) };
}

function Problems({ outcome }: { outcome: Outcome }) {
  const { t } = useText();
  if (outcome === null) return null;
  if ('failure' in outcome) return <Banner tone="refused">{outcome.failure}</Banner>;
  return (
    <>
      <Banner tone="refused" live title={t('desk.importBad', { n: outcome.problems.length })}>
        {t('errors.ROSTER_INVALID')}
      </Banner>
      <Table
        caption={t('desk.importBadRows')}
        captionHidden
        items={outcome.problems.map((problem, index) => ({ ...problem, key: String(index) }))}
        keyOf={(problem) => problem.key}
        columns={[
          { id: 'line', head: t('desk.importLine'), numeric: true, cell: (problem) => problem.line },
          {
            id: 'column',
            head: t('desk.importColumn'),
            cell: (problem) => t(`desk.column.${problem.column}`),
          },
          { id: 'reason', head: t('common.reason'), cell: (problem) => t(`errors.roster.${problem.reason}`) },
          { id: 'value', head: t('desk.importValue'), cell: (problem) => problem.value },
        ]}
      />
    </>
  );
}

interface PreviewRow {
  cells: readonly string[];
  key: string;
}

function Preview({ file }: { file: Extract<RosterFile, { ok: true }> }) {
  const { t } = useText();
  const [header = [], ...rows] = file.head;
  return (
    <div className={styles.preview}>
      <Table
        caption={t('desk.importPreview', { n: file.rows })}
        items={rows.map((cells, index) => ({ cells, key: String(index) }))}
        keyOf={(row) => row.key}
        columns={header.map((head, index) => ({
          id: String(index),
          head,
          cell: (row: PreviewRow) => row.cells[index] ?? '',
        }))}
      />
      <Muted>{t('desk.importAll')}</Muted>
    </div>
  );
}
