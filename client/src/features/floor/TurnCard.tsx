import type { TurnView } from '@doi-thoai/shared';
import { useClockOffset, useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { Clock } from '../../ui/Clock';
import { MicIcon } from '../../ui/icons';
import { Card, Muted, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { useTopics } from '../meeting/topics';

/** The clock of a turn by the server's time, orange and red by the meeting's settings. */
export function TurnClock({
  turn,
  ...look
}: {
  turn: TurnView;
  size?: 'small' | 'large' | 'hall';
  announce?: boolean;
}) {
  const offset = useClockOffset();
  const warnAt = useMeeting((state) => state.meeting?.settings.warningSeconds ?? 0);
  const { startedAt, endedAt, pausedAt, pausedMs, allottedSeconds, extendedSeconds } = turn;
  return (
    <Clock
      {...{ startedAt, endedAt, pausedAt, pausedMs, offset, warnAt }}
      allotted={allottedSeconds + extendedSeconds}
      bar
      {...look}
    />
  );
}

/** Who speaks now: name, title, unit, topic and clock. */
export function TurnCard({ turn }: { turn: TurnView }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const { number, state, name, title, unit, topicId } = turn;
  return (
    <Card tone="air">
      <Stack gap={2}>
        <Row justify="between">
          <StatusChip tone="onAir" icon={MicIcon}>
            {t(`states.turn.${state}`)}
          </StatusChip>
          {number !== null && <Muted as="span">{t('delegate.turnNumber', { n: number })}</Muted>}
        </Row>
        <div>
          <h2>{name}</h2>
          <Muted>{[title, unit].filter(Boolean).join(' · ')}</Muted>
        </div>
        <Row>
          <Chip>{nameOf(topicId)}</Chip>
        </Row>
        <TurnClock turn={turn} size="large" />
      </Stack>
    </Card>
  );
}
