import type { ErrorCode, ErrorDetails, Refusal } from '@doi-thoai/shared';

/** An expected refusal. Everything else that is thrown becomes INTERNAL with a correlation id. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }

  refusal(): Refusal {
    return { ok: false, code: this.code, details: this.details };
  }
}
