import type { ReaderState } from '@doi-thoai/shared';
import { TurnClock } from '../../features/floor/TurnClock';
import { useTopics } from '../../features/meeting/topics';
import { useTargets, type TargetRow } from '../../features/responses/targets';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Card, Muted, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';

const selectCurrent = (state: ReaderState) => state.floor.current;

/** Who speaks now: a leader may answer the speech itself. */
export function SpokenNow({ onAnswer, may }: { onAnswer: (row: TargetRow) => void; may: boolean }) {
  const { t } = useText();
  const topics = useTopics();
  const turn = useMeeting(selectCurrent);
  const [row] = useTargets().find(turn ? [{ kind: 'TURN', id: turn.id }] : []);
  if (!turn) return null;
  return (
    <Card tone="air">
      <Stack gap={2}>
        <Row justify="between">
          <StatusChip tone={turn.state === 'CALLED' ? 'waiting' : 'onAir'}>
            {t(`states.turn.${turn.state}`)}
          </StatusChip>
          <TurnClock turn={turn} />
        </Row>
        <div>
          <h2>{turn.name}</h2>
          <Muted>{[turn.title, turn.unit, topics.nameOf(turn.topicId)].filter(Boolean).join(' · ')}</Muted>
        </div>
        {may && row && (
          <Row>
            <Button onClick={() => onAnswer(row)}>{t('answers.answerTurn')}</Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
