import type { Id, RosterCheck, RosterProblem } from '@doi-thoai/shared';
import { TABLE_LIMITS, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { HttpError, postJson } from '../../realtime/http';
import { postFile, XLSX } from '../../realtime/post-file';
import { failureText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { FormDialog } from '../meeting/FormDialog';
import { SheetProblems } from '../sheets/SheetProblems';
import { FileField } from '../../ui/FileField';
import { Muted, Stack } from '../../ui/layout';
import { Table } from '../../ui/Table';
import { showToast } from '../../ui/toast-store';
import styles from './participants.module.css';
import { isWorkbook, readRosterFile, rosterOf, type RosterFile } from './roster-file';

type Outcome = { problems: readonly RosterProblem[] } | { failure: string } | null;

const PATIENCE_MS = 60_000;

/** With the mark by which spreadsheets know UTF-8. */
const TEMPLATE = `data:text/csv;charset=utf-8,${encodeURIComponent(
  '\ufeffHọ và tên,Đơn vị,Chức vụ,Vai trò,Số,Thư điện tử\r\n' +
    'Nguyễn Thị Mẫu,Phòng Hành chính,Chuyên viên,Đại biểu,001,nguyen.thi.mau@example.vn\r\n' +
    'Trần Văn Thử,Ban Giám đốc,Giám đốc,Chủ trì,,\r\n' +
    'Màn hình hội trường,,,Màn hình,,\r\n',
)}`;

/** A roster goes in whole or not at all; every bad row is named with its reason. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const [file, setFile] = useState<RosterFile | null>(null);
  const { outcome, setOutcome, checked, busy, send, check, forget } = useImport(onClose);
  const { reading, unfold } = useUnfold((failure) => setOutcome({ failure }));
  const pick = async (picked: File) => {
    forget();
    const read = await unfold(picked);
    setFile(read);
    if (read?.ok) await check(read.csv);
  };
  return (
    <FormDialog
      wide
      title={t('desk.importTitle')}
      saveLabel={t('desk.importSave', { n: file?.ok ? file.rows : 0 })}
      busy={busy}
      disabled={!file?.ok || (outcome !== null && 'problems' in outcome)}
      onSave={() => file?.ok && void send(file.csv)}
      onClose={onClose}
    >
      <Stack gap={4}>
        <Hint />
        <FileField
          label={t('desk.importFile')}
          accept={`.xlsx,.csv,.txt,text/csv,${XLSX}`}
          disabled={busy || reading}
          onPick={(picked) => void pick(picked)}
        />
        {file && !file.ok && <Banner tone="refused">{t(`desk.import.${file.reason}`)}</Banner>}
        {checked?.problems.length === 0 && <Good {...checked} />}
        <Problems outcome={outcome} good={checked?.good ?? 0} />
        {file?.ok && outcome === null && <Preview file={file} />}
      </Stack>
    </FormDialog>
  );
}

function Hint() {
  const { t } = useText();
  return (
    <>
      <p>{t('desk.importHint')}</p>
      <p>
        <a href={TEMPLATE} download="mau-danh-sach.csv">
          {t('desk.importTemplate')}
        </a>
      </p>
    </>
  );
}

/** A workbook is read by the server, into the text that is judged like any other. */
function useUnfold(onFailure: (words: string) => void) {
  const { meetingId, participantId } = useSeat();
  const [reading, setReading] = useState(false);
  const unfold = async (picked: File): Promise<RosterFile | null> => {
    const bytes = new Uint8Array(await picked.arrayBuffer());
    if (!isWorkbook(bytes)) return readRosterFile(bytes);
    if (picked.size > TABLE_LIMITS.rosterBytes) return { ok: false, reason: 'TOO_LARGE' };
    setReading(true);
    try {
      const path = `api/meetings/${meetingId}/roster-sheet`;
      const { csv } = await postFile<{ csv: string }>(path, picked, XLSX, participantId);
      return rosterOf(csv);
    } catch (error) {
      onFailure(failureText(error));
      return null;
    } finally {
      setReading(false);
    }
  };
  return { reading, unfold };
}

/** Only a look beforehand: the import itself judges again, so a failure here is nobody's concern. */
async function lookAt(csv: string, meetingId: Id, seat: Id): Promise<RosterCheck | null> {
  const path = `api/meetings/${meetingId}/roster-check`;
  return postJson<RosterCheck>(path, { csv }, { seat, patience: PATIENCE_MS }).catch(() => null);
}

function useImport(onDone: () => void) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [checked, setChecked] = useState<RosterCheck | null>(null);
  const [busy, setBusy] = useState(false);
  const check = async (csv: string) => {
    const told = await lookAt(csv, meetingId, participantId);
    setChecked(told);
    if (told && told.problems.length > 0) setOutcome({ problems: told.problems });
  };
  const forget = () => {
    setOutcome(null);
    setChecked(null);
  };
  const send = async (csv: string) => {
    setBusy(true);
    try {
      const path = `api/meetings/${meetingId}/commands/participants.import`;
      const { result } = await postJson<{ result: { added: number; updated: number } }>(
        path,
        { id: makeId(), payload: { csv } },
        { seat: participantId, patience: PATIENCE_MS },
      );
      const same = result.added + result.updated === 0;
      showToast({ text: same ? t('desk.importedSame') : t('desk.imported', result), tone: 'done' });
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
  return { outcome, setOutcome, checked, busy, send, check, forget };
}

function Good({ good, known }: RosterCheck) {
  const { t } = useText();
  const added = good - known;
  return (
    <Banner>
      {t('desk.importGood', { n: good })} {known > 0 && t('desk.importKnown', { known, added })}
    </Banner>
  );
}

function Problems({ outcome, good }: { outcome: Outcome; good: number }) {
  const { t } = useText();
  if (outcome === null) return null;
  if ('failure' in outcome) return <Banner tone="refused">{outcome.failure}</Banner>;
  return (
    <>
      <Banner tone="refused" live title={t('desk.importBad', { n: outcome.problems.length })}>
        {t('errors.ROSTER_INVALID')} {good > 0 && t('desk.importRest', { n: good })}
      </Banner>
      <SheetProblems
        problems={outcome.problems.map(({ line, column, reason, value, other }) => ({
          line,
          column: t(`desk.column.${column}`),
          reason: [t(`errors.roster.${reason}`), other && t(whereKey(other), other)]
            .filter(Boolean)
            .join(' '),
          value,
        }))}
      />
    </>
  );
}

const whereKey = (other: NonNullable<RosterProblem['other']>) =>
  'line' in other ? 'errors.roster.withLine' : 'errors.roster.withPerson';

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
