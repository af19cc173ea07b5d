import { ATTACHMENT_LIMITS, COLLECTION_LIMITS } from '@doi-thoai/shared';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { plainName } from '../../kernel/plain-name.js';
import { MEETING_FILE } from '../../meeting-file/format.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Whatever somebody attaches: what it is, its content says. */
const ATTACHED = 'application/octet-stream';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type TakeBody = (error: null, body: unknown) => void;

/** Files come as they are, not wrapped into a form; the size is judged before the content. */
export function takeFiles(app: NestFastifyApplication): void {
  app.useBodyParser(XLSX, { bodyLimit: COLLECTION_LIMITS.sheetBytes });
  // A whole meeting may be large: it goes to the disk as it comes, and is counted there.
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser(MEETING_FILE, (_request: FastifyRequest, body: unknown, done: TakeBody) =>
    done(null, body),
  );
  app.useBodyParser(ATTACHED, { bodyLimit: ATTACHMENT_LIMITS.bytes });
}

/** @throws MALFORMED when no file came */
export function fileBytes(body: unknown): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new DomainError('MALFORMED');
  return body;
}

/** RFC 6266: any name, for a header that is ASCII. */
export function encodedName(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `filename*=UTF-8''${encoded}`;
}

/** 255 bytes is what file systems take; a Vietnamese letter has up to three, and the ending comes behind. */
const NAME_SIGNS = 80;
/** What no file system takes, and what would make a name look like another one. */
const NOT_IN_NAMES = /[\p{C}"*/:<>?\\|]+/gu;

/** A file to be kept, under words that hold a name that somebody typed. */
export function nameHeader(words: string, ending: string): string {
  const allowed = words.replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ').trim();
  // Not in the middle of a pair of surrogates.
  const name = Array.from(allowed).slice(0, NAME_SIGNS).join('').trim();
  return `attachment; filename="${plainName(name)}.${ending}"; ${encodedName(`${name}.${ending}`)}`;
}

/** A file to be kept, never shown in the page, under words that hold a name that somebody typed. */
export async function sendNamed(
  reply: FastifyReply,
  type: string,
  { words, ending }: { words: string; ending: string },
  bytes: Buffer,
): Promise<void> {
  void reply.header('content-type', type).header('cache-control', 'no-store');
  void reply.header('content-disposition', nameHeader(words, ending));
  await reply.send(bytes);
}

/** A file to be kept, never shown in the page. `name` is ours: letters, digits, hyphens. */
export async function sendFile(
  reply: FastifyReply,
  type: string,
  name: string,
  bytes: Buffer,
): Promise<void> {
  void reply.header('content-type', type).header('cache-control', 'no-store');
  void reply.header('content-disposition', `attachment; filename="${name}"`);
  await reply.send(bytes);
}
