import type { CivilDate, Id, Instant } from '../ids.js';
import type { MaterialsMark } from './materials.js';
import type { SignedMark } from './signed.js';
import type { RuleStepName, StepRecordView } from './organisation.js';

/** domain.md 6.2. The sub-phase in session is the kind of the current agenda item. */
export const MEETING_PHASES = [
  'DRAFT',
  'ANNOUNCED',
  'COLLECTING',
  'COLLATION_CLOSED',
  'READY',
  'CHECK_IN',
  'IN_SESSION',
  'CLOSED',
  'MINUTES_SIGNED',
  'NOTICE_ISSUED',
  'FOLLOW_UP',
  'ARCHIVED',
  'POSTPONED',
  'CANCELLED',
] as const;
export type MeetingPhase = (typeof MEETING_PHASES)[number];

/** In which there is still something to do for whoever has a role: until what was promised is followed up. */
export const GOING_ON: readonly MeetingPhase[] = [
  ...MEETING_PHASES.slice(0, MEETING_PHASES.indexOf('FOLLOW_UP') + 1),
  'POSTPONED',
];

export const AGENDA_KINDS = [
  'OPENING',
  'REPORT',
  'DISCUSSION',
  'RESPONSE',
  'CONCLUSION',
  'BREAK',
  'OTHER',
] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];

