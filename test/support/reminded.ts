import type { CommandAnswer, Id, OrganisationRules } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { http } from './driver.js';
import type { Person } from './driver.js';
import type { FullMeeting } from './full-meeting.js';
import { MARK } from './full-meeting.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const HANOI_MS = 7 * 3_600_000;

/** A unit's promise comes to the eve of its day: its responder is reminded, has seen it, and has its calendar. */
export async function remind(hall: FullMeeting): Promise<void> {
  const { housing } = hall.people;
  const upTo = await comesDue(hall, `${MARK} sửa mái`, 1);
  for (const who of ['housing', 'chair', 'coChair', 'secretary', 'organiser', 'monitor'] as const) {
    await hall.do(who, 'reminders.see', { upTo });
  }
  await housing.do('reminders.voidCalendar', { calendarId: await makeCalendar(housing) });
}

/** An address for calendar programs, by a responder for the own unit. */
export async function makeCalendar({ cookie, headers, url, meetingId }: Person): Promise<Id> {
  const calendarId = makeId();
  const body = { id: makeId(), calendarId, token: makeReceipt() };
  const { status } = await http(`${url}/api/meetings/${meetingId}/calendars`, { body, cookie, headers });
  if (status !== 200) throw new Error(`no calendar: ${status}`);
  return calendarId;
}

/** The housing office promises for tomorrow and is reminded within two minutes of the server's clock; `n`: of how many by then. */
export async function comesDue(hall: FullMeeting, text: string, n: number): Promise<number> {
  // The next whole minute but one: it is still to come when the rule is there, and nobody waits a day for it.
  const comesAt = Math.ceil(hall.server.app.clock.now() / MINUTE_MS + 1) * MINUTE_MS;
  const [dayOf, timeOf] = [civil(comesAt + DAY_MS).slice(0, 10), civil(comesAt).slice(11, 16)];
  await remindAt(hall, timeOf);
  await promise(hall, text, dayOf);
  hall.server.app.clock.move(comesAt - hall.server.app.clock.now());
  return reminded(hall, n);
}

/** Two days on the same promise is late: the monitor hears of it, too. */
export async function remindOfLate(hall: FullMeeting): Promise<void> {
  hall.server.app.clock.move(2 * DAY_MS);
  await reminded(hall, 2);
  // Accounts are signed in for half a day.
  hall.server.app.clock.move(-2 * DAY_MS);
}

const civil = (at: number): string => new Date(at + HANOI_MS).toISOString();

/** The house reminds one day before, at this time. */
async function remindAt({ server, meeting }: FullMeeting, at: string): Promise<void> {
  const cookie = server.staffCookie;
  const { body } = await http<OrganisationRules>(`${server.url}/api/organisation/rules`, { cookie });
  const own = body.profiles.filter(({ profile }) => profile === meeting.plan.profile);
  const [present] = own;
  if (!present) throw new Error('no rules');
  const { version: _version, ...words } = present;
  const reminders = { before: [1], onDay: false, everyAfter: 1, at };
  const seen = Math.max(...own.map(({ version }) => version));
  const answer = await http<CommandAnswer>(
    `${server.url}/api/organisation/commands/organisation.editProfile`,
    {
      ...{ cookie, body: { id: makeId(), payload: { ...words, validFrom: '2024-01-01', reminders, seen } } },
    },
  );
  if (!answer.body.ok) throw new Error(answer.body.code);
}

async function promise(hall: FullMeeting, text: string, dueOn: string): Promise<void> {
  const { chair, secretary } = hall.people;
  const commitmentId = makeId();
  await secretary.do('commitments.propose', {
    ...{ commitmentId, text, dueKind: 'DATE', dueOn, sources: [] },
    ownerUnitId: await hall.unitOf('housing'),
  });
  const seen = (await hall.state()).commitments[commitmentId]?.version ?? 0;
  await chair.do('commitments.confirm', { commitmentId, seen });
}

/** Number of the entry, as soon as it came: the server acts by itself. */
async function reminded(hall: FullMeeting, n: number): Promise<number> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline;) {
    const found = Object.values((await hall.state()).reminders);
    if (found.length >= n) return Math.max(...found.map(({ seq }) => seq));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nobody was reminded');
}
