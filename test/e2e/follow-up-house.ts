import type { Cell, Id, Role } from '@doi-thoai/shared';
import { CELLS, makeId } from '@doi-thoai/shared';
import { MARK } from '../support/full-meeting.js';
import type { FullMeeting, Who } from '../support/full-meeting.js';
import type { Inspector } from '../support/inspector.js';
import type { Account } from './account-house.js';

/** The day in Việt Nam. */
export const hanoi = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);

export const cellsOf = ({ cells }: { cells: Record<Cell, number> }): number[] =>
  CELLS.map((cell) => cells[cell]);

/** Gives an account a part, in the name of a unit where it needs one. */
export async function appoint(
  at: FullMeeting['meeting'],
  account: Account,
  role: Role,
  unit = '',
): Promise<void> {
  const part = { staffId: account.staffId, role, title: '' };
  const { participantId } = await at.organiser.do('participants.appoint', part);
  if (unit === '') return;
  const seen = (await at.organiser.snapshot()).state.participants[participantId]?.version ?? 0;
  await at.organiser.do('participants.edit', {
    ...{
      participantId,
      name: `${MARK} trả lời`,
      role,
      title: '',
      unit,
      number: '',
      withoutPhone: false,
      seen,
    },
  });
}

/** Reported by the unit of `who` as done on a day; verified by the chair on wish. */
export async function done(
  at: FullMeeting,
  who: Who,
  commitmentId: Id,
  on: string,
  verify = true,
): Promise<void> {
  const report = { commitmentId, actId: makeId(), done: true, day: on, text: `${MARK} xong` };
  await at.people[who].do('commitments.report', report);
  if (verify) await at.promise('chair', 'commitments.verify', { commitmentId, text: '' });
}

interface Raw {
  meeting: Id;
  unit: Id;
  state: string;
  due: string | null;
  done: string | null;
}

/** Counted anew from the rows, by a rule of its own. */
export async function recount(
  inspector: Inspector,
  of: readonly Id[],
  on: string,
  unit?: Id,
): Promise<number[]> {
  const rows = await inspector.rows<Raw>(
    `select meeting_id as meeting, owner_unit_id as unit, state, due_on::text as due, done_on::text as done from commitment`,
  );
  const mine = rows.filter((row) => of.includes(row.meeting) && (unit === undefined || row.unit === unit));
  const counts = new Map<string, number>(CELLS.map((cell) => [cell, 0]));
  for (const { state, due: until, done: finished } of mine) {
    if (state === 'PROPOSED' || state === 'SUSPENDED' || state === 'CANCELLED') continue;
    const kept = until === null || (finished !== null && finished.localeCompare(until) <= 0);
    const passed = until !== null && until.localeCompare(on) < 0;
    const [doneKey, openKey] = [
      kept ? 'DONE_ON_TIME' : 'DONE_LATE',
      passed && !(state === 'REPORTED' && kept) ? 'OPEN_OVERDUE' : 'OPEN_IN_TIME',
    ];
    const key = state === 'VERIFIED' ? doneKey : openKey;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return CELLS.map((cell) => counts.get(cell) ?? 0);
}
