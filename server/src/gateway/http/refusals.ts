import type { ErrorCode, Refusal } from '@doi-thoai/shared';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import { isConnectionTrouble } from '../../journal/stream-queue.js';
import { DomainError } from '../../kernel/domain-error.js';
import { placeOf } from '../../kernel/place-of.js';

const STATUS: Partial<Record<ErrorCode, number>> = {
  MALFORMED: 400,
  INVALID: 400,
  TOO_LARGE: 413,
  UNKNOWN_COMMAND: 404,
  NO_SESSION: 401,
  FOREIGN_ORIGIN: 403,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  CODE_UNKNOWN: 404,
  LINK_INVALID: 404,
  BUSY: 503,
  DATABASE_AWAY: 503,
  TOO_MANY_ATTEMPTS: 429,
  INTERNAL: 500,
  WRONG_PASSWORD: 401,
  WRONG_PIN: 401,
};

/** HTTP status of a refusal; the rule refusals are conflicts with the present state. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code] ?? 409;
}

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'MALFORMED',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  415: 'MALFORMED',
};

/** Every error leaves as a typed refusal; what nobody expected is logged once, without words or names. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const refusal = this.refusalOf(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.status(statusOf(refusal.code)).send(refusal);
  }

  private refusalOf(error: unknown): Refusal {
    if (error instanceof DomainError) return error.refusal();
    const status = statusIn(error);
    const known = status === null ? undefined : BY_STATUS[status];
    if (known) return { ok: false, code: known, details: {} };
    if (isConnectionTrouble(error))
      return { ok: false, code: 'DATABASE_AWAY', details: { retryAfterMs: 1000 } };
    const correlationId = randomUUID();
    this.logger.error({ correlationId }, placeOf(error));
    return { ok: false, code: 'INTERNAL', details: { correlationId } };
  }
}

/** Nest and Fastify say the status each in their own way. */
function statusIn(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'statusCode' in error) return Number(error.statusCode);
  return null;
}
