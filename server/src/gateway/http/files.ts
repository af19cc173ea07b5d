import { COLLECTION_LIMITS } from '@doi-thoai/shared';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Spreadsheets come as they are, not wrapped into a form; the size is judged before the content. */
export function takeSheets(app: NestFastifyApplication): void {
  app.useBodyParser(XLSX, { bodyLimit: COLLECTION_LIMITS.sheetBytes });
}

/** @throws MALFORMED when no spreadsheet came */
export function sheetBytes(body: unknown): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new DomainError('MALFORMED');
  return body;
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
