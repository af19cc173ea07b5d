import type { Id } from '@doi-thoai/shared';
import { useCallback, useState } from 'react';
import { useSeat } from './session-context';

const inMemory = new Map<string, string>();

function storageKey(seat: Id, key: string): string {
  return `doi-thoai.draft.${seat}.${key}`;
}

/**
 * What is typed is written at once and synchronously: a phone that is locked, reloaded or killed in the next
 * moment still has it. (IndexedDB would answer too late for that.) Without storage it lives with the page.
 */
function writeDraft(name: string, words: string): void {
  inMemory.set(name, words);
  try {
    localStorage.setItem(name, words);
  } catch {
    // Private window or full device: the copy in memory has to do.
  }
}

function readDraft(name: string): string | null {
  const typed = inMemory.get(name);
  if (typed !== undefined) return typed;
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function dropDraft(name: string): void {
  inMemory.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // There was nothing to drop.
  }
}

function parse<T extends object>(words: string | null, empty: T): T {
  if (words === null) return empty;
  try {
    // An older page may have kept fewer fields.
    return { ...empty, ...(JSON.parse(words) as Partial<T>) };
  } catch {
    return empty;
  }
}

export interface Draft<T> {
  value: T;
  /** Changes some fields and keeps the whole on the device. */
  change: (patch: Partial<T>) => void;
  /** After sending, or at the person's wish. */
  clear: () => void;
}

/** A form's words, kept per seat over reload, lock and a dead network. `empty` must not change. */
export function useDraft<T extends object>(key: string, empty: T): Draft<T> {
  const { participantId } = useSeat();
  const name = storageKey(participantId, key);
  const [held, setHeld] = useState(() => ({ name, value: parse(readDraft(name), empty) }));
  const value = held.name === name ? held.value : parse(readDraft(name), empty);
  const change = useCallback(
    (patch: Partial<T>) => {
      const next = { ...parse(readDraft(name), empty), ...patch };
      writeDraft(name, JSON.stringify(next));
      setHeld({ name, value: next });
    },
    [name, empty],
  );
  const clear = useCallback(() => {
    dropDraft(name);
    setHeld({ name, value: empty });
  }, [name, empty]);
  return { value, change, clear };
}
