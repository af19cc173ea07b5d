import type { CommandAnswer, Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Meeting, Person, enterAsStaff, http } from './driver.js';
import { samplePlan } from './plan.js';
import type { TestServer } from './server.js';

const DAY_MS = 86_400_000;

/** The next meeting of a series, with the people and units of the earlier one. */
export async function follow(server: TestServer, earlierId: Id): Promise<Meeting> {
  const { url, staffCookie: cookie } = server;
  const meetingId = makeId();
  const plan = samplePlan({ startsAt: server.app.clock.now() + DAY_MS });
  const earlier = { meetingId: earlierId, units: true, roster: true };
  const { body } = await http<CommandAnswer<'meeting.create'>>(
    `${url}/api/organisation/commands/meeting.create`,
    { body: { id: makeId(), payload: { meetingId, plan, rehearsal: false, earlier } }, cookie },
  );
  if (!body.ok) throw new Error(body.code);
  const { participantId, code } = body.result;
  const seat = await enterAsStaff(url, cookie, meetingId);
  return new Meeting(
    url,
    meetingId,
    plan,
    new Person(url, meetingId, participantId, 'ORGANISER', seat),
    code,
  );
}
