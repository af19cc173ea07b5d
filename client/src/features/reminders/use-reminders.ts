import type { ReaderState, ReminderView } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useMeeting } from '../../realtime/hooks';

const selectReminders = (state: ReaderState) => state.reminders;
const selectSeen = ({ participantId, reminderMarks }: ReaderState): number =>
  (participantId === null ? undefined : reminderMarks[participantId])?.upTo ?? 0;

export interface Reminders {
  /** The newest first. */
  rows: readonly ReminderView[];
  /** `seq` up to which its owner has seen them, on whatever device. */
  seen: number;
  newest: number;
  unread: number;
}

/** What this seat is reminded of. */
export function useReminders(): Reminders {
  const reminders = useMeeting(selectReminders);
  const seen = useMeeting(selectSeen);
  return useMemo(() => {
    const rows = Object.values(reminders).sort((a, b) => b.seq - a.seq);
    const unread = rows.filter(({ seq }) => seq > seen).length;
    return { rows, seen, unread, newest: rows[0]?.seq ?? 0 };
  }, [reminders, seen]);
}
