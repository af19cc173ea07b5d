import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, parse } from 'node:path';

/** A user of the system that PostgreSQL may run as. */
export interface Account {
  uid: number;
  gid: number;
}

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root: then the owner of the existing cluster, else `postgres`, else `nobody`.
 * (initdb needs an account with a name.) Undefined: we are an ordinary user and PostgreSQL runs as we do.
 */
export function postgresAccount(clusterOwner?: Account): Account | undefined {
  if (!isRoot()) return undefined;
  if (clusterOwner && clusterOwner.uid !== 0) return clusterOwner;
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (account) return account;
  throw new Error(
    'PostgreSQL does not run as root: create an account named "postgres", or start as another user.',
  );
}

function lookUp(name: string): Account | undefined {
  try {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** May this account pass through every folder above the path? (Root's home, for one, is closed.) */
export function isReachable(path: string, account: Account | undefined): boolean {
  if (!account) return true;
  const top = parse(path).root;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!maySearch(folder, account)) return false;
    if (folder === top) return true;
  }
}

function maySearch(folder: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
