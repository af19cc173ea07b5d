import type { Id, Role } from '@doi-thoai/shared';

/** Who issues a command, with the rights of this moment (read under the stream's lock). */
export interface Actor {
  /** Participant's id; on the organisation's stream the staff account's id. */
  id: Id;
  role: Role;
  unitId: Id | null;
  mayTakeOver: boolean;
}
