import type { ErrorCode, Id, MaterialType } from '@doi-thoai/shared';
import { ATTACHMENT_LIMITS, clipText, hasForbiddenCharacters, isId, normaliseText } from '@doi-thoai/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import type { KeptFile, KeptFiles } from '../../kernel/kept-files.js';
import { secrecyMark, secrecyMarkInName } from '../../kernel/secrecy-mark.js';
import { readOfficeWords } from '../../paper/make-paper.js';
import { encodedName } from './files.js';

/** The name that the file has on its owner's device, percent-encoded: a header is ASCII. */
const NAME_HEADER = 'x-file-name';

/** After these the same file comes again, and is here already. */
export const COMES_AGAIN: ReadonlySet<ErrorCode> = new Set(['BUSY', 'DATABASE_AWAY', 'INTERNAL']);

/**
 * Keeps a file that somebody brought: name, type by content, marks, then, clean, on the disk.
 *
 * @throws SECRECY_MARK, ATTACHMENT_TYPE
 */
export async function keepBrought(
  files: KeptFiles,
  file: Omit<KeptFile, 'bytes' | 'sha256' | 'type'>,
  bytes: Buffer,
  among: readonly MaterialType[],
): Promise<void> {
  if (secrecyMarkInName(file.name) !== null) throw new DomainError('SECRECY_MARK');
  const type = await files.typeOf(bytes, among);
  await refuseMarks(type, bytes);
  await files.keep({ ...file, type }, await files.cleaned(bytes, type));
}

/** @throws SECRECY_MARK when a page, a slide or a cell carries one */
async function refuseMarks(type: MaterialType, bytes: Buffer): Promise<void> {
  if (!type.includes('officedocument')) return;
  if (secrecyMark(await readOfficeWords(bytes)) !== null) throw new DomainError('SECRECY_MARK');
}

/** To be kept, never shown in the page, under the name that its owner gave it (RFC 6266). */
export async function sendKept(
  reply: FastifyReply,
  { type, name }: Pick<KeptFile, 'type' | 'name'>,
  bytes: Buffer,
): Promise<void> {
  void reply.header('content-type', type).header('cache-control', 'no-store');
  void reply.header('content-disposition', `attachment; ${encodedName(name)}`);
  await reply.send(bytes);
}

export function requireId(value: string | undefined): Id {
  if (!isId(value)) throw new DomainError('NOT_FOUND');
  return value;
}

/** Without folders. @throws MALFORMED */
export function fileName({ headers }: FastifyRequest): string {
  const raw = headers[NAME_HEADER];
  try {
    const whole = normaliseText(decodeURIComponent(typeof raw === 'string' ? raw : ''));
    const name = whole.slice(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
    if (name === '' || /[\n\t]/.test(name) || hasForbiddenCharacters(name))
      throw new DomainError('MALFORMED');
    return clipText(name, ATTACHMENT_LIMITS.name).text;
  } catch {
    throw new DomainError('MALFORMED');
  }
}
