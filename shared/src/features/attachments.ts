import type { Id } from '../ids.js';

/** Apart from LIMITS, which a delegate's phone carries. */
export const ATTACHMENT_LIMITS = {
  perSubmission: 5,
  /** Bytes of one file as it is sent. */
  bytes: 8 * 1024 * 1024,
  name: 120,
} as const;

/** What may be attached, by its content and never by its name. */
export const ATTACHMENT_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** A file beside an opinion. It is read through the opinion: by its author, the unit's focal person, chair and desk. */
export interface AttachmentView {
  id: Id;
  name: string;
  type: AttachmentType;
  /** As it is kept: a picture was drawn anew, without what the camera wrote into it. */
  bytes: number;
  /** SHA-256 of what is kept, in hex. */
  sha256: string;
}
