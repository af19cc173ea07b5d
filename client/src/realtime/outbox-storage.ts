import type { Id } from '@doi-thoai/shared';
import type { OutboxItem, OutboxStorage } from '@doi-thoai/shared/client/outbox';

interface Row {
  seat: Id;
  id: Id;
  item: OutboxItem;
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
  const write = async (work: (rows: IDBObjectStore) => IDBRequest): Promise<void> => {
    const db = await database;
    if (db) await written(db, work).catch(lose);
  };
  const storage: OutboxStorage = {
    all: async () => {
      const db = await database;
      const rows = db ? await rowsOf(db, seat).catch(() => []) : [];
      return rows.map((row) => row.item);
    },
    put: (item) => write((rows) => rows.put({ seat, id: item.id, item } satisfies Row)),
    remove: (id) => write((rows) => rows.delete([seat, id])),
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

const DATABASE = 'doi-thoai';
const ROWS = 'outbox';

/** Resolves when the device has it: upon the end of the transaction, not of the request in it. */
function written(db: IDBDatabase, work: (rows: IDBObjectStore) => IDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(ROWS, 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    work(transaction.objectStore(ROWS));
  });
}

function rowsOf(db: IDBDatabase, seat: Id): Promise<Row[]> {
  return answered(db.transaction(ROWS).objectStore(ROWS).index('seat').getAll(seat) as IDBRequest<Row[]>);
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('refused'));
  });
}

async function openDatabase(): Promise<IDBDatabase> {
  if (!('indexedDB' in globalThis)) throw new Error('no IndexedDB');
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => {
    const rows = opening.result.createObjectStore(ROWS, { keyPath: ['seat', 'id'] });
    rows.createIndex('seat', 'seat');
  };
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('IndexedDB does not answer')), OPENING_MS);
  });
  return Promise.race([answered(opening), late]);
}