export const MEETING_KINDS = ['DIALOGUE', 'COMMITTEE', 'WORKING_SESSION', 'INSPECTION', 'WORKSHOP'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** Rule profiles of domain.md 4. */
export const RULE_PROFILES = [
  'STATE_GENERAL',
  'PARTY_DIALOGUE',
  'COMMUNE_2025',
  'WORKPLACE_145',
  'CADRE_CONFERENCE',
  'DRAFT_CONSULTATION',
  'CLOSED_PERSONNEL',
] as const;
export type RuleProfile = (typeof RULE_PROFILES)[number];

/** An issue group (nhóm vấn đề). `other` marks "Khác", which every meeting has. */
export interface Topic {
  id: Id;
  name: string;
  other: boolean;
}

export interface AgendaItem {
  id: Id;
  kind: AgendaKind;
  title: string;
  presenter: string;
  plannedMinutes: number;
}

/** A structured figure of the opening report; figures are never added (domain.md 2.7). */
export interface Figure {
  id: Id;
  label: string;
  value: number;
  unit: string;
  period: string;
  /** Label of the figure that this one is a part of, when the report says so. */
  subsetOf: string;
  /** With `value` as what was done, the triple done / planned for the period / planned for the year: 18/19/21. */
  plannedForPeriod?: number | null;
  plannedForYear?: number | null;
  /** Unit that is responsible for what is still to be done. */
  owner?: string;
}

export interface MeetingSettings {
  /** Seconds allotted to a turn. */
  speakingSeconds: number;
  /** The clock turns orange at this many seconds left; 0 = never. */
  warningSeconds: number;
  /** Opinions are read by the secretariat before anybody else sees them. */
  moderation: boolean;
  /** The chair lets the secretary run the floor (domain.md 6.1 "delegated"). */
  secretaryRunsFloor: boolean;
  /** Guests may write opinions (domain.md 6.1 "if allowed"). */
  guestsMayWrite: boolean;
  /** How long personal data of this meeting are kept, as told to the author. */
  retentionYears: number;
  /** Opinions may be sent without a name that the desk sees; false where it was never said. */
  confidential?: boolean;
  /** The one participant who may open a confidential author; nobody while null. */
  confidentialOfficerId?: Id | null;
  /** That person as every author is told before sending: a delegate's state holds nobody else's name. */
  confidentialOfficerName?: string;
  confidentialOfficerTitle?: string;
  /** Opinions may be sent so that nobody in the system knows the author; false where it was never said. */
  anonymous?: boolean;
}

/** What the organiser writes about a meeting. */
export interface MeetingPlan {
  title: string;
  hostBodies: string[];
  place: string;
  startsAt: Instant;
  kind: MeetingKind;
  profile: RuleProfile;
  settings: MeetingSettings;
  topics: Topic[];
  agenda: AgendaItem[];
  report: { title: string; presenter: string; figures: Figure[] };
}

/** The public board of what was promised (W159). */
export interface BoardMark {
  code: string;
  open: boolean;
}

/** The small, often changing part. */
export interface MeetingState {
  phase: MeetingPhase;
  agendaItemId: Id | null;
  agendaItemSince: Instant | null;
  /** Agenda items that were opened before, with the seconds they took. */
  agendaUsed: Record<Id, number>;
  intakeOpen: boolean;
  registrationOpen: boolean;
  /** The floor was ended (`floor.endFloor`): who waited has become a written opinion. */
  floorEnded: boolean;
  openedAt: Instant | null;
  closedAt: Instant | null;
  /** Only once there was any material. */
  materials?: MaterialsMark;
  /** Only once there was any signed version. */
  signed?: SignedMark;
  /** Only once it was opened: the address of the public board keeps its code. */
  board?: BoardMark;
}

export interface MeetingView extends MeetingPlan, MeetingState {
  id: Id;
  /** Join code, groups of letters without look-alikes. It finds the meeting and authenticates nobody. */
  code: string;
  /** A rehearsal is left out of every statistic and says so on every paper. */
  rehearsal: boolean;
  /** The how-many-eth of its series; left out for one that follows none. */
  ordinal?: number;
  version: number;
}

/** What a meeting takes over from an earlier one beside its plan; never opinions, and nobody's account. */
export interface EarlierMeeting {
  meetingId: Id;
  units: boolean;
  /** People with their titles, numbers and roles; a roster brings its units along. */
  roster: boolean;
}

/** `GET api/staff/meetings/:meetingId/earlier`: what a meeting that follows may begin with. */
export interface EarlierPlan {
  plan: MeetingPlan;
  people: number;
  units: number;
}

/** What came in by a file, and what it never holds. */
export interface BroughtMeeting {
  meetingId: Id;
  title: string;
  entries: number;
  opinions: number;
  /** Entries whose words had been purged. */
  purged: number;
  /** Confidential opinions: who wrote them stays in the house where they were sent. */
  sealed: number;
  /** Files beside opinions, of which only name and hash came along. */
  attachments: number;
}

export interface MeetingCommands {
  /**
   * Organisation stream. Topic "Khác" is added when missing; the caller becomes ORGANISER. With `earlier` the meeting
   * follows another one in its series, for whoever prepares that one, too.
   */
  'meeting.create': {
    payload: { meetingId: Id; plan: MeetingPlan; rehearsal: boolean; earlier?: EarlierMeeting | null };
    result: { meetingId: Id; participantId: Id; code: string };
  };
  /**
   * Organisation stream. A meeting that was brought as a file (docs/meeting-file.md), whole or not at all. `file`: the
   * SHA-256 of the bytes that were brought just before, in hex; the caller may enter it as an organiser.
   */
  'meeting.import': { payload: { meetingId: Id; file: string }; result: BroughtMeeting };
  /** `seen` = version of the meeting that the form was opened with. Topics and items in use cannot be removed. */
  'meeting.configure': { payload: { plan: MeetingPlan; seen: number }; result: null };
  /** Opens a phase, or an agenda item (which implies IN_SESSION). */
  'meeting.openPhase': {
    payload: { phase: MeetingPhase; agendaItemId: Id | null; seen: number };
    result: null;
  };
  /** Ends the floor, shuts intake and registration where still open, then closes. */
  'meeting.close': { payload: { seen: number }; result: { convertedToWritten: number } };
  'meeting.reopen': { payload: { reason: string }; result: null };
  /** On from the issued notice. Archived with promises that are still open only for a reason. */
  'meeting.advance': {
    payload: { phase: 'FOLLOW_UP' | 'ARCHIVED'; reason: string; seen: number };
    result: null;
  };
  /**
   * A step that is taken outside of the software: on which day, and why it is late. Neither day nor reason takes the
   * record back.
   */
  'meeting.recordStep': {
    payload: { step: RuleStepName; doneOn: CivilDate | null; reason: string };
    result: null;
  };
  /** What was promised is read by everybody who has the address, or no longer; the address stays the same. */
  'meeting.publishBoard': { payload: { open: boolean }; result: { code: string } };
}

export interface MeetingEvents {
  'meeting.changed': MeetingView;
  'meeting.state': MeetingState & { version: number };
  /** Something left its usual course: who, by which command, about whom and why. Chair and desk read it. */
  'meeting.step': StepRecordView;
  'meeting.override': { command: string; byId: Id; subjectId: Id | null; reason: string };
}
