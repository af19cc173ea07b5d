import type { TurnView } from '@doi-thoai/shared';
import { useClockOffset, useMeeting } from '../../realtime/hooks';
import { Clock, type ClockProps } from '../../ui/Clock';

interface TurnClockProps extends Pick<ClockProps, 'size' | 'show' | 'announce' | 'bar'> {
  turn: TurnView;
}

/** The clock of a turn by the server's time: every phone, console and screen shows the same second. */
export function TurnClock({ turn, ...look }: TurnClockProps) {
  const offset = useClockOffset();
  const warnAt = useMeeting((state) => state.meeting?.settings.warningSeconds ?? 0);
  return (
    <Clock
      {...look}
      startedAt={turn.startedAt}
      allotted={turn.allottedSeconds + turn.extendedSeconds}
      pausedAt={turn.pausedAt}
      pausedMs={turn.pausedMs}
      endedAt={turn.endedAt}
      offset={offset}
      warnAt={warnAt}
    />
  );
}
