import pg from 'pg';

/** Any number that nobody else uses on this database: "doithoai" as bytes. */
const LOCK = '7237954611843261801';
const AGAIN_MS = 500;

/** Two processes on one database need a broker between them; without one the second refuses. */
export class SecondProcess extends Error {
  constructor() {
    super(
      'Một máy chủ Đối Thoại khác đang chạy trên cơ sở dữ liệu này; dừng nó trước / another Đối Thoại server is running on this database. Stop it first; several processes are not supported yet.',
    );
  }
}

/**
 * Holds the database for this process as long as its connection lives, and takes it again when the database
 * was restarted. `onTaken`: somebody else holds it now, this process must stop.
 *
 * @throws SecondProcess
 */
export async function holdDatabase(
  url: string,
  onTaken: (error: SecondProcess) => void = () => undefined,
): Promise<{ release(): Promise<void> }> {
  let released = false;
  let client = await take(url);
  const watch = (held: pg.Client): void => {
    held.on('error', () => undefined);
    held.on('end', () => {
      if (!released) setTimeout(again, AGAIN_MS);
    });
  };
  const again = (): void => {
    if (released) return;
    take(url).then(
      (taken) => {
        client = taken;
        watch(taken);
      },
      (error: unknown) => {
        // Another one was quicker after a restart of the database: two must not serve it.
        if (error instanceof SecondProcess) onTaken(error);
        else setTimeout(again, AGAIN_MS);
      },
    );
  };
  watch(client);
  return {
    release: async () => {
      released = true;
      await client.end().catch(() => undefined);
    },
  };
}

async function take(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${LOCK}) as mine`);
  if (rows[0]?.mine) return client;
  await client.end();
  throw new SecondProcess();
}
