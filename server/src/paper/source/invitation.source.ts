import type { Id, ParticipantView } from '@doi-thoai/shared';
import { comesInstead } from '@doi-thoai/shared';
import type { InvitationModel } from '../invitation/invitation.model.js';
import { chairOf } from './notice.source.js';
import { coverOf, values, type Issuer, type PaperReading } from './reading.js';
import { byUnitAndName } from './speakers.source.js';

const INVITED: readonly ParticipantView['role'][] = ['DELEGATE', 'UNIT_FOCAL', 'GUEST', 'RESPONDER'];

/** Letters for everybody who is invited, or for one of them (nobody, when that one is not). */
export function invitationModel(reading: PaperReading, issuer: Issuer, onlyId: Id | null): InvitationModel {
  const { meeting } = reading;
  const people = invitedPeople(reading);
  return {
    cover: coverOf(reading, issuer, { code: 'GM', number: null, date: null }),
    people: people
      .filter(({ id }) => onlyId === null || id === onlyId)
      .map(({ name, title, unit }) => ({ name, title, unit })),
    hosts: meeting.hostBodies,
    chair: chairOf(reading),
    units: [...new Set(people.map(({ unit }) => unit))].filter((unit) => unit !== ''),
    agenda: meeting.agenda.map(({ title }) => title),
    topics: meeting.topics.filter(({ other }) => !other).map(({ name }) => name),
  };
}

/** Whoever comes in somebody's place got that one's letter. */
export function invitedPeople({ state }: PaperReading): ParticipantView[] {
  return values(state.participants)
    .filter(({ id, role, contributor }) => INVITED.includes(role) && !contributor && !comesInstead(id, state))
    .sort(byUnitAndName);
}
