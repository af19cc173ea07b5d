import type { ParticipantView, SnapshotState } from '@doi-thoai/shared';
import { comesInstead, isTableRole } from '@doi-thoai/shared';
import type { MinutesAttendance, MinutesPerson } from './minutes/minutes.model.js';
import { representedBy } from './stand-in-words.js';

const SPEAKING_ROLES = new Set<ParticipantView['role']>(['DELEGATE', 'UNIT_FOCAL']);

const orNull = (text: string): string | null => (text === '' ? null : text);

type House = Pick<SnapshotState, 'participants' | 'standIns' | 'invitations'>;

export function person(
  one: { name: string; title: string; unit: string },
  representing: string | null = null,
): MinutesPerson {
  const { name } = one;
  return { name, formOfAddress: null, title: orNull(one.title), unit: orNull(one.unit), representing };
}

/** Who was there, by category. Whoever comes instead of an invited delegate is present, and not one more invited. */
export function attendance(state: House, people: readonly ParticipantView[]): MinutesAttendance {
  const of = (role: ParticipantView['role']): ParticipantView[] => people.filter((one) => one.role === role);
  const named = (one: ParticipantView): MinutesPerson => person(one, representedBy(state, one.id));
  const delegates = people.filter((one) => SPEAKING_ROLES.has(one.role));
  const chair = of('CHAIR')[0];
  const present = delegates.flatMap((one) =>
    one.attendance === 'ON_SITE' || one.attendance === 'ONLINE'
      ? [{ ...named(one), mode: one.attendance }]
      : [],
  );
  const absent = people.filter((one) => one.attendance === 'ABSENT' && one.role !== 'SCREEN');
  return {
    chair: chair ? named(chair) : person({ name: '', title: '', unit: '' }),
    coChairs: of('CO_CHAIR').map(named),
    secretaries: of('SECRETARY').map(named),
    delegates: { invited: delegates.filter((one) => isInvited(state, one)).length, present },
    guests: of('GUEST').map(named),
    absent: absent.map((one) => ({ ...named(one), reason: reasonOf(state, one) })),
  };
}

/** In the place of a delegate of the list: that one is counted. */
function isInvited(state: House, { id }: ParticipantView): boolean {
  const forId = state.standIns[id]?.forId;
  const represented = forId === undefined ? undefined : state.participants[forId];
  return !(represented && SPEAKING_ROLES.has(represented.role) && comesInstead(id, state));
}

/** What was said beforehand: somebody else comes, or why nobody does. */
function reasonOf(state: House, { id }: ParticipantView): string | null {
  const standIn = Object.values(state.standIns).find((one) => one.forId === id && one.consent !== 'REFUSED');
  const other = standIn && state.participants[standIn.id];
  if (other) return `có ${other.name} dự thay`;
  const invitation = state.invitations[id];
  return invitation?.reply === 'ABSENT' ? orNull(invitation.reason) : null;
}

/** What a person was when the meeting was closed. */
type Part = Pick<ParticipantView, 'role' | 'contributor'>;
export type PartsAtClose = ReadonlyMap<string, Part>;

/** From the last `participants.changed` of each person before the close; null while the meeting goes on. */
export function partsAtClose(bodies: readonly Record<string, unknown>[] | null): PartsAtClose | null {
  return bodies && new Map(bodies.map((body) => [String(body.id), body as unknown as Part]));
}

/**
 * Who was in the hall, each as what they were there: a role that was taken or given after the close, because an account
 * was closed or somebody appointed, changes nothing of who chaired. Those who only wrote from their unit were not there.
 */
export function peopleOf(
  participants: readonly ParticipantView[],
  parts: PartsAtClose | null,
): ParticipantView[] {
  const then = participants.flatMap((one) => {
    const part = parts?.get(one.id);
    if (part) return [{ ...one, role: part.role, contributor: part.contributor }];
    return parts && isTableRole(one.role) ? [] : [one];
  });
  return then.filter((one) => !one.contributor);
}
