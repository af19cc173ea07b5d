import type { Id, ReaderClass, SnapshotState } from '@doi-thoai/shared';
import { readsTable } from '@doi-thoai/shared';
import type { CalendarView, ReminderMark, ReminderView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../journal/audience.js';
import { unitsRead } from '../journal/audience.js';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';

const at = (column: string, name: string): string =>
  `round(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

const REMINDERS = `select id, commitment_id as "commitmentId", text, unit, leads, copies, due_on::text as "dueOn", days,
    ${at('at', 'at')}, seq::float8 as seq, queued, sent, failed, version::float8 as version,
    participant_ids as "participantIds"
  from reminder where meeting_id = $1`;
const CALENDARS = `select id, unit_id as "unitId", unit, made_by_id as "madeById", ${at('at', 'at')},
    ${at('voided_at', 'voidedAt')}, version::float8 as version
  from unit_calendar where meeting_id = $1`;
const MARKS = `select participant_id as id, up_to::float8 as "upTo", version::float8 as version
  from reminder_mark where meeting_id = $1 and participant_id = any($2)`;

interface ReminderRow extends ReminderView {
  participantIds: Id[];
}

const byId = <T extends { id: Id }>(rows: readonly T[]): Record<Id, T> =>
  Object.fromEntries(rows.map((row) => [row.id, row]));

function viewOf({ participantIds: _people, ...view }: ReminderRow): ReminderView {
  return view;
}

/** The table reads all; a unit's responders what that unit was reminded of; a monitor what is overdue. */
@Injectable()
export class RemindersSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Partial<SnapshotState>> {
    if (!readsTable(reader)) return {};
    const reminders = await db.query<ReminderRow>(REMINDERS, [meetingId]);
    const calendars = await db.query<CalendarView>(CALENDARS, [meetingId]);
    return { reminders: byId(reminders.map(viewOf)), calendars: byId(calendars) };
  }

  async personal(
    db: ReadTransaction,
    meetingId: Id,
    readers: readonly Reader[],
  ): Promise<Map<Id, Partial<SnapshotState>>> {
    const people = readers.map((one) => one.participantId);
    const units = unitsRead('responder', readers);
    const reminders = await db.query<ReminderRow>(
      `${REMINDERS} and (leads && $2::uuid[] or copies && $2::uuid[] or participant_ids && $3::uuid[])`,
      [meetingId, units, people],
    );
    const calendars = await db.query<CalendarView>(`${CALENDARS} and unit_id = any($2)`, [meetingId, units]);
    const marks = await db.query<ReminderMark>(MARKS, [meetingId, people]);
    const parts = new Map<Id, Partial<SnapshotState>>();
    for (const reader of readers) {
      const part = ownPart(reader, { reminders, calendars, marks });
      if (Object.keys(part).length > 0) parts.set(reader.participantId, part);
    }
    return parts;
  }
}

interface Read {
  reminders: readonly ReminderRow[];
  calendars: readonly CalendarView[];
  marks: readonly ReminderMark[];
}

function ownPart({ participantId, personal }: Reader, read: Read): Partial<SnapshotState> {
  const isOwn = (unitId: Id): boolean => personal.has(`responder:${unitId}`);
  const reminders = read.reminders.filter(
    ({ leads, copies, participantIds }) =>
      participantIds.includes(participantId) || [...leads, ...copies].some(isOwn),
  );
  const calendars = read.calendars.filter(({ unitId }) => isOwn(unitId));
  const marks = read.marks.filter(({ id }) => id === participantId);
  // A hall of delegates has none of these, and is sent none.
  return {
    ...(reminders.length > 0 ? { reminders: byId(reminders.map(viewOf)) } : {}),
    ...(calendars.length > 0 ? { calendars: byId(calendars) } : {}),
    ...(marks.length > 0 ? { reminderMarks: byId(marks) } : {}),
  };
}
