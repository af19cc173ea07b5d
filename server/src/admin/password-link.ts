import { PASSWORD_LINK_MS, makeReceipt } from '@doi-thoai/shared';
import { hash } from 'node:crypto';
import pg from 'pg';

/**
 * A link by which the owner of an account sets a password, for whoever runs the machine when nobody can sign in any
 * more. It is told in the organisation's journal when it is used; the server may run meanwhile.
 *
 * @returns the link's path, which is stored nowhere
 */
export async function passwordLink(databaseUrl: string, login: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const staffId = await openAccount(client, login);
    const signs = makeReceipt();
    const tokenHash = hash('sha256', signs, 'buffer');
    await client.query('BEGIN');
    await client.query('DELETE FROM password_link WHERE staff_id = $1', [staffId]);
    await client.query(
      `INSERT INTO password_link (token_hash, staff_id, expires_at)
       VALUES ($1, $2, now() + $3 * interval '1 millisecond')`,
      [tokenHash, staffId, PASSWORD_LINK_MS],
    );
    await client.query('COMMIT');
    return `/staff/password/${signs}`;
  } finally {
    await client.end();
  }
}

async function openAccount(client: pg.Client, login: string): Promise<string> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('password_link') IS NOT NULL AS there`,
  );
  if (!found[0]?.there) {
    throw new Error(
      'Cơ sở dữ liệu thuộc phiên bản cũ: khởi động máy chủ một lần rồi thử lại / this database is of an earlier version: start the server once, then try again.',
    );
  }
  const { rows } = await client.query<{ id: string; closed: boolean }>(
    'SELECT id, closed_at IS NOT NULL AS closed FROM staff_account WHERE login = lower($1)',
    [login.normalize('NFC').trim()],
  );
  if (!rows[0])
    throw new Error(
      `Không có tài khoản / there is no account with the login ${login}.${await openLogins(client)}`,
    );
  if (rows[0].closed)
    throw new Error(`Tài khoản đã khóa / the account ${login} is closed.${await openLogins(client)}`);
  return rows[0].id;
}

/** Whoever runs the machine reads the database anyway, and may not remember a login. */
async function openLogins(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ login: string }>(
    'SELECT login FROM staff_account WHERE closed_at IS NULL ORDER BY login LIMIT 20',
  );
  return rows.length === 0 ? '' : ` Open accounts: ${rows.map(({ login }) => login).join(', ')}.`;
}
