import { isId } from '@doi-thoai/shared';
import { open, rm } from 'node:fs/promises';
import pg from 'pg';
import { writeAtOneMoment } from '../meeting-file/house.js';
import { RulesService } from '../organisation/rules.service.js';
import { UnitsService } from '../organisation/units.service.js';

/**
 * Writes one meeting into a file that does not exist yet; the server may run.
 *
 * @param which its id, or its join code as people type it
 * @returns how many entries its journal has
 */
export async function exportMeeting(databaseUrl: string, which: string, file: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const meetingId = isId(which) ? which : await idOf(client, which);
    const handle = await open(file, 'wx', 0o600);
    const write = async (chunk: string): Promise<void> => {
      await handle.write(chunk);
    };
    const services = { rules: new RulesService(), units: new UnitsService() };
    try {
      return (await writeAtOneMoment(client, services, meetingId, new Date(), write)).seq;
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  } finally {
    await client.end();
  }
}

async function idOf(client: pg.Client, typed: string): Promise<string> {
  const code = typed.replace(/[^a-z0-9]/gi, '').toUpperCase();
  const { rows } = await client.query<{ id: string }>('select id from meeting where code = $1', [code]);
  return rows[0]?.id ?? typed;
}
