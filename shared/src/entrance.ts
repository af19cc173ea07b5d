import type { MeetingPhase } from './features/meeting.js';
import type { OrganisationEvents, StaffView } from './features/organisation.js';
import type { Id, Instant } from './ids.js';
import type { Role } from './permissions.js';

// What the doors answer over HTTP, before anybody has a socket.

/** Where somebody sits: what the entrance answers who is let in; the cookie comes with it. */
export interface SeatAddress {
  meetingId: Id;
  participantId: Id;
  role: Role;
}

/** `GET api/entrance/links/:token`: no more than the slip in the person's hand says. */
export interface LinkView extends SeatAddress {
  meetingTitle: string;
  name: string;
  title: string;
  unit: string;
  number: string;
  /** Somebody sits there already; entering needs this browser's cookie, or the desk. */
  seatTaken: boolean;
}

/** `GET api/entrance/units/:token`: no more than the paper with the QR code says. */
export interface UnitLinkView {
  meetingId: Id;
  meetingTitle: string;
  unit: string;
  closesAt: Instant;
  /** By the server's clock: a phone's may be wrong by days. */
  open: boolean;
}

/** `POST api/entrance/knocks`: what the phone shows until the desk has typed it. */
export interface KnockMade {
  knockId: string;
  /** Four digits for the desk. */
  code: string;
  expiresAt: Instant;
}

/** `GET api/entrance/knocks/:knockId`; the cookie comes with the seat. */
export type KnockStanding =
  { state: 'WAITING'; code: string; expiresAt: Instant } | ({ state: 'ADMITTED' } & SeatAddress);

/** `GET api/entrance/meetings/:code`. */
export interface MeetingFound {
  meetingId: Id;
  title: string;
  phase: MeetingPhase;
}

/** A meeting in which a staff member takes part. */
export interface StaffMeeting extends Omit<SeatAddress, 'participantId'> {
  /** Null: brought as a file, and not entered yet. */
  participantId: Id | null;
  title: string;
  code: string;
  phase: MeetingPhase;
  startsAt: Instant;
  rehearsal: boolean;
  /** The how-many-eth of its series; 1 also for one that stands alone. */
  ordinal: number;
}

/** Name, parent body and symbol as they stand on papers. */
export type OrganisationWords = OrganisationEvents['organisation.changed'];

/** `GET api/staff/me`: who is signed in, and what of; `staff` is null for a stranger. */
export interface StaffSelf {
  staff: StaffView | null;
  meetings: StaffMeeting[];
  organisation: OrganisationWords | null;
}

/** What one person is handed: link and PIN open a seat. */
export interface SlipView {
  participantId: Id;
  name: string;
  title: string;
  unit: string;
  number: string;
  role: Role;
  link: string;
  /** Empty without a number: a PIN opens nothing but a numbered seat. */
  pin: string;
}

/** A seat whose slip is not printed, without what would open it. */
export interface KeptSeat {
  participantId: Id;
  name: string;
  title: string;
  unit: string;
  role: Role;
  hasAccount: boolean;
}

/** `GET api/meetings/:meetingId/slips`: for printing, and who is left out. */
export interface SlipsView {
  slips: SlipView[];
  kept: KeptSeat[];
}

/** `GET api/meetings/:meetingId/unit-links`: a paper with the QR code of each unit that was asked. */
export interface UnitSlip {
  unitId: Id;
  unit: string;
  closesAt: Instant;
  link: string;
}
