import type { ErrorDetails } from '@doi-thoai/shared';
import { hasText, t } from '../text/text';
import { HttpError } from './http';

/** The sentence of a refusal; a code that this page does not know yet is said to be unknown. */
export function refusalText(refusal: { code: string; details?: ErrorDetails }): string {
  const key = refusal.code === 'NETWORK' ? 'errors.network' : `errors.${refusal.code}`;
  return hasText(key) ? t(key) : t('errors.unknown');
}

/** The sentence for whatever a request threw. */
export function failureText(error: unknown): string {
  return error instanceof HttpError ? refusalText(error) : t('errors.unknown');
}
