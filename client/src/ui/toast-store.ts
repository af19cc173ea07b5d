import type { ReactNode } from 'react';

export type ToastTone = 'neutral' | 'done' | 'waiting' | 'refused';

export interface ToastWords {
  text: ReactNode;
  tone?: ToastTone;
  /** Offers to take the act back for `seconds` (default 10); the ring shows what is left. */
  undo?: { run: () => void; seconds?: number; label?: string };
  /** A button that is not undo: "Mở". */
  action?: { label: string; run: () => void };
  /** How long it stays; default 10 for undo and refusals, 5 otherwise. */
  seconds?: number;
}

export interface ToastEntry extends ToastWords {
  id: number;
  /** Seconds that it stays in all. */
  stays: number;
}

type Listener = () => void;

const MOST = 3;
const listeners = new Set<Listener>();
let entries: readonly ToastEntry[] = [];
let lastId = 0;

function publish(next: readonly ToastEntry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

function staysFor({ seconds, undo, tone }: ToastWords): number {
  return seconds ?? undo?.seconds ?? (undo || tone === 'refused' ? 10 : 5);
}

/** Shows a short message at the edge of the screen. Returns its id for `dismissToast`. */
export function showToast(words: ToastWords): number {
  lastId += 1;
  const entry: ToastEntry = { ...words, id: lastId, stays: staysFor(words) };
  publish([...entries.slice(1 - MOST), entry]);
  return entry.id;
}

export function dismissToast(id: number): void {
  publish(entries.filter((entry) => entry.id !== id));
}

export function subscribeToasts(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly ToastEntry[] {
  return entries;
}
