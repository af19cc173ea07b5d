import type { CommandName } from './commands.js';
import {
  ASKING,
  BEFORE,
  COLLECTED,
  FLOOR_READY,
  LIVE,
  OPEN,
  OWN_RULES,
  grantOf,
  organisers,
} from './own-rules.js';
import type { Clause, Grant, Phase } from './own-rules.js';

/** Roles of a person in one meeting (domain.md 3 and 6.1). SCREEN is a device. A moderator is a SECRETARY. */
export const ROLES = [
  'ORGANISER',
  'CHAIR',
  'CO_CHAIR',
  'SECRETARY',
  'UNIT_FOCAL',
  'DELEGATE',
  'GUEST',
  'RESPONDER',
  'CLERK',
  'MONITOR',
  'SCREEN',
  'ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

const ORGANISATION = ['ORGANISATION'] as const;
const UNTIL_SIGNED = [...OPEN, 'CLOSED'] as const;
/** From the first opinion to the archive. */
const KEPT = [...UNTIL_SIGNED, 'MINUTES_SIGNED', 'NOTICE_ISSUED', 'FOLLOW_UP', 'ARCHIVED'] as const;
/** As long as there is a meeting. */
const EVER = [...KEPT, 'POSTPONED', 'CANCELLED'] as const;
/** While promises are followed up: also in a session that was opened again. */
const FOLLOWED = ['IN_SESSION', 'CLOSED', 'MINUTES_SIGNED', 'NOTICE_ISSUED', 'FOLLOW_UP'] as const;
/** From the collated opinions on; written answers come weeks after the hall. */
const ANSWERING = [
  'COLLATION_CLOSED',
  ...FLOOR_READY,
  'CLOSED',
  'MINUTES_SIGNED',
  'NOTICE_ISSUED',
  'FOLLOW_UP',
] as const;
const chairs = { CHAIR: 'yes', CO_CHAIR: 'yes' } as const;
const chairsOrDelegated = { ...chairs, SECRETARY: 'delegated' } as const;
const desk = { SECRETARY: 'yes' } as const;
const moderators = { ...chairs, SECRETARY: 'yes' } as const;

/** The server itself, which acts in a meeting as its ADMIN; no person of this role has a content right. */
const system: Clause[] = [{ phases: EVER, roles: { ADMIN: 'yes' } }];
const accounts: Clause[] = [{ phases: EVER, roles: { ORGANISER: 'yes' } }];
const floorAct: Clause[] = [{ phases: ['IN_SESSION'], roles: chairsOrDelegated }];
const registration: Clause[] = [{ phases: FLOOR_READY, roles: chairsOrDelegated }];
const intake: Clause[] = [
  { phases: BEFORE, roles: { ...chairs, ...organisers } },
  { phases: LIVE, roles: chairsOrDelegated },
];
const moderate: Clause[] = [{ phases: [...COLLECTED, 'CLOSED'], roles: moderators }];
const collate: Clause[] = [{ phases: UNTIL_SIGNED, roles: { SECRETARY: 'yes', UNIT_FOCAL: 'ownUnit' } }];
const ruling: Clause[] = [{ phases: ORGANISATION, roles: { ADMIN: 'yes', ORGANISER: 'yes' } }];
const asking: Clause[] = [{ phases: ASKING, roles: organisers }];
const handIn: Clause[] = [{ phases: ASKING, roles: { UNIT_FOCAL: 'ownUnit' } }];
const roster: Clause[] = [{ phases: OPEN, roles: organisers }];
const prepare: Clause[] = [{ phases: [...UNTIL_SIGNED, 'POSTPONED'], roles: organisers }];
const show: Clause[] = [{ phases: FLOOR_READY, roles: { ...moderators, ORGANISER: 'yes' } }];
const notes: Clause[] = [{ phases: ['IN_SESSION', 'CLOSED'], roles: desk }];
/** Between the close and the archive: lines are approved, numbered and issued, and corrected. */
const AFTER = ['CLOSED', 'MINUTES_SIGNED', 'NOTICE_ISSUED', 'FOLLOW_UP'] as const;
const lines: Clause[] = [{ phases: [...OPEN, ...AFTER], roles: desk }];
const notices: Clause[] = [
  { phases: ['IN_SESSION', ...AFTER], roles: { ...moderators, ORGANISER: 'yes', CLERK: 'yes' } },
];
/** The clerk's (domain.md 6.1); chairs' and organisers' where the meeting has no clerk. */
const numbering: Clause[] = [
  {
    phases: AFTER,
    roles: { CLERK: 'yes', CHAIR: 'delegated', CO_CHAIR: 'delegated', ORGANISER: 'delegated' },
  },
];
/** Clerks keep signed papers, desk and chairs in their stead; a letter or a list is signed before the meeting. */
const signing: Clause[] = [
  { phases: [...OPEN, ...AFTER, 'POSTPONED'], roles: { ...chairs, ...organisers, CLERK: 'yes' } },
];
const drafts: Clause[] = [{ phases: UNTIL_SIGNED, roles: desk }];
const answering: Clause[] = [{ phases: ANSWERING, roles: { SECRETARY: 'yes', RESPONDER: 'ownUnit' } }];
const anyRole = (grant: 'own'): Clause['roles'] =>
  Object.fromEntries(ROLES.filter((role) => role !== 'ADMIN').map((role) => [role, grant]));

const promising: Clause[] = [{ phases: [...OPEN, ...FOLLOWED], roles: moderators }];
const decide: Clause[] = [{ phases: [...OPEN, ...FOLLOWED], roles: chairs }];
const owed: Clause[] = [{ phases: FOLLOWED, roles: { RESPONDER: 'ownUnit' } }];

/** Whoever was invited answers, whatever they are in the meeting. */
const everybody: Clause['roles'] = Object.fromEntries(
  ROLES.filter((role) => role !== 'ADMIN' && role !== 'SCREEN').map((role) => [role, 'yes']),
);

/** Who may issue which command in which phase. Total: a command without an entry does not compile. */
export const RULES: Record<CommandName, readonly Clause[]> = {
  ...OWN_RULES,
  'organisation.configure': [{ phases: ORGANISATION, roles: { ADMIN: 'yes', ORGANISER: 'yes' } }],
  'organisation.addStaff': [{ phases: ORGANISATION, roles: { ADMIN: 'yes', ORGANISER: 'yes' } }],
  'organisation.closeAccount': ruling,
  'organisation.reopenAccount': ruling,
  'organisation.makePasswordLink': ruling,
  'organisation.setPassword': [{ phases: ORGANISATION, roles: { ADMIN: 'yes' } }],
  'organisation.editProfile': ruling,
  'organisation.editHolidays': ruling,
  'organisation.importHolidays': ruling,
  'organisation.addUnit': ruling,
  'organisation.renameUnit': ruling,
  'organisation.moveUnit': ruling,
  'organisation.endUnit': ruling,
  'organisation.addIssuingBody': ruling,
  'organisation.editIssuingBody': ruling,
  'organisation.bringTemplate': ruling,
  'organisation.takeBackTemplate': ruling,
  'meeting.create': [{ phases: ORGANISATION, roles: { ...organisers, CHAIR: 'yes' } }],
  // Addresses, roster and all words of a meeting come in: its organisers' affair alone, as taking them out is.
  'meeting.import': [{ phases: ORGANISATION, roles: { ORGANISER: 'yes' } }],
  'meeting.configure': [{ phases: [...OPEN, 'POSTPONED'], roles: { ...organisers, CHAIR: 'yes' } }],
  'meeting.openPhase': [
    { phases: [...BEFORE, 'POSTPONED'], roles: { ...chairsOrDelegated, ORGANISER: 'yes' } },
    { phases: LIVE, roles: chairsOrDelegated },
  ],
  'meeting.close': [{ phases: LIVE, roles: chairsOrDelegated }],
  'meeting.reopen': [{ phases: ['CLOSED'], roles: chairs }],
  'meeting.advance': [{ phases: ['NOTICE_ISSUED', 'FOLLOW_UP'], roles: { ...chairs, ORGANISER: 'yes' } }],
  'meeting.recordStep': [{ phases: EVER, roles: { ...organisers, CHAIR: 'yes' } }],
  'meeting.publishBoard': [{ phases: KEPT, roles: { ORGANISER: 'yes', ...chairs } }],
  'materials.add': prepare,
  'materials.edit': prepare,
  'materials.bring': prepare,
  'materials.order': prepare,
  'materials.giveAgain': prepare,
  'materials.takeBack': [{ phases: EVER, roles: organisers }],
  'materials.purge': [{ phases: EVER, roles: chairs }],
  'participants.import': roster,
  'participants.add': roster,
  'participants.edit': roster,
  // Authors come back weeks later, to read what became of their opinions.
  'participants.claimSeat': [{ phases: KEPT, roles: { ...anyRole('own'), ...organisers } }],
  'participants.releaseSeat': [{ phases: KEPT, roles: organisers }],
  'participants.setRole': [{ phases: OPEN, roles: { ORGANISER: 'yes', CHAIR: 'yes' } }],
  'participants.appoint': accounts,
  'participants.arrive': system,
  'participants.dismiss': accounts,
  'participants.succeed': system,
  'participants.standIn': roster,
  'participants.consent': [{ phases: OPEN, roles: chairs }],
  // A chair who presses twice is told ALREADY_CHAIR.
  'participants.takeOver': [
    { phases: OPEN, roles: { CHAIR: 'own', CO_CHAIR: 'yes', SECRETARY: 'delegated' } },
  ],
  'submissions.open': intake,
  'submissions.close': intake,
  'submissions.appendAnonymous': system,
  'submissions.editByReceipt': [{ phases: COLLECTED, roles: { ADMIN: 'own' } }],
  'submissions.withdrawByReceipt': [{ phases: COLLECTED, roles: { ADMIN: 'own' } }],
  'submissions.openAuthor': [
    { phases: KEPT, roles: { ORGANISER: 'own', CHAIR: 'own', CO_CHAIR: 'own', SECRETARY: 'own' } },
  ],
  'submissions.submitForOther': [{ phases: COLLECTED, roles: { SECRETARY: 'yes', UNIT_FOCAL: 'ownUnit' } }],
  'submissions.attach': [
    {
      phases: COLLECTED,
      roles: { SECRETARY: 'yes', UNIT_FOCAL: 'ownUnit', DELEGATE: 'own', GUEST: 'own' },
    },
  ],
  'submissions.detach': [
    {
      phases: COLLECTED,
      roles: { SECRETARY: 'own', UNIT_FOCAL: 'own', DELEGATE: 'own', GUEST: 'own' },
    },
  ],
  'submissions.approve': moderate,
  'submissions.approveMany': moderate,
  'submissions.return': moderate,
  'submissions.publish': moderate,
  'submissions.hide': moderate,
  'submissions.setAside': moderate,
  'submissions.takeBack': moderate,
  'submissions.purge': [{ phases: [...COLLECTED, 'CLOSED'], roles: chairs }],
  'submissions.showOnScreen': show,
  'collation.create': collate,
  'collation.edit': collate,
  'collation.link': collate,
  'collation.unlink': collate,
  'collation.assign': drafts,
  'collation.classify': drafts,
  'collation.markRepeat': drafts,
  'collation.merge': collate,
  'collation.unmerge': collate,
  'collation.split': collate,
  'collection.open': asking,
  'collection.extend': asking,
  'collection.remind': asking,
  'collection.returnSet': asking,
  'collection.voidLink': asking,
  'collection.join': [{ phases: ['COLLECTING', 'COLLATION_CLOSED', 'READY'], roles: { GUEST: 'ownUnit' } }],
  'collection.look': handIn,
  'collection.submitSet': handIn,
  'collection.importForm': [{ phases: COLLECTED, roles: { UNIT_FOCAL: 'ownUnit' } }],
  'invitations.address': roster,
  'invitations.send': roster,
  'invitations.reply': [{ phases: [...BEFORE, 'CHECK_IN'], roles: everybody }],
  'invitations.admitStandIn': roster,
  'invitations.settle': system,
  'floor.openRegistration': registration,
  'floor.closeRegistration': registration,
  'floor.requestForOther': [{ phases: FLOOR_READY, roles: { SECRETARY: 'yes', UNIT_FOCAL: 'ownUnit' } }],
  'floor.withdraw': [
    { phases: FLOOR_READY, roles: { DELEGATE: 'own', SECRETARY: 'yes', UNIT_FOCAL: 'ownUnit' } },
  ],
  'floor.ready': [{ phases: FLOOR_READY, roles: { DELEGATE: 'own' } }],
  'floor.later': [{ phases: FLOOR_READY, roles: { DELEGATE: 'own' } }],
  'floor.call': floorAct,
  'floor.callUnregistered': floorAct,
  'floor.start': floorAct,
  'floor.pause': floorAct,
  'floor.resume': floorAct,
  'floor.extend': floorAct,
  'floor.end': floorAct,
  'floor.absent': floorAct,
  'floor.skip': floorAct,
  'floor.reorder': floorAct,
  'floor.decline': floorAct,
  'floor.undo': [
    { phases: FLOOR_READY, roles: { CHAIR: 'own', CO_CHAIR: 'own', SECRETARY: 'own', ORGANISER: 'own' } },
  ],
  'floor.noteGist': notes,
  'floor.correctTimes': notes,
  'floor.endFloor': floorAct,
  'commitments.propose': promising,
  'commitments.edit': promising,
  'responses.draft': [{ phases: ['COLLECTING', ...ANSWERING], roles: { ...desk, RESPONDER: 'own' } }],
  'responses.answer': answering,
  'responses.edit': answering,
  'responses.approve': [{ phases: ANSWERING, roles: chairs }],
  'responses.sendBack': [{ phases: ANSWERING, roles: chairs }],
  'responses.publish': [{ phases: ANSWERING, roles: moderators }],
  'responses.correct': [{ phases: ANSWERING, roles: { ...chairs, SECRETARY: 'own' } }],
  'responses.judge': [{ phases: ANSWERING, roles: { DELEGATE: 'own', GUEST: 'own', UNIT_FOCAL: 'own' } }],
  'responses.judgeByReceipt': [{ phases: ANSWERING, roles: { ADMIN: 'own' } }],
  'commitments.succeed': system,
  'commitments.confirm': decide,
  'commitments.issue': [{ phases: FOLLOWED, roles: { ...chairs, CLERK: 'yes' } }],
  'commitments.acknowledge': owed,
  'commitments.report': owed,
  'commitments.attach': owed,
  // A secret that somebody attached must go, whoever brought it.
  'commitments.detach': [{ phases: FOLLOWED, roles: { ...chairs, RESPONDER: 'ownUnit' } }],
  'commitments.requestExtension': owed,
  'commitments.extend': decide,
  'commitments.verify': decide,
  'commitments.sendBack': decide,
  'commitments.reopen': decide,
  'commitments.reassign': decide,
  'commitments.suspend': decide,
  'commitments.resume': decide,
  'commitments.cancel': decide,
  'commitments.urge': [{ phases: FOLLOWED, roles: { ...moderators, MONITOR: 'yes' } }],
  'conclusions.addLine': lines,
  'conclusions.editLine': lines,
  'conclusions.removeLine': lines,
  'conclusions.expand': lines,
  'conclusions.link': lines,
  'conclusions.prepareNotice': notices,
  'conclusions.dropNotice': notices,
  'conclusions.approve': [{ phases: AFTER, roles: chairs }],
  'conclusions.correct': [{ phases: ['IN_SESSION', ...AFTER], roles: chairs }],
  'conclusions.signMinutes': [{ phases: AFTER, roles: { ...chairs, ...organisers, CLERK: 'yes' } }],
  'conclusions.number': numbering,
  'conclusions.voidNumber': numbering,
  'conclusions.issue': numbering,
  'signed.putBack': signing,
  'signed.publish': signing,
  'signed.giveAgain': signing,
  'signed.takeBack': [{ phases: EVER, roles: { ...chairs, ...organisers, CLERK: 'yes' } }],
  'signed.purge': [{ phases: EVER, roles: chairs }],
  'reminders.remind': system,
  'reminders.see': [
    { phases: KEPT, roles: { ...moderators, ORGANISER: 'yes', RESPONDER: 'yes', MONITOR: 'yes' } },
  ],
  'reminders.makeCalendar': [{ phases: KEPT, roles: { RESPONDER: 'ownUnit' } }],
  'reminders.voidCalendar': [
    { phases: EVER, roles: { ...moderators, ORGANISER: 'yes', RESPONDER: 'ownUnit' } },
  ],
  'screen.show': show,
  'screen.clear': show,
};

/**
 * Whether an answer may be told as heard by everybody, which goes out without the chair's approval: by whom it was said
 * while the hall sits; by the secretary, who writes down for the podium, until the minutes are signed.
 */
export function mayBeLive(role: Role, phase: Phase): boolean {
  return phase === 'IN_SESSION' || (phase === 'CLOSED' && role === 'SECRETARY');
}

export const COMMAND_NAMES = Object.keys(RULES) as CommandName[];

export function isCommandName(value: unknown): value is CommandName {
  return typeof value === 'string' && Object.hasOwn(RULES, value);
}

/** Asked under the stream's lock. */
export function mayIssue(role: Role, phase: Phase, command: CommandName): Grant {
  return grantOf(RULES[command], role, phase);
}
