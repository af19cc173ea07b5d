import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from './config.js';

/** The folder that holds package.json. */
const ROOT = join(import.meta.dirname, '..', '..', '..');

/**
 * Lets a second `npm start` that finds its port taken tell who has it (scripts/start.mjs compares): fingerprints, so
 * that nobody in the network learns the paths of this machine.
 */
export interface Place {
  mode: 'demo' | 'real';
  /** Of the folder that the product was started from. */
  copy: string;
  /** Of the data folder. */
  data: string;
}

export function placeOf({ demo, dataDir }: Pick<Config, 'demo' | 'dataDir'>): Place {
  return { mode: demo ? 'demo' : 'real', copy: fingerprint(ROOT), data: fingerprint(dataDir) };
}

/** The same in scripts/start.mjs. */
function fingerprint(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}
