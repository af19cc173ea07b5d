import type { ResponseView } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { List, ListRow } from '../../ui/List';
import { Stack } from '../../ui/layout';
import { FormDialog } from '../meeting/FormDialog';
import { RefusedList, useMany } from '../meeting/many';

interface ManyAnswersDialogProps {
  act: 'approve' | 'publish';
  picked: readonly ResponseView[];
  onClose: () => void;
}

/** Approves or publishes all that wait, in one act that happens whole or not at all. */
export function ManyAnswersDialog({ act, picked, onClose }: ManyAnswersDialogProps) {
  const { t } = useText();
  const many = useMany(picked);
  const n = many.rows.length;
  const save = async () => {
    const items = many.rows.map(({ id, version }) => ({ responseId: id, seen: version }));
    const done = t(act === 'approve' ? 'answers.approvedDone' : 'answers.publishedDone', { n });
    if (await many.act(`responses.${act}`, { items }, done)) onClose();
  };
  return (
    <FormDialog
      title={t(`answers.${act}Many`, { n })}
      saveLabel={t(`answers.${act}Many`, { n })}
      busy={many.busy}
      disabled={n === 0}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <p>{t(`answers.${act}Words`)}</p>
        <RefusedList many={many} nameOf={({ text }) => text} />
        <List label={t('answers.waitingList')}>
          {many.rows.map((row) => (
            <ListRow key={row.id} title={row.text} subtitle={`${row.responderName} · ${row.responderUnit}`} />
          ))}
        </List>
      </Stack>
    </FormDialog>
  );
}
