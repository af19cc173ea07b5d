import type { Id, Instant } from '../ids.js';
import type { Role } from '../permissions.js';

export const ATTENDANCES = ['UNKNOWN', 'ON_SITE', 'ONLINE', 'ABSENT'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** A person's part in one meeting, with the name and title of that day. */
export interface ParticipantView {
  id: Id;
  role: Role;
  name: string;
  title: string;
  unitId: Id | null;
  unit: string;
  /** Delegate or seat number as printed on the card; empty when none. */
  number: string;
  seatTaken: boolean;
  attendance: Attendance;
  /** Has no phone: the secretary writes for this person. */
  withoutPhone: boolean;
  /** Secretary whom the chair named as deputy (`participants.setRole`): may take over the chair. */
  mayTakeOver: boolean;
  /**
   * Not on the roster and not a guest of the hall: came by a unit's link to write in the weeks before, or had a role by
   * an account that was taken away.
   */
  contributor: boolean;
  checkedInAt: Instant | null;
  version: number;
}

export const CONSENTS = ['ASKED', 'GIVEN', 'REFUSED'] as const;
export type Consent = (typeof CONSENTS)[number];

/** Somebody who comes instead of another (dự thay), which the chair must agree to. */
export interface StandInView {
  /** Who comes. */
  id: Id;
  /** Who is represented, with the title of that day. */
  forId: Id;
  forName: string;
  forTitle: string;
  /** Letter of authority or the like. */
  note: string;
  consent: Consent;
  /** Who agreed or refused; null while nobody has. */
  decidedById: Id | null;
  decidedAt: Instant | null;
  reason: string;
  version: number;
}

/** `POST api/meetings/:meetingId/roster-check`: what an import would do. */
export interface RosterCheck {
  good: number;
  /** Of the good ones: about somebody who is in the meeting already. */
  known: number;
  problems: RosterProblem[];
}

/** `GET api/meetings/:meetingId/accounts`: every staff account, and its part in the meeting. */
export interface AccountHere {
  staffId: Id;
  name: string;
  login: string;
  participantId: Id | null;
  role: Role | null;
  title: string;
  /** The account is closed: the seat is without a holder. */
  closed: boolean;
}

export interface UnitView {
  id: Id;
  name: string;
}

/** One row of a roster that was refused; `line` counts as the spreadsheet shows it, header = 1. */
export interface RosterProblem {
  line: number;
  column: 'name' | 'unit' | 'title' | 'role' | 'number' | 'email' | 'phone' | 'file';
  reason:
    | 'MISSING'
    | 'TOO_LONG'
    | 'UNKNOWN_ROLE'
    | 'DUPLICATE_NUMBER'
    | 'DUPLICATE_PERSON'
    | 'UNIT_ENDED'
    | 'BAD_ADDRESS'
    | 'FORBIDDEN_CHARACTERS'
    | 'COLUMN_MISSING'
    | 'BROKEN_CSV'
    | 'TOO_MANY_ROWS';
  value: string;
  /** Of what is there twice: the row that has it first, or who keeps it in the meeting. */
  other?: { line: number } | { name: string };
}

export interface NewParticipant {
  name: string;
  title: string;
  unit: string;
  role: Role;
  number: string;
}

export interface ParticipantsCommands {
  /** All rows or none; refusal `ROSTER_INVALID` lists every problem. */
  'participants.import': { payload: { csv: string }; result: { added: number; updated: number } };
  'participants.add': {
    payload: NewParticipant & { participantId: Id; withoutPhone: boolean };
    result: { participantId: Id };
  };
  'participants.edit': {
    payload: NewParticipant & { participantId: Id; withoutPhone: boolean; seen: number };
    result: null;
  };
  /** Issued by the entrance (personal link, slip) as the participant, or by the desk for a phone that knocks. */
  'participants.claimSeat': {
    payload: { participantId: Id; knock: string | null };
    result: { participantId: Id };
  };
  /** Frees the seat of a lost or borrowed phone: its sessions end and its sockets close. */
  'participants.releaseSeat': { payload: { participantId: Id; reason: string }; result: null };
  'participants.checkIn': {
    payload: { participantId: Id; attendance: Attendance };
    result: null;
  };
  'participants.setRole': {
    payload: { participantId: Id; role: Role; mayTakeOver: boolean; seen: number };
    result: null;
  };
  /** Gives a staff account a part in the meeting, or another one. */
  'participants.appoint': {
    payload: { staffId: Id; role: Role; title: string };
    result: { participantId: Id };
  };
  /**
   * The server itself, for the account that brought the meeting as a file, when it first enters: a part as organiser,
   * and every seat free, because its links and sessions belonged to another house.
   */
  'participants.arrive': { payload: { staffId: Id }; result: { participantId: Id } };
  /** Takes it away: sessions end and sockets close at once; what was done stays in this person's name. */
  'participants.dismiss': { payload: { participantId: Id; reason: string }; result: null };
  /** By the server, when an account was closed: its seat is without a holder, or its role goes to the successor. */
  'participants.succeed': { payload: { staffId: Id }; result: null };
  /** Comes instead of somebody else of the roster; null: no longer. A new one awaits the chair's consent. */
  'participants.standIn': {
    payload: { participantId: Id; forId: Id | null; note: string };
    result: null;
  };
  'participants.consent': {
    payload: { participantId: Id; given: boolean; reason: string; seen: number };
    result: null;
  };
  /** Co-chair, or a secretary whom the chair named, becomes CHAIR; the former chair becomes CO_CHAIR. */
  'participants.takeOver': { payload: { reason: string }; result: null };
}

export interface ParticipantsEvents {
  'participants.changed': ParticipantView;
  'participants.unit': UnitView;
  'participants.standIn': StandInView;
  'participants.standInRemoved': { id: Id };
}
