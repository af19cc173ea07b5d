import type { Id, Instant } from '../ids.js';

export const REQUEST_TYPES = ['OPINION', 'DEBATE', 'ANSWER', 'CLARIFICATION', 'POINT_OF_ORDER'] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

/** domain.md 6.4 */
export const REQUEST_STATES = [
  'QUEUED',
  'CALLED',
  'SPEAKING',
  'DONE',
  'ABSENT',
  'WITHDRAWN',
  'DECLINED',
  'INTERRUPTED',
  'NOT_REACHED',
  'CONVERTED_TO_WRITTEN',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const TURN_STATES = ['CALLED', 'SPEAKING', 'PAUSED', 'DONE', 'ABSENT', 'INTERRUPTED'] as const;
export type TurnState = (typeof TURN_STATES)[number];

/** A request to speak, as its owner, the chair and the desk see it. `line` is never shown in the hall. */
export interface SpeakerRequestView {
  id: Id;
  participantId: Id;
  name: string;
  title: string;
  unitId: Id | null;
  unit: string;
  number: string;
  topicId: Id;
  line: string;
  type: RequestType;
  /** Own NAMED opinion that the speaker will speak to. */
  submissionId: Id | null;
  state: RequestState;
  at: Instant;
  enteredById: Id | null;
  /** Called by the chair without having registered. */
  raisedHand: boolean;
  /** Absent when called, put back at the end: happens once. */
  requeued: boolean;
  /** The person pressed "Sẵn sàng" when told to be next. */
  ready: boolean;
  /** Why it stands where it stands, when somebody moved, skipped or declined it. */
  reason: string;
  /** Written opinion that it became when the floor ended. */
  convertedTo: Id | null;
  version: number;
}

/** A speaking turn (lượt phát biểu), public in the hall. */
export interface TurnView {
  id: Id;
  /** Counts started turns from 1 in the order of starting; null before the start. */
  number: number | null;
  requestId: Id | null;
  participantId: Id;
  name: string;
  title: string;
  unit: string;
  topicId: Id;
  state: TurnState;
  calledAt: Instant;
  startedAt: Instant | null;
  endedAt: Instant | null;
  allottedSeconds: number;
  extendedSeconds: number;
  pausedAt: Instant | null;
  /** Milliseconds spent in pauses that are over. */
  pausedMs: number;
  version: number;
}

/** The secretary's note of a turn (tóm tắt phát biểu) and corrected times; both values are kept. */
export interface TurnNoteView {
  turnId: Id;
  gist: string;
  correctedStartedAt: Instant | null;
  correctedEndedAt: Instant | null;
  correctionReason: string;
  version: number;
}

/** One of the two who are up next, as the hall may read it. */
export interface NextSpeaker {
  requestId: Id;
  name: string;
  unit: string;
  topicId: Id;
}

/** What everybody knows of the floor. `version` is what a chair's command must have seen. */
export interface FloorState {
  current: TurnView | null;
  /** Waiting requests in speaking order. */
  queue: Id[];
  next: NextSpeaker[];
  /** Ended turns and the seconds that they took, for an honest waiting time. */
  ended: { turns: number; seconds: number };
  /** Number of the last `floor.turn` or `floor.act` entry; 0 before the first. */
  version: number;
  lastAct: FloorAct | null;
}

/** The last act on the floor or the screen; whoever did it may undo it for ten seconds. Null after an undo. */
export interface FloorAct {
  entry: number;
  /** Name of the command. */
  kind: string;
  actorId: Id;
  at: Instant;
}

/** `seen` is `FloorState.version` as the person saw it; another value is refused as STALE. */
export interface Seen {
  seen: number;
}

export interface FloorCommands {
  'floor.openRegistration': { payload: Record<string, never>; result: null };
  'floor.closeRegistration': { payload: Record<string, never>; result: null };
  'floor.request': {
    payload: { requestId: Id; topicId: Id; line: string; submissionId: Id | null; type: RequestType };
    result: { requestId: Id };
  };
  'floor.requestForOther': {
    payload: {
      requestId: Id;
      participantId: Id;
      topicId: Id;
      line: string;
      submissionId: Id | null;
      type: RequestType;
    };
    result: { requestId: Id };
  };
  'floor.withdraw': { payload: { requestId: Id }; result: null };
  /** "Sẵn sàng", and "Để sau" (one place back, the turn is kept). "Nhường" is `floor.withdraw`. */
  'floor.ready': { payload: { requestId: Id }; result: null };
  'floor.later': { payload: { requestId: Id }; result: null };
  /** Ends nothing: refused while somebody speaks. */
  'floor.call': { payload: Seen & { requestId: Id }; result: { turnId: Id } };
  'floor.callUnregistered': {
    payload: Seen & { participantId: Id; topicId: Id };
    result: { turnId: Id };
  };
  'floor.start': { payload: Seen & { turnId: Id }; result: null };
  'floor.pause': { payload: Seen & { turnId: Id }; result: null };
  'floor.resume': { payload: Seen & { turnId: Id }; result: null };
  'floor.extend': { payload: Seen & { turnId: Id; seconds: number }; result: null };
  /** `interrupted`: cut off, the rest is to be sent in writing. */
  'floor.end': { payload: Seen & { turnId: Id; interrupted: boolean; reason: string }; result: null };
  /** The called person is not there: back to the end of the queue, once; the second time ABSENT for good. */
  'floor.absent': { payload: Seen & { turnId: Id }; result: null };
  /** One place back, with a reason. */
  'floor.skip': { payload: Seen & { requestId: Id; reason: string }; result: null };
  /** Before `beforeId`, or to the end when null. */
  'floor.reorder': {
    payload: Seen & { requestId: Id; beforeId: Id | null; reason: string };
    result: null;
  };
  'floor.decline': { payload: Seen & { requestId: Id; reason: string }; result: null };
  'floor.undo': { payload: { entry: number }; result: null };
  'floor.noteGist': { payload: { turnId: Id; gist: string; seen: number }; result: null };
  'floor.correctTimes': {
    payload: { turnId: Id; startedAt: Instant; endedAt: Instant; reason: string };
    result: null;
  };
  /** Converts whoever waits (domain.md 14.4). Confirmed beforehand, cannot be undone. */
  'floor.endFloor': { payload: Seen; result: { convertedToWritten: number } };
}

export interface FloorEvents {
  'floor.request': SpeakerRequestView;
  /** `add` goes to the end; `order` replaces the whole queue. */
  'floor.queue': { add: Id } | { remove: Id } | { order: Id[] };
  'floor.next': { next: NextSpeaker[] };
  'floor.turn': TurnView & {
    ended: { turns: number; seconds: number };
    lastAct: FloorAct | null;
    /** The turn was undone: it never happened (a call that was taken back). */
    gone: boolean;
  };
  /** For responders alone: a turn that has ended can be answered from now on; `gone`: its end was undone. */
  'floor.spoken': TurnView & { gone: boolean };
  /** An act that changed no turn (skip, reorder …) still moves the floor's version. */
  'floor.act': { lastAct: FloorAct | null };
  'floor.note': TurnNoteView;
}
