import type { AgendaItem, FloorState, Instant, MeetingView } from '@doi-thoai/shared';
import { remainingSeconds } from '@doi-thoai/shared';

/** Seconds that an agenda item has taken so far; the open one still runs. */
export function usedOf(meeting: MeetingView, item: AgendaItem, now: Instant): number {
  const before = meeting.agendaUsed[item.id] ?? 0;
  const runs = meeting.agendaItemId === item.id && meeting.agendaItemSince !== null;
  return before + (runs ? Math.max(0, Math.floor((now - (meeting.agendaItemSince ?? now)) / 1000)) : 0);
}

/** Done: it took time and is not the open one. */
export function isDone(meeting: MeetingView, item: AgendaItem): boolean {
  return item.id !== meeting.agendaItemId && (meeting.agendaUsed[item.id] ?? 0) > 0;
}

export interface TimeBudget {
  waiting: number;
  /** Seconds of one turn: what the ended ones took on average, before the first what is allotted. */
  each: number;
  /** Seconds that are left for them in the open agenda item, after the running turn; negative = past its plan. */
  left: number;
  /** How many of those waiting still find room. */
  fit: number;
}

/** Whether everybody who waits finds room in the open agenda item; null when there is nothing to compare. */
export function timeBudget(
  meeting: MeetingView,
  floor: Pick<FloorState, 'queue' | 'ended' | 'current'>,
  now: Instant,
): TimeBudget | null {
  const item = meeting.agenda.find((one) => one.id === meeting.agendaItemId);
  const waiting = floor.queue.length;
  if (!item || item.plannedMinutes === 0 || waiting === 0) return null;
  const { turns, seconds } = floor.ended;
  const each = turns > 0 ? seconds / turns : meeting.settings.speakingSeconds;
  const running = floor.current ? Math.max(0, remainingSeconds(floor.current, now)) : 0;
  const left = item.plannedMinutes * 60 - usedOf(meeting, item, now) - running;
  const fit = each > 0 ? Math.floor(Math.max(0, left) / each) : waiting;
  return { waiting, each, left, fit: Math.min(waiting, fit) };
}
