import type { Id, TurnNoteView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useMeeting } from '../../../realtime/hooks';
import { formatTimeExact } from '../../../text/format';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { TextArea } from '../../../ui/fields';
import { Prose, Row, Stack } from '../../../ui/layout';
import { StatusChip } from '../../../ui/Status';
import styles from './floor.module.css';
import { useGist, type Standing } from './use-gist';

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
        limit={LIMITS.gist}
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

function SavingWord({ standing }: { standing: Standing }) {
  const { t } = useText();
  const { state, at, words } = standing;
  return (
    <p className={styles.saving} role="status">
      {state === 'SAVED' && (
        <StatusChip tone="done">
          {at === null ? t('desk.saved') : t('desk.savedAt', { time: formatTimeExact(at) })}
        </StatusChip>
      )}
      {state === 'TYPING' && <StatusChip tone="neutral">{t('desk.saving')}</StatusChip>}
      {state === 'FAILED' && <StatusChip tone="refused">{words}</StatusChip>}
    </p>
  );
}
