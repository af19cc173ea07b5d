import type { SubmissionView } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { Fold } from '../../ui/Fold';
import { List, ListRow } from '../../ui/List';
import { Stack } from '../../ui/layout';
import { FormDialog } from '../meeting/FormDialog';
import { RefusedList, useMany } from '../meeting/many';
import { authorLabel } from './author-label';

interface ApproveManyDialogProps {
  picked: readonly SubmissionView[];
  onClose: () => void;
  onDone: () => void;
}

/** Approves what was picked, all or nothing; what it is about can be read once more. */
export function ApproveManyDialog({ picked, onClose, onDone }: ApproveManyDialogProps) {
  const { t } = useText();
  const many = useMany(picked);
  const n = many.rows.length;
  const save = async () => {
    const items = many.rows.map(({ id, version }) => ({ submissionId: id, seen: version }));
    if (await many.act('submissions.approveMany', { items }, t('many.approved', { n }))) onDone();
  };
  return (
    <FormDialog
      title={t('many.approveTitle', { n })}
      saveLabel={t('many.approve', { n })}
      busy={many.busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <p>{t('many.approveWords')}</p>
        <RefusedList many={many} nameOf={(row) => row.summary} />
        <Fold summary={t('many.which', { n })}>
          <List>
            {many.rows.map((row) => (
              <ListRow key={row.id} title={row.summary} subtitle={authorLabel(row, t)} />
            ))}
          </List>
        </Fold>
      </Stack>
    </FormDialog>
  );
}
