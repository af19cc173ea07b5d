import type { Id } from './ids.js';

/**
 * The closed list of refusals. Sentences live in the client's catalogue only.
 * A refusal changes nothing; "not found" and "not yours" are one code.
 */
export const ERROR_CODES = [
  // the door
  'MALFORMED',
  'INVALID',
  'TOO_LARGE',
  'UNKNOWN_COMMAND',
  'PROTOCOL_TOO_OLD',
  'NO_SESSION',
  'FOREIGN_ORIGIN',
  'BUSY',
  'DATABASE_AWAY',
  'TOO_MANY_ATTEMPTS',
  'INTERNAL',
  // rights and state
  'NOT_ALLOWED',
  'WRONG_PHASE',
  'NOT_FOUND',
  'STALE',
  'COMMAND_ID_REUSED',
  'ID_TAKEN',
  // entrance
  'LINK_INVALID',
  'SEAT_TAKEN',
  'WRONG_PIN',
  'WRONG_PASSWORD',
  'KNOCK_EXPIRED',
  'SETUP_DONE',
  'LOGIN_TAKEN',
  'ACCOUNT_CLOSED',
  'LAST_ACCOUNT',
  // rules
  'HOLIDAYS_INVALID',
  // units
  'UNIT_NAME_TAKEN',
  'UNIT_CYCLE',
  'UNIT_ENDED',
  // issuing bodies and their numbers
  'ISSUING_BODY_ENDED',
  'PAPER_NUMBER_TAKEN',
  // templates of papers
  'NOT_A_TEMPLATE',
  'TEMPLATE_INVALID',
  'TEMPLATE_LIMIT',
  'TEMPLATE_TAKEN_BACK',
  'TEMPLATE_FAILED',
  // conclusion and notice
  'CONCLUSION_APPROVED',
  'CONCLUSION_NOT_APPROVED',
  'NOTHING_TO_APPROVE',
  'ALREADY_EXPANDED',
  'NOTICE_OF_BODY_EXISTS',
  'NOTICE_ISSUED',
  'NOTICE_NUMBERED',
  'NOTICE_NOT_NUMBERED',
  'COMMITMENTS_OPEN',
  // a meeting as a file
  'NOT_A_MEETING_FILE',
  'MEETING_FILE_VERSION',
  'MEETING_FILE_DAMAGED',
  'MEETING_EXISTS',
  'MEETING_CONFLICT',
  'QUARANTINE_OPEN',
  'AUTHOR_ELSEWHERE',
  // meeting and roster
  'ROSTER_INVALID',
  'TOPIC_IN_USE',
  'AGENDA_ITEM_IN_USE',
  'UNKNOWN_TOPIC',
  'UNKNOWN_AGENDA_ITEM',
  'CODE_UNKNOWN',
  'NUMBER_TAKEN',
  'ALREADY_CHAIR',
  'LAST_CHAIR',
  'LAST_ORGANISER',
  'ALREADY_REPRESENTED',
  'NOT_A_STAND_IN',
  // submissions and collation
  'INTAKE_CLOSED',
  'DISCLOSURE_NOT_OFFERED',
  'RECEIPT_REUSED',
  'NOT_SEALED',
  'SET_ASIDE',
  'NOT_SET_ASIDE',
  'ATTACHMENT_TYPE',
  'ATTACHMENT_LIMIT',
  'SECRECY_MARK',
  'MATERIAL_TYPE',
  'MATERIAL_LIMIT',
  'TAKEN_BACK',
  'NOT_TAKEN_BACK',
  'SIGNED_TYPE',
  'SIGNED_LIMIT',
  'SIGNED_OFFICE_ONLY',
  'SIGNED_UNFINISHED',
  'DOCX_UNSAFE',
  'NOT_CLOSED',
  'NOTICE_NOT_ISSUED',
  'NEVER_PUBLIC',
  'ALREADY_COLLATED',
  'ALREADY_WITHDRAWN',
  'NOT_APPROVED',
  'UNKNOWN_UNIT',
  'NOT_LINKED',
  'ALREADY_MERGED',
  'ALREADY_SPLIT',
  'NOT_MERGED',
  'SOURCES_LEFT_OUT',
  // collection at base units
  'NOT_ASKED',
  'CLOSING_IN_PAST',
  'SET_EMPTY',
  'SET_NOT_EMPTY',
  'SET_CLOSED',
  'SET_NOT_SUBMITTED',
  'COLLECTION_CLOSED',
  'COLLECTION_FULL',
  'FORM_INVALID',
  'NOT_A_WORKBOOK',
  // floor
  'REGISTRATION_CLOSED',
  'ALREADY_WAITING',
  'FLOOR_BUSY',
  'FLOOR_ENDED',
  'NOT_WAITING',
  'WRONG_TURN_STATE',
  'LINK_NOT_OWN',
  'UNDO_TOO_LATE',
  'UNDO_NOT_YOURS',
  'UNDO_OVERTAKEN',
  'TIMES_IMPOSSIBLE',
  // answers, promises, conclusion
  'UNKNOWN_TARGET',
  'NOT_A_RESPONDER',
  'FORWARD_NEEDS_AUTHORITY',
  'ALREADY_PUBLISHED',
  'NOT_PUBLISHED',
  'CORRECTED_TOO_OFTEN',
  'NEXT_LEVEL_ANSWERED',
  'DUE_MISSING',
  'DUE_IN_PAST',
  'WRONG_COMMITMENT_STATE',
  'NOT_DATED',
  'DUE_NOT_LATER',
  'NOTHING_ASKED',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What one field of a payload did wrong, with INVALID. */
export interface FieldProblem {
  path: string;
  reason:
    | 'MISSING'
    | 'WRONG_TYPE'
    | 'TOO_SHORT'
    | 'TOO_LONG'
    | 'NOT_IN_LIST'
    | 'FORBIDDEN_CHARACTERS'
    | 'OUT_OF_RANGE'
    | 'UNKNOWN_FIELD';
  limit?: number;
}

/** One of several things that an act was about, and why it would not do; nothing of the act was done. */
export interface RefusedItem {
  id: Id;
  code: ErrorCode;
}

/** Facts beside the code: the present state with STALE, `retryAfterMs` with BUSY, `fields` with INVALID … */
export interface ErrorDetails {
  fields?: FieldProblem[];
  rows?: unknown[];
  /** With an act on many: every one that was refused. */
  refused?: RefusedItem[];
  retryAfterMs?: number;
  correlationId?: string;
  /** The present state of what a stale command was about. */
  present?: unknown;
  /** With DOCX_UNSAFE: it runs, carries or fetches something. */
  unsafe?: 'MACRO' | 'EMBEDDED' | 'EXTERNAL';
  /** With SIGNED_UNFINISHED: what is left in the Word file; null where nobody looked into it. */
  unfinished?: 'COMMENTS' | 'CHANGES' | null;
  /** With MEETING_FILE_DAMAGED: the first line that is not as it was written, from 1. */
  line?: number;
  role?: string;
  phase?: string;
}

export interface Refusal {
  ok: false;
  code: ErrorCode;
  details: ErrorDetails;
}
