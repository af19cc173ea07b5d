import type { CommandName } from './commands.js';
import type { MeetingPhase } from './features/meeting.js';
import type { Role } from './permissions.js';

/** The organisation's stream has no phases of its own. */
export type Phase = MeetingPhase | 'ORGANISATION';

/**
 * `own`: only what is the actor's own; `ownUnit`: only of the actor's unit; `delegated`: only where the
 * meeting's settings (or the chair) hand it over. The service must settle these three.
 */
export type Grant = 'no' | 'yes' | 'own' | 'ownUnit' | 'delegated';

export interface Clause {
  phases: readonly Phase[];
  roles: Partial<Record<Role, Exclude<Grant, 'no'>>>;
}

export const BEFORE = ['DRAFT', 'ANNOUNCED', 'COLLECTING', 'COLLATION_CLOSED', 'READY'] as const;
/** The weeks before the hall, in which base units are asked (domain.md 4, step 4: opens at announcement). */
export const ASKING = ['ANNOUNCED', 'COLLECTING', 'COLLATION_CLOSED', 'READY'] as const;
export const LIVE = ['CHECK_IN', 'IN_SESSION'] as const;
export const OPEN = [...BEFORE, ...LIVE] as const;
export const COLLECTED = ['COLLECTING', 'COLLATION_CLOSED', 'READY', ...LIVE] as const;
export const FLOOR_READY = ['READY', ...LIVE] as const;

export const organisers = { ORGANISER: 'yes', SECRETARY: 'yes' } as const;

const authors = { DELEGATE: 'own', GUEST: 'own', UNIT_FOCAL: 'own' } as const;

/** Rules of what a delegate's phone offers; a part of `RULES`, apart because the phone needs no other. */
export const OWN_RULES = {
  'participants.checkIn': [{ phases: FLOOR_READY, roles: { ...organisers, ...authors, RESPONDER: 'own' } }],
  'submissions.submit': [
    { phases: COLLECTED, roles: { DELEGATE: 'own', UNIT_FOCAL: 'own', GUEST: 'delegated' } },
  ],
  'submissions.submitConfidential': [
    { phases: COLLECTED, roles: { DELEGATE: 'own', UNIT_FOCAL: 'own', GUEST: 'delegated' } },
  ],
  'submissions.edit': [{ phases: COLLECTED, roles: authors }],
  'submissions.withdraw': [{ phases: COLLECTED, roles: authors }],
  'floor.request': [{ phases: FLOOR_READY, roles: { DELEGATE: 'own' } }],
} as const satisfies Partial<Record<CommandName, readonly Clause[]>>;
export type OwnCommandName = keyof typeof OWN_RULES;

/** What the first clause for this phase grants. */
export function grantOf(clauses: readonly Clause[], role: Role, phase: Phase): Grant {
  for (const clause of clauses) {
    if (clause.phases.includes(phase)) return clause.roles[role] ?? 'no';
  }
  return 'no';
}
