import type { SubmissionView } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { KeyIcon } from '../../ui/icons';
import { Muted, Row, Stack } from '../../ui/layout';
import { useMay } from '../meeting/rights';
import { OpeningNote } from './OpeningNote';
import { OpenAuthorDialog } from './OpenAuthorDialog';

/** Under a confidential opinion: who opened the name, who could, and for that one person the way to it. */
export function SealedAuthor({ row }: { row: SubmissionView }) {
  return row.disclosure === 'CONFIDENTIAL' ? <Sealed row={row} /> : null;
}

function Sealed({ row }: { row: SubmissionView }) {
  const { t } = useText();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const { opening, officer, own } = useMeeting((state) => ({
    opening: state.openings[row.id],
    officer: state.meeting?.settings.confidentialOfficerName,
    own:
      state.participantId !== null && state.meeting?.settings.confidentialOfficerId === state.participantId,
  }));
  return (
    <Stack gap={2}>
      {opening && <OpeningNote opening={opening} />}
      {!opening && !own && officer && <Muted>{t('chair.sealedFor', { name: officer })}</Muted>}
      {own && may('submissions.openAuthor') && (
        <Row>
          <Button size="small" icon={KeyIcon} onClick={() => setAsking(true)}>
            {t('chair.openAuthor')}
          </Button>
        </Row>
      )}
      {asking && <OpenAuthorDialog submissionId={row.id} onClose={() => setAsking(false)} />}
    </Stack>
  );
}
