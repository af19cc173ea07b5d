import type { PaperKind } from '@doi-thoai/shared';
import { MEETING_ZONE } from '../cover.js';
import { invited } from '../invitation/invitation.document.js';
import type { PaperWanted } from '../paper-kinds.js';
import { personPhrase } from '../person-phrase.js';
import { moment } from '../state/wording.js';
import type { FillingExtras } from '../template/filling.js';
import { invitationModel } from './invitation.source.js';
import { iso } from './reading.js';

/** What a template may ask for and the standard paper has in no block of its own. */
export function fillingExtras(kind: PaperKind, { reading, issuer, personId }: PaperWanted): FillingExtras {
  const { meeting } = reading;
  const { system, body, parentBody } = issuer;
  const { chair, people } = invitationModel(reading, issuer, personId);
  return {
    ...{ body, parentBody, meeting: meeting.title, place: meeting.place },
    at: moment(iso(meeting.openedAt ?? meeting.startsAt), MEETING_ZONE),
    chair: chair.name.trim() === '' ? '' : personPhrase(system, chair),
    guests: kind === 'INVITATIONS' ? people.map((person) => invited(system, person)) : [],
  };
}
