import type { Id, InvitationView, ParticipantView, Reply } from '@doi-thoai/shared';
import { compareNames } from '../participants/name-order';

/** Somebody who may be invited, with the invitation if there is one. */
export interface InvitedRow {
  person: ParticipantView;
  invitation: InvitationView | null;
}

/** Everybody on the list, by given name; devices and people who came by a link are not invited. */
export function invitedRows(
  participants: Record<Id, ParticipantView>,
  invitations: Record<Id, InvitationView>,
): InvitedRow[] {
  return Object.values(participants)
    .filter(({ role, contributor }) => role !== 'SCREEN' && !contributor)
    .sort((a, b) => compareNames(a.name, b.name))
    .map((person) => ({ person, invitation: invitations[person.id] ?? null }));
}

export function isInvited({ invitation }: InvitedRow): boolean {
  return invitation !== null && invitation.sending !== 'NOT_SENT';
}

export function replyOf({ invitation }: InvitedRow): Reply {
  return invitation?.reply ?? 'NONE';
}

/** Who still owes an answer: to be invited first, or again. */
export function isSilent(row: InvitedRow): boolean {
  return replyOf(row) === 'NONE';
}

/** How many were invited, and what they said; each invited person is counted once. */
export function replyCounts(rows: readonly InvitedRow[]) {
  const invited = rows.filter(isInvited);
  const of = (reply: Reply) => invited.filter((row) => replyOf(row) === reply).length;
  return {
    ...{ invited: invited.length, comes: of('COMES'), online: of('ONLINE') },
    ...{ absent: of('ABSENT'), standIn: of('STAND_IN'), silent: of('NONE') },
  };
}
