import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Account, isReachable, postgresAccount } from './account.js';
import { type Binaries, locateBinaries, OPEN_PLACE } from './binaries.js';

/** The administrator of the cluster, and the owner of everything in it. */
export const CLUSTER_USER = 'app';

/** Beside the cluster, readable by its owner alone (mode 600). */
const PASSWORD_FILE = 'postgres.password';

/** One PostgreSQL data directory and what is needed to start it. */
export interface Cluster {
  /** The data directory itself (mode 700, owned by the account). */
  dir: string;
  logFile: string;
  password: string;
  account: Account | undefined;
  binaries: Binaries;
}

/** Opens the cluster in `dataDir`, making it first if there is none. `sync` false: a throw-away cluster. */
export async function openCluster(dataDir: string, sync: boolean): Promise<Cluster> {
  const folder = resolve(dataDir);
  makeFolder(folder);
  const link = join(folder, 'postgres');
  const account = postgresAccount(existsSync(link) ? statSync(link) : undefined);
  const binaries = locateBinaries(account);
  const cluster = { logFile: join(folder, 'postgres.log'), account, binaries };
  if (existsSync(join(link, 'PG_VERSION'))) {
    checkVersion(link, binaries);
    return { ...cluster, dir: realpathSync(link), password: storedPassword(folder) };
  }
  const passwordFile = join(folder, PASSWORD_FILE);
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  await initialise({ place: reachablePlace(link, account), passwordFile, account, binaries, sync });
  return { ...cluster, dir: realpathSync(link), password };
}

/** Folders on the way stay open for the account to pass; only the cluster itself is closed. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
  chmodSync(folder, 0o755);
}

/** As root below a closed folder the cluster itself must lie elsewhere: the data folder then holds a link to it. */
function reachablePlace(link: string, account: Account | undefined): string {
  if (isReachable(link, account)) return link;
  const place = placeElsewhere(link);
  if (existsSync(place)) {
    throw new Error(
      `${place} holds the database of a data folder that is gone (${link}). Move one of them away.`,
    );
  }
  makeFolder(dirname(place));
  rmSync(link, { force: true });
  symlinkSync(place, link);
  return place;
}

/** Named after the link, so that no two data folders can mean the same place. */
function placeElsewhere(link: string): string {
  const name = createHash('sha256').update(link).digest('hex').slice(0, 16);
  return join(OPEN_PLACE, `cluster-${name}`);
}

/** All that belongs to a data folder, for removing it: itself, and the cluster that lies elsewhere because of it. */
export function foldersOf(dataDir: string): string[] {
  const folder = resolve(dataDir);
  const link = join(folder, 'postgres');
  const place = placeElsewhere(link);
  const isLink = lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  return isLink && readlinkSync(link) === place ? [place, folder] : [folder];
}

function checkVersion(dir: string, binaries: Binaries): void {
  const major = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim();
  if (major === binaries.major) return;
  throw new Error(
    `The data in ${dir} was written by PostgreSQL ${major}, this is PostgreSQL ${binaries.major}. ` +
      'Make a backup with the version that wrote it (npm run admin -- backup), then restore it into a new folder.',
  );
}

/** The password of the cluster in this data folder. */
export function storedPassword(dataDir: string): string {
  const file = join(dataDir, PASSWORD_FILE);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new Error(
    `${file} is missing: it holds the password of the database beside it. Put it back from a copy.`,
  );
}

interface Initialisation {
  place: string;
  passwordFile: string;
  account: Account | undefined;
  binaries: Binaries;
  sync: boolean;
}

/** initdb in a folder beside the place, which gets its name only when complete: a kill leaves no half cluster. */
async function initialise({ place, passwordFile, account, binaries, sync }: Initialisation): Promise<void> {
  const unfinished = `${place}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const secret = join(unfinished, '..', `${place.split(/[\\/]/).pop()}.pwfile`);
  writeFileSync(secret, readFileSync(passwordFile), { mode: 0o600 });
  for (const path of account ? [unfinished, secret] : []) chownSync(path, account!.uid, account!.gid);
  const args = [
    '-D',
    unfinished,
    '-U',
    CLUSTER_USER,
    '-A',
    'scram-sha-256',
    `--pwfile=${secret}`,
    '-E',
    'UTF8',
  ];
  const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=vi-VN'];
  try {
    await promisify(execFile)(binaries.initdb, [...args, ...locale, ...(sync ? [] : ['--no-sync'])], account);
  } finally {
    rmSync(secret, { force: true });
  }
  renameSync(unfinished, place);
}
