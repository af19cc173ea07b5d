import type { Id } from '@doi-thoai/shared';
import type { OutboxItem, OutboxStorage } from '@doi-thoai/shared/client/outbox';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

interface Schema extends DBSchema {
  outbox: { key: [Id, Id]; value: { seat: Id; id: Id; item: OutboxItem }; indexes: { seat: Id } };
}

const OPENING_MS = 3000;

/** Where the outbox of one seat lies, and whether it outlives the page. */
export interface KeptOutbox {
  storage: OutboxStorage;
  /** False in a private window or when the device has no room: then it lives as long as the page. */
  outlivesPage: () => boolean;
  subscribe: (listener: () => void) => () => void;
}

/**
 * IndexedDB under the outbox's own list in memory. Where the database is missing or refuses, everything goes on
 * in memory and `outlivesPage` says so; sending never waits for a database that does not answer.
 */
export function keepOutbox(seat: Id): KeptOutbox {
  const listeners = new Set<() => void>();
  let kept = true;
  const lose = (): void => {
    kept = false;
    for (const listener of listeners) listener();
  };
  const database = openDatabase().catch(() => {
    lose();
    return null;
  });
  const write = async (work: (db: IDBPDatabase<Schema>) => Promise<unknown>): Promise<void> => {
    const db = await database;
    if (db) await work(db).catch(lose);
  };
  const storage: OutboxStorage = {
    all: async () => {
      const db = await database;
      const rows = db ? await db.getAllFromIndex('outbox', 'seat', seat).catch(() => []) : [];
      return rows.map((row) => row.item);
    },
    put: (item) => write((db) => db.put('outbox', { seat, id: item.id, item })),
    remove: (id) => write((db) => db.delete('outbox', [seat, id])),
  };
  return {
    storage,
    outlivesPage: () => kept,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function openDatabase(): Promise<IDBPDatabase<Schema>> {
  if (!('indexedDB' in globalThis)) throw new Error('no IndexedDB');
  const opening = openDB<Schema>('doi-thoai', 1, {
    upgrade: (db) => {
      db.createObjectStore('outbox', { keyPath: ['seat', 'id'] }).createIndex('seat', 'seat');
    },
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('IndexedDB does not answer')), OPENING_MS);
  });
  return Promise.race([opening, late]);
}
