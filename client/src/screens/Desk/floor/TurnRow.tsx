import type { TurnNoteView, TurnView } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMay } from '../../../features/meeting/rights';
import { useTopics } from '../../../features/meeting/topics';
import { useMeeting } from '../../../realtime/hooks';
import { formatDuration, formatTimeExact } from '../../../text/format';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { Muted, Row } from '../../../ui/layout';
import { StatusChip } from '../../../ui/Status';
import { useDesk } from '../desk-view';
import styles from './floor.module.css';
import { GistField } from './GistField';
import { TimesDialog } from './TimesDialog';

/** A turn that is over: its number, times (pressed and corrected, both kept) and gist. */
export function TurnRow({ turn }: { turn: TurnView }) {
  const { t } = useText();
  const topics = useTopics();
  const note = useMeeting((state) => state.notes[turn.id]);
  const spoke = turn.startedAt !== null;
  return (
    <li className={styles.turn}>
      <Row align="start" tight gap={3}>
        <span className={styles.turnNumber}>{turn.number ?? '–'}</span>
        <div className={styles.turnWords}>
          <p className={styles.turnName}>{turn.name}</p>
          <Muted>{[turn.unit, topics.nameOf(turn.topicId)].filter(Boolean).join(' · ')}</Muted>
          <Times turn={turn} note={note} />
          {!spoke && <StatusChip tone="waiting">{t(`states.turn.${turn.state}`)}</StatusChip>}
          {turn.state === 'INTERRUPTED' && (
            <StatusChip tone="waiting">{t('states.turn.INTERRUPTED')}</StatusChip>
          )}
          {spoke && <Gist turn={turn} note={note} />}
        </div>
      </Row>
    </li>
  );
}

interface NoteProps {
  turn: TurnView;
  note: TurnNoteView | undefined;
}

function Times({ turn, note }: NoteProps) {
  const { t } = useText();
  if (turn.startedAt === null || turn.endedAt === null) return null;
  const seconds = (turn.endedAt - turn.startedAt - turn.pausedMs) / 1000;
  const pressed = `${formatTimeExact(turn.startedAt)} – ${formatTimeExact(turn.endedAt)}`;
  const { correctedStartedAt: start = null, correctedEndedAt: end = null } = note ?? {};
  if (start === null || end === null) return <Muted>{`${pressed} · ${formatDuration(seconds)}`}</Muted>;
  return (
    <>
      <p className={styles.times}>
        {`${formatTimeExact(start)} – ${formatTimeExact(end)} · ${formatDuration((end - start) / 1000)}`}
      </p>
      <Muted>{t('desk.pressedTimes', { times: pressed, reason: note?.correctionReason ?? '' })}</Muted>
    </>
  );
}

/** Read until it is pressed: a list of fields would be in the way of reading. */
function Gist({ turn, note }: NoteProps) {
  const { t } = useText();
  const { dispatch } = useDesk();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const answer = () => {
    dispatch({ act: 'TARGETS', targets: [{ kind: 'TURN', id: turn.id }] });
    dispatch({ act: 'GO', tab: 'ANSWERS' });
  };
  return (
    <>
      {editing ? (
        <GistField turnId={turn.id} />
      ) : (
        <p className={styles.gist}>{note?.gist || t('desk.noGist')}</p>
      )}
      <Row>
        {may('floor.noteGist') && (
          <Button size="small" onClick={() => setEditing(!editing)}>
            {editing ? t('desk.gistDone') : t('desk.gistEdit')}
          </Button>
        )}
        {may('floor.correctTimes') && (
          <Button size="small" onClick={() => setCorrecting(true)}>
            {t('desk.correctTimes')}
          </Button>
        )}
        {may('responses.answer') && (
          <Button size="small" onClick={answer}>
            {t('desk.recordAnswer')}
          </Button>
        )}
      </Row>
      {correcting && <TimesDialog turn={turn} note={note} onClose={() => setCorrecting(false)} />}
    </>
  );
}
