import type { Id } from '@doi-thoai/shared';
import { civilDay } from '../kernel/civil-date.js';
import type { RulesService } from '../organisation/rules.service.js';
import type { UnitsService } from '../organisation/units.service.js';
import type { Ask, House, Written } from './write-file.js';
import { writeMeetingFile } from './write-file.js';

interface Services {
  rules: RulesService;
  units: UnitsService;
}

/** One connection, for itself. */
interface Connection {
  query<R>(sql: string, parameters?: unknown[]): Promise<{ rows: R[] }>;
}

/** Writes a meeting at one moment, whoever else is writing meanwhile. @throws as writeMeetingFile */
export async function writeAtOneMoment(
  connection: Connection,
  services: Services,
  meetingId: Id,
  at: Date,
  write: (chunk: string) => Promise<void>,
): Promise<Written> {
  const ask: Ask = async <R>(sql: string, parameters: readonly unknown[] = []) =>
    (await connection.query<R>(sql, [...parameters])).rows;
  await ask('begin isolation level repeatable read read only');
  try {
    const house = (profile: string): Promise<House> => houseOf(ask, services, profile, at);
    return await writeMeetingFile(meetingId, { ask, house, write }, at);
  } finally {
    await ask('rollback');
  }
}

async function houseOf(ask: Ask, { rules, units }: Services, profile: string, at: Date): Promise<House> {
  const db = { query: ask };
  const [organisation = { name: '', parentBody: '', symbol: '' }] = await ask<House['organisation']>(
    'select name, parent_body as "parentBody", symbol from organisation',
  );
  const { profiles } = await rules.rules(db, civilDay(at.getTime()));
  return {
    organisation,
    profiles: profiles.filter((one) => one.profile === profile),
    units: await units.all(db),
  };
}
