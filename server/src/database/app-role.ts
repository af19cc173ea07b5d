import { randomBytes } from 'node:crypto';
import pg from 'pg';

const ROLE = 'doi_thoai_app';

/** What is only ever appended: no running server may change it, whatever a mistake in it tries. */
const APPEND_ONLY = ['entry', 'content', 'command_answer'];

/**
 * A role for the running server that may not change or delete what was written in the journal; the owner
 * migrates and purges. Its password is new at each start and known to this process alone.
 *
 * @param ownerUrl address of the migrated database as its owner, who may make roles
 * @returns the same address for the restricted role
 */
export async function appRoleUrl(ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString('hex');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [ROLE]);
    // A role's name and password cannot be parameters; both are made of letters, digits and underscores here.
    await client.query(`${rowCount ? 'alter' : 'create'} role ${ROLE} login password '${password}'`);
    await client.query(`grant usage on schema public to ${ROLE}`);
    await client.query(`grant select, insert, update, delete on all tables in schema public to ${ROLE}`);
    await client.query(`revoke update, delete, truncate on ${APPEND_ONLY.join(', ')} from ${ROLE}`);
    await client.query(`revoke insert, update, delete on schema_migration from ${ROLE}`);
    await client.query(`revoke insert, update, delete, truncate on purge_log from ${ROLE}`);
    await client.query(`grant execute on function purge_words(uuid, uuid, text[], text[]) to ${ROLE}`);
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.username = ROLE;
  url.password = password;
  return url.href;
}
