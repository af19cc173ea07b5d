import type { Id, Instant } from '../ids.js';

/** What somebody who was invited said by the link of the invitation. */
export const REPLIES = ['NONE', 'COMES', 'ONLINE', 'ABSENT', 'STAND_IN'] as const;
export type Reply = (typeof REPLIES)[number];

/** BY_HAND: nothing sends it from here; the link is shown to be handed over. FAILED: as well, after it was tried. */
export const SENDINGS = ['NOT_SENT', 'WAITING', 'SENT', 'FAILED', 'BY_HAND'] as const;
export type Sending = (typeof SENDINGS)[number];

/** By what a message leaves the house. */
export type Way = 'EMAIL' | 'WEBHOOK';

/** Plain enough for every mail server, and nothing that could end a header line. Empty: none. */
export function isEmail(text: string): boolean {
  return /^$|^[^\s@<>,;:"]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text);
}

/** Empty: none. */
export function isPhone(text: string): boolean {
  return /^$|^\+?[0-9][0-9 .-]{6,18}$/.test(text);
}

/** An invitation (giấy mời) to one person, and the answer to it. */
export interface InvitationView {
  /** The person's. */
  id: Id;
  email: string;
  phone: string;
  sending: Sending;
  way: Way | null;
  sentAt: Instant | null;
  /** Why it did not go out, in a code: `SMTP_550`, `HTTP_404`, `NO_ANSWER`; empty otherwise. */
  trouble: string;
  reply: Reply;
  /** Of an absence. */
  reason: string;
  standInName: string;
  standInTitle: string;
  repliedAt: Instant | null;
  version: number;
}

export interface InvitationReply {
  reply: Exclude<Reply, 'NONE'>;
  reason: string;
  standInName: string;
  standInTitle: string;
}

/** `GET api/invitations/:token`: no more than the paper says. */
export interface InvitationPage {
  meetingId: Id;
  title: string;
  hostBodies: string[];
  place: string;
  startsAt: Instant;
  name: string;
  /** Replies are taken until the session begins. */
  open: boolean;
  answer: InvitationReply | null;
}

export interface InvitationsCommands {
  /** Where the invitation goes; empty words: by hand. */
  'invitations.address': {
    payload: { participantId: Id; email: string; phone: string };
    result: null;
  };
  /** Again to whoever got one already. */
  'invitations.send': {
    payload: { participantIds: Id[] };
    result: { queued: number; byHand: number };
  };
  /** Issued by the entrance as the person whom the link is for. */
  'invitations.reply': { payload: InvitationReply; result: null };
  /**
   * Whom the answer names comes on the list instead of the invited person, in one act: name and title of the answer,
   * unit and part of the invited, the chair's consent asked. Who is there already by it is answered again.
   */
  'invitations.admitStandIn': {
    payload: { participantId: Id; standInId: Id; seen: number };
    result: { participantId: Id };
  };
  /** The server itself: a message went out, or never will. */
  'invitations.settle': { payload: { deliveryId: Id; sent: boolean; trouble: string }; result: null };
}

export interface InvitationsEvents {
  'invitations.changed': InvitationView;
}
