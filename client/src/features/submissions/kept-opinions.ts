import type { AnonymousOpinion, Disclosure, Id, Refusal } from '@doi-thoai/shared';
import { useMemo, useSyncExternalStore } from 'react';

/** An opinion without a name, with the only key to it: nothing but this device links it to a seat. */
export interface KeptOpinion extends AnonymousOpinion {
  disclosure: Exclude<Disclosure, 'NAMED'>;
  meetingId: Id;
  /** The seat it was written in; never sent along with it. */
  seat: Id;
  /** By this device's clock, for the order of the cards; never sent. */
  at: number;
  /** `WAITING` for the server to take it, `THERE`, or `REFUSED` with its reason. */
  state: 'WAITING' | 'THERE' | 'REFUSED';
  /** It was sent before, so the server may have it although no answer came. */
  tried: boolean;
  refusal: Refusal | null;
}

const PREFIX = 'doi-thoai.kept.';
const all = new Map<Id, KeptOpinion>();
const listeners = new Set<() => void>();
let list: readonly KeptOpinion[] = [];
let outlives = true;
let opened = false;

function changed(): void {
  list = [...all.values()].sort((a, b) => b.at - a.at);
  for (const listener of listeners) listener();
}

function take(words: string | null): void {
  try {
    const opinion = JSON.parse(words ?? '') as KeptOpinion;
    all.set(opinion.submissionId, opinion);
  } catch {
    // Of no use to anybody.
  }
}

/** Another page of this browser sent, corrected or removed one. */
function follow({ key, newValue }: StorageEvent): void {
  if (!key?.startsWith(PREFIX)) return;
  if (newValue === null) all.delete(key.slice(PREFIX.length));
  else take(newValue);
  changed();
}

function open(): void {
  if (opened) return;
  opened = true;
  try {
    for (let i = 0; i < localStorage.length; i += 1) {
      const key = localStorage.key(i);
      if (key?.startsWith(PREFIX)) take(localStorage.getItem(key));
    }
  } catch {
    outlives = false;
  }
  addEventListener('storage', follow);
  changed();
}

/** On the device before this returns, so that whoever is killed in the next moment still has words and receipt. */
export function keep(opinion: KeptOpinion): void {
  open();
  all.set(opinion.submissionId, opinion);
  try {
    localStorage.setItem(PREFIX + opinion.submissionId, JSON.stringify(opinion));
  } catch {
    outlives = false;
  }
  changed();
}

/** Nothing happens to one that was removed meanwhile. */
export function changeKept(submissionId: Id, patch: Partial<KeptOpinion>): void {
  open();
  const opinion = all.get(submissionId);
  if (opinion) keep({ ...opinion, ...patch });
}

/** Another opinion was sent with this receipt: the only key to it stays here, and its own words come from the server. */
export function leaveToReceipt(submissionId: Id): void {
  changeKept(submissionId, { state: 'THERE', refusal: null, summary: '', text: '' });
}

/** Takes words and receipt off this device; what was typed about it as well. */
export function forgetKept(submissionId: Id): void {
  all.delete(submissionId);
  try {
    localStorage.removeItem(PREFIX + submissionId);
    const typed = Object.keys(localStorage).filter((key) => key.includes(submissionId));
    for (const key of typed) localStorage.removeItem(key);
  } catch {
    // There was nothing to remove.
  }
  changed();
}

/** Those of every seat of this device, the newest first. */
export function keptOpinions(): readonly KeptOpinion[] {
  open();
  return list;
}

export function subscribeKept(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Those of one seat. */
export function useKept(seat: Id): readonly KeptOpinion[] {
  const kept = useSyncExternalStore(subscribeKept, keptOpinions);
  return useMemo(() => kept.filter((one) => one.seat === seat), [kept, seat]);
}

/** False: a private window, or no room. Then the receipt has to be written down before the page is closed. */
export function keptOutlivesPage(): boolean {
  return outlives;
}
