import type { Role } from './permissions.js';

/** Which shared frames a role reads; the rest reaches a person through personal audiences. */
export const READER_CLASSES = ['everyone', 'screen', 'chair', 'desk'] as const;
export type ReaderClass = (typeof READER_CLASSES)[number];

const READER_OF: Record<Role, ReaderClass> = {
  ORGANISER: 'desk',
  CHAIR: 'chair',
  CO_CHAIR: 'chair',
  SECRETARY: 'desk',
  UNIT_FOCAL: 'everyone',
  DELEGATE: 'everyone',
  GUEST: 'everyone',
  RESPONDER: 'everyone',
  CLERK: 'everyone',
  MONITOR: 'everyone',
  SCREEN: 'screen',
  ADMIN: 'everyone',
};

export function readerClassOf(role: Role): ReaderClass {
  return READER_OF[role];
}

/** Chair and desk: those who read what was not reviewed yet, and whole lists of people. */
export function readsTable(reader: ReaderClass): boolean {
  return reader === 'chair' || reader === 'desk';
}

/** Roles that read or decide more than the hall does: giving or taking one is a matter of `setRole`. */
export function isTableRole(role: Role): boolean {
  return readsTable(readerClassOf(role));
}
