import type { CommitmentView } from '@doi-thoai/shared';
import { ATTACHMENT_LIMITS, ATTACHMENT_TYPES, TABLE_LIMITS, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { civilToday } from '../../text/format';
import { useText } from '../../text/text';
import { ChipGroup } from '../../ui/Chip';
import { DateField } from '../../ui/DateField';
import { TextArea } from '../../ui/fields';
import { FileField } from '../../ui/FileField';
import { Prose, Row, Stack } from '../../ui/layout';
import { RemovableChip } from '../../ui/RemovableChip';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';
import { sendEvidence, useEvidenceQueue } from './evidence-queue';
import { useSaving, type Saving } from './use-saving';

export const ACCEPT = [...ATTACHMENT_TYPES, '.docx', '.xlsx'].join(',');

interface Form {
  done: boolean;
  day: string | null;
  text: string;
  files: readonly File[];
}

interface ReportDialogProps {
  commitment: CommitmentView;
  /** Only a lead unit says that it is done. */
  lead: boolean;
  onClose: () => void;
}

/** What the unit has done, with files; the words go first, so that a slow file never holds them up. */
export function ReportDialog({ commitment, lead, onClose }: ReportDialogProps) {
  const { t } = useText();
  const act = useAct();
  const queue = useEvidenceQueue();
  const [actId] = useState(makeId);
  const [form, setForm] = useState<Form>({ done: false, day: null, text: '', files: [] });
  const { busy, save, need } = useSaving(onClose);
  const { done, day, files } = form;
  const text = form.text.trim();
  const lacking = text === '' || (done && day === null);
  const send = async () => {
    const report = { commitmentId: commitment.id, actId, done, day: done ? day : null, text };
    const answer = await act('commitments.report', report, { done: t('commitments.done.report') });
    if (answer.ok) for (const file of files) sendEvidence(queue, commitment.id, actId, file);
    return answer;
  };
  const change = (patch: Partial<Form>) => setForm((old) => ({ ...old, ...patch }));
  return (
    <FormDialog
      wide
      title={t('commitments.step.report')}
      saveLabel={t('commitments.do.report')}
      busy={busy}
      onSave={() => void save(lacking, send)}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Prose>{commitment.text}</Prose>
        <Words {...{ lead, form, need, change }} />
        <Files files={files} onFiles={(next) => change({ files: next })} />
      </Stack>
    </FormDialog>
  );
}

interface WordsProps {
  lead: boolean;
  form: Form;
  need: Saving['need'];
  change: (patch: Partial<Form>) => void;
}

function Words({ lead, form, need, change }: WordsProps) {
  const { t } = useText();
  return (
    <>
      {lead && (
        <ChipGroup
          legend={t('commitments.howFar')}
          value={form.done ? 'DONE' : 'PROGRESS'}
          onChange={(value) => change({ done: value === 'DONE', day: form.day ?? civilToday() })}
          options={[
            { value: 'PROGRESS', label: t('commitments.stillAtWork') },
            { value: 'DONE', label: t('commitments.isDone') },
          ]}
        />
      )}
      {form.done && (
        <DateField
          label={t('commitments.doneOn')}
          hint={t('commitments.doneOnHint')}
          value={form.day}
          max={civilToday()}
          onChange={(day) => change({ day })}
          error={need(form.day === null)}
        />
      )}
      <TextArea
        label={t('commitments.reportText')}
        hint={t('commitments.reportHint')}
        value={form.text}
        onChange={(text) => change({ text })}
        limit={TABLE_LIMITS.progress}
        error={need(form.text.trim() === '')}
      />
    </>
  );
}

function Files({ files, onFiles }: { files: readonly File[]; onFiles: (files: File[]) => void }) {
  const { t } = useText();
  return (
    <>
      {files.length < ATTACHMENT_LIMITS.perSubmission && (
        <FileField
          optional
          label={t('commitments.evidence')}
          hint={t('attachments.hint', { mb: ATTACHMENT_LIMITS.bytes / 1024 / 1024 })}
          accept={ACCEPT}
          onPick={(file) => onFiles([...files, file])}
        />
      )}
      {files.length > 0 && (
        <Row>
          {files.map((file, i) => (
            <RemovableChip
              key={`${i} ${file.name}`}
              removeLabel={t('commitments.dropFile', { name: file.name })}
              onRemove={() => onFiles(files.filter((one) => one !== file))}
            >
              {file.name}
            </RemovableChip>
          ))}
        </Row>
      )}
    </>
  );
}
