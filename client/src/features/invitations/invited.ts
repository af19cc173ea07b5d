import type { Id, InvitationView, ParticipantView, Reply, StandInView } from '@doi-thoai/shared';
import { sameName } from '@doi-thoai/shared';
import { compareNames } from '../participants/name-order';

/** Somebody who may be invited, with the invitation if there is one, and who is on the list to stand in. */
export interface InvitedRow {
  person: ParticipantView;
  invitation: InvitationView | null;
  standIn: StandInHere | null;
}

/** Who comes instead of somebody, as the list has it. */
interface StandInHere {
  view: StandInView;
  name: string;
}

/** Everybody on the list, by given name; devices and people who came by a link are not invited. */
export function invitedRows(
  participants: Record<Id, ParticipantView>,
  invitations: Record<Id, InvitationView>,
  standIns: Record<Id, StandInView> = {},
): InvitedRow[] {
  const here = new Map(
    Object.values(standIns).map((view) => [view.forId, { view, name: participants[view.id]?.name ?? '' }]),
  );
  return Object.values(participants)
    .filter(({ role, contributor }) => role !== 'SCREEN' && !contributor)
    .sort((a, b) => compareNames(a.name, b.name))
    .map((person) => ({
      ...{ person, invitation: invitations[person.id] ?? null },
      standIn: here.get(person.id) ?? null,
    }));
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

/** The answer names somebody who is not on the list for this person yet. */
export function isToAdmit({ invitation, standIn }: InvitedRow): boolean {
  return invitation?.reply === 'STAND_IN' && standIn === null;
}

/** What the answer says now, when the list still has somebody else standing in; null: they agree. */
export function changedAnswer({ invitation, standIn }: InvitedRow): 'COMES' | 'ABSENT' | 'OTHER' | null {
  if (!standIn || !invitation || invitation.reply === 'NONE') return null;
  if (invitation.reply === 'STAND_IN') return sameName(invitation.standInName, standIn.name) ? null : 'OTHER';
  return invitation.reply === 'ABSENT' ? 'ABSENT' : 'COMES';
}
