import type { CivilDate, Id, Instant } from '../ids.js';

/** A staff account of the organisation over its life. */
export interface AccountView {
  id: Id;
  name: string;
  login: string;
  /** Null while it is open. */
  closedAt: Instant | null;
  /** Why it was closed, or opened again; empty when neither ever happened. */
  reason: string;
  /** Who gets the roles of a closed account in meetings that go on; null: nobody yet. */
  successorId: Id | null;
  version: number;
}

/** `GET api/organisation/accounts`: every account, open or closed. */
export interface AccountRow extends AccountView {
  since: Instant;
  /** False: its owner has not used a link yet. */
  hasPassword: boolean;
  /** Meetings that go on in which it has a part. */
  runningMeetings: number;
  /** The day of the last sign-in, from its sessions; null: never. */
  lastSignInOn: CivilDate | null;
}

/** A link by which its owner sets a password works so long. */
export const PASSWORD_LINK_MS = 24 * 3_600_000;

/** `GET api/staff/password-links/:token`: whose password it sets. */
export interface PasswordLinkView {
  name: string;
  login: string;
}

export interface AccountCommands {
  /** Or, of a closed one: another reason, or somebody who gets its roles after all. */
  'organisation.closeAccount': {
    payload: { staffId: Id; reason: string; successorId: Id | null; seen: number };
    result: null;
  };
  'organisation.reopenAccount': { payload: { staffId: Id; reason: string; seen: number }; result: null };
  /** `tokenHash`: SHA-256 of what the link holds; earlier links of the account are void. */
  'organisation.makePasswordLink': {
    payload: { staffId: Id; tokenHash: string };
    result: { expiresAt: Instant };
  };
  /**
   * By the server, after the old password or a link was proved. `password` is the argon2id hash; `tokenHash` the link
   * that is used up, `keep` the sessions that stay.
   */
  'organisation.setPassword': {
    payload: { staffId: Id; password: string; tokenHash: string | null; keep: string[] };
    result: null;
  };
}

export interface AccountEvents {
  'organisation.accountChanged': AccountView;
  'organisation.passwordLinkMade': { staffId: Id; expiresAt: Instant };
  /** `byLink`: with a link; `linkById` who made it, null when it was made on the server's machine. */
  'organisation.passwordSet': { staffId: Id; byLink: boolean; linkById: Id | null };
}
