import type {
  AgendaItem,
  Id,
  MeetingPhase,
  MeetingView,
  ProjectionView,
  PublishedView,
  ReaderState,
  TurnView,
} from '@doi-thoai/shared';

export type OnAir = NonNullable<ProjectionView['opinion']>;

/** What the hall screen shows now. Only reviewed words are in it: the projection's and published ones. */
export type HallScene =
  | { kind: 'speaker'; turn: TurnView | null; opinion?: OnAir }
  | { kind: 'opinion'; opinion: OnAir }
  | { kind: 'topics' }
  | { kind: 'join' }
  | { kind: 'break' }
  | { kind: 'promised' }
  | { kind: 'agenda'; item: AgendaItem }
  | { kind: 'thanks' }
  | { kind: 'notice'; phase: MeetingPhase };

const OVER: readonly MeetingPhase[] = ['CLOSED', 'MINUTES_SIGNED', 'NOTICE_ISSUED', 'FOLLOW_UP', 'ARCHIVED'];
/** Phases in which somebody may choose a layout. */
const CHOSEN: readonly MeetingPhase[] = ['READY', 'CHECK_IN', 'IN_SESSION'];
const TALK: readonly AgendaItem['kind'][] = ['DISCUSSION', 'RESPONSE'];

type Facts = Pick<ReaderState, 'floor' | 'screen' | 'published'> & { meeting: MeetingView };

export function currentItem(meeting: MeetingView): AgendaItem | null {
  return meeting.agenda.find((item) => item.id === meeting.agendaItemId) ?? null;
}

function fromPublished(published: readonly PublishedView[]): OnAir | null {
  const row = published.find((one) => one.onAir);
  if (!row) return null;
  const { id, topicId, summary, authorUnit } = row;
  return { kind: 'SUBMISSION', id, topicId, summary, unit: authorUnit, weight: 1 };
}

/**
 * AUTO follows the meeting: who is called or speaks, else the opinion on air, else the discussion's topics, else
 * the agenda item; the join code before the session, thanks after it. A chosen layout that has nothing to show
 * falls back to that.
 */
export function hallScene({ meeting, floor, screen, published }: Facts): HallScene {
  const { phase } = meeting;
  if (OVER.includes(phase)) return { kind: 'thanks' };
  if (phase === 'POSTPONED' || phase === 'CANCELLED') return { kind: 'notice', phase };
  const mode = CHOSEN.includes(phase) ? screen.mode : 'AUTO';
  switch (mode) {
    case 'SPEAKER':
      return { kind: 'speaker', turn: floor.current };
    case 'TOPICS':
      return { kind: 'topics' };
    case 'JOIN':
      return { kind: 'join' };
    case 'BREAK':
      return { kind: 'break' };
    case 'PROMISED':
      return { kind: 'promised' };
    case 'OPINION':
      return onAir(screen, floor.current) ?? following({ meeting, floor, screen, published });
    default:
      return following({ meeting, floor, screen, published });
  }
}

/**
 * The hall follows what was done last. Who is called after an opinion was put up gets the screen, with the opinion
 * as a band, and it is large again after the turn; put up while somebody speaks, it is what the hall is to read.
 */
function onAir({ opinion, at }: ProjectionView, turn: TurnView | null): HallScene | null {
  if (!opinion) return null;
  if (turn && turn.calledAt > (at ?? 0)) return { kind: 'speaker', turn, opinion };
  return { kind: 'opinion', opinion };
}

function following({ meeting, floor, screen, published }: Facts): HallScene {
  if (meeting.phase !== 'IN_SESSION') return { kind: 'join' };
  if (floor.current) return { kind: 'speaker', turn: floor.current };
  const opinion = screen.opinion ?? fromPublished(published);
  if (opinion) return { kind: 'opinion', opinion };
  const item = currentItem(meeting);
  if (!item) return { kind: 'join' };
  if (item.kind === 'BREAK') return { kind: 'break' };
  return TALK.includes(item.kind) ? { kind: 'topics' } : { kind: 'agenda', item };
}

export interface TopicBar {
  id: Id;
  name: string;
  count: number;
}

/** The most frequent topics, at most `most` bars; what is left over is one bar of its own, last. */
export function topicBars(
  topics: readonly { id: Id; name: string }[],
  counts: Readonly<Record<Id, number>>,
  most: number,
  restName: string,
): TopicBar[] {
  const bars = topics
    .map(({ id, name }) => ({ id, name, count: counts[id] ?? 0 }))
    .sort((a, b) => b.count - a.count);
  if (bars.length <= most) return bars;
  const rest = bars.slice(most - 1).reduce((sum, bar) => sum + bar.count, 0);
  return [...bars.slice(0, most - 1), { id: 'rest', name: restName, count: rest }];
}
