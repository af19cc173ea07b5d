import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { assertDurable } from '../durable.js';
import { type Cluster, CLUSTER_USER, foldersOf, openCluster, storedPassword } from './cluster.js';
import { runningPort } from './pid-file.js';
import { Supervisor } from './supervisor.js';

const DATABASE = 'doi_thoai';
const LOOPBACK = '127.0.0.1';

/** PostgreSQL says nothing about texts and names in its log: no statements, no parameters, no key values. */
const QUIET_LOG = {
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
};
/** Each checkpoint makes the next change of every page write the whole page: with room they come rarely. */
const ROOMY = { max_wal_size: '2GB', checkpoint_timeout: '15min' };
const DEFAULTS: Record<string, string> = {
  max_connections: '200',
  timezone: 'UTC',
  ...ROOMY,
  ...QUIET_LOG,
};
/** For tests: as fast as possible, and gone afterwards. */
const THROWAWAY: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

export interface EmbeddedOptions {
  /** Folder for the cluster, its password (mode 600) and its log; made if missing. */
  dataDir: string;
  /** TCP port on 127.0.0.1; default: any free one. */
  port?: number;
  /** For tests: no fsync, and `removeAtEnd`. */
  throwaway?: boolean;
  /** All that belongs to `dataDir` is deleted when it stops, also when we are killed. */
  removeAtEnd?: boolean;
  /** Settings of PostgreSQL (`name: value`), over our own. */
  settings?: Record<string, string>;
  log?: (message: string) => void;
}

/** A PostgreSQL that this process runs, and starts again when it is killed. */
export interface EmbeddedPostgres {
  /** `postgres://…` with the password, for the database of the product. */
  url: string;
  /** The data directory itself (it holds `postmaster.pid`). */
  clusterDir: string;
  stop(): Promise<void>;
  /** Called each time PostgreSQL is back after it was killed. */
  onRestart(listener: () => void): void;
}

/** Starts PostgreSQL in `dataDir`, and makes cluster and database the first time. Refuses `fsync = off` on real data. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const throwaway = options.throwaway ?? false;
  const cluster = await openCluster(options.dataDir, !throwaway);
  const port = options.port ?? (await freePort());
  const settings = { ...DEFAULTS, ...(throwaway ? THROWAWAY : {}), ...options.settings };
  const listeners: (() => void)[] = [];
  const supervisor = new Supervisor(
    cluster,
    postgresArguments(cluster.dir, port, settings),
    (options.removeAtEnd ?? throwaway) ? foldersOf(options.dataDir) : [],
    {
      restarted: () => listeners.forEach((listener) => listener()),
      log: options.log ?? (() => undefined),
    },
  );
  await supervisor.start();
  try {
    const url = await prepareDatabase(cluster, port, throwaway);
    return {
      url,
      clusterDir: cluster.dir,
      stop: () => supervisor.stop(),
      onRestart: (listener) => void listeners.push(listener),
    };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

/** Address of the embedded database that another process runs in this folder right now; undefined: none runs. */
export function runningEmbeddedUrl(dataDir: string): string | undefined {
  const port = runningPort(join(dataDir, 'postgres'));
  return port === undefined ? undefined : addressOf(storedPassword(dataDir), port, DATABASE);
}

function addressOf(password: string, port: number, database: string): string {
  return `postgres://${CLUSTER_USER}:${password}@${LOOPBACK}:${port}/${database}`;
}

function postgresArguments(dir: string, port: number, settings: Record<string, string>): string[] {
  const fixed = { listen_addresses: LOOPBACK, unix_socket_directories: '' };
  const pairs = Object.entries({ ...settings, ...fixed });
  return ['-D', dir, '-p', String(port), ...pairs.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

async function prepareDatabase(cluster: Cluster, port: number, throwaway: boolean): Promise<string> {
  const client = new pg.Client({ connectionString: addressOf(cluster.password, port, 'postgres') });
  await client.connect();
  try {
    if (!throwaway) await assertDurable(client);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  return addressOf(cluster.password, port, DATABASE);
}

/** A TCP port of this machine that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, LOOPBACK, () => {
      const address = probe.address();
      probe.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
