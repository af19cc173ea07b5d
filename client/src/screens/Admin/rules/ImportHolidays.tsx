import type { HolidayProblem } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { decodeRoster } from '../../../features/participants/roster-file';
import { HttpError } from '../../../realtime/http';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { FileField } from '../../../ui/FileField';
import { Stack } from '../../../ui/layout';
import { showToast } from '../../../ui/toast-store';
import { organise } from '../staff-api';
import { useSending } from '../use-sending';
import { Problems } from './Problems';

function useImport(onDone: () => void) {
  const { t } = useText();
  const [text, setText] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly HolidayProblem[]>([]);
  const { busy, failure, send } = useSending();
  const pick = async (file: File) => {
    setProblems([]);
    const words = decodeRoster(new Uint8Array(await file.arrayBuffer()));
    setText(words);
    if (words === null) showToast({ text: t('desk.import.NOT_UTF8') });
  };
  const save = () =>
    send(async () => {
      setProblems([]);
      try {
        const { rows } = await organise('organisation.importHolidays', { text: text ?? '' });
        showToast({ text: t('rules.imported', { n: rows }), tone: 'done' });
      } catch (error) {
        if (error instanceof HttpError) setProblems((error.details.rows ?? []) as HolidayProblem[]);
        throw error;
      }
      onDone();
    });
  return { picked: text !== null, problems, busy, failure, pick, save };
}

/** A file goes in whole or not at all; every bad row is named with its reason. */
export function ImportHolidays({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useText();
  const { picked, problems, busy, failure, pick, save } = useImport(onDone);
  return (
    <FormDialog
      wide
      title={t('rules.importTitle')}
      saveLabel={t('rules.importSave')}
      busy={busy}
      disabled={!picked}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={4}>
        <p>{t('rules.importHint')}</p>
        <FileField
          label={t('rules.importFile')}
          accept=".csv,.txt,.json,text/csv,application/json"
          onPick={(file) => void pick(file)}
        />
        {failure && problems.length === 0 && (
          <Banner tone="refused" live>
            {failure}
          </Banner>
        )}
        <Problems problems={problems} />
      </Stack>
    </FormDialog>
  );
}
