import type { Id, TurnNoteView } from '@doi-thoai/shared';
import { TABLE_LIMITS } from '@doi-thoai/shared';
import { useMeeting } from '../../../realtime/hooks';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { TextArea } from '../../../ui/fields';
import { Prose, Row, Stack } from '../../../ui/layout';
import { SavingWord } from '../../../realtime/SavingWord';
import { useGist } from './use-gist';

interface GistFieldProps {
  turnId: Id;
  /** Says whose turn it is, where that is not plain. */
  label?: string;
  /** The running turn: the field is tall from the start. */
  big?: boolean;
}

/** The gist of a turn (tóm tắt phát biểu): saves by itself, says how it stands, and keeps what is typed. */
export function GistField({ turnId, label, big }: GistFieldProps) {
  const { t } = useText();
  const note: TurnNoteView | undefined = useMeeting((state) => state.notes[turnId]);
  const gist = useGist(turnId, note);
  return (
    <Stack gap={2}>
      <TextArea
        label={label ?? t('desk.gist')}
        value={gist.text}
        onChange={gist.type}
        onSend={gist.saveNow}
        limit={TABLE_LIMITS.gist}
        rows={big ? 10 : 4}
      />
      <SavingWord standing={gist.standing} />
      {gist.standing.state === 'STALE' && (
        <Banner tone="waiting" title={t('desk.gistMoved')}>
          <Prose>{note?.gist ?? ''}</Prose>
          <Row>
            <Button size="small" onClick={gist.takeTheirs}>
              {t('desk.gistTheirs')}
            </Button>
            <Button size="small" onClick={gist.keepMine}>
              {t('desk.gistMine')}
            </Button>
          </Row>
        </Banner>
      )}
    </Stack>
  );
}
