import type { CommandAnswer, CommandName, Role } from '@doi-thoai/shared';
import { ROLES } from '@doi-thoai/shared';
import type { Meeting, Person } from './driver.js';
import { SAMPLES, nowhere } from './sample-payloads.js';
import type { Pointers } from './sample-payloads.js';
import type { TestServer } from './server.js';

/** Roles that a person or a device can have in a meeting; an administrator has no part in one. */
export const PARTS = ROLES.filter((role) => role !== 'ADMIN');

/** A meeting with one person in every role. */
export interface Everybody {
  meeting: Meeting;
  people: Record<Role, Person>;
}

export async function seatEverybody(server: TestServer): Promise<Everybody> {
  const meeting = await server.meeting();
  const people = { ORGANISER: meeting.organiser } as Record<Role, Person>;
  for (const role of PARTS.filter((one) => one !== 'ORGANISER')) {
    people[role] = await meeting.join(role, `Người ${role}`, { unit: 'Cơ sở Bắc' });
  }
  return { meeting, people };
}

export function issueSample(by: Person, name: CommandName, at: Pointers = nowhere()): Promise<CommandAnswer> {
  return by.issue(name, SAMPLES[name](at));
}

export const code = (answer: CommandAnswer): string => (answer.ok ? 'OK' : answer.code);

/** A few at a time, in no particular order: thousands of requests in a row take long. */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
