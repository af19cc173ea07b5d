import type { ErrorDetails } from '@doi-thoai/shared';
import { hasText, needText, t } from '../text/text';
import { HttpError, type HttpFailure } from './http';

/** The sentence of a refusal; a code that this page does not know yet is said to be unknown. */
export function refusalText(refusal: { code: string; details?: ErrorDetails }): string {
  const key = refusal.code === 'NETWORK' ? 'errors.network' : `errors.${refusal.code}`;
  return hasText(key) ? t(key) : t('errors.unknown');
}

/** The sentence for whatever a request threw. */
export function failureText(error: unknown): string {
  return error instanceof HttpError ? refusalText(error) : t('errors.unknown');
}

/** The code of what a request threw; whoever was reached and refused has its sentence when this resolves. */
export async function failureOf(error: unknown): Promise<HttpFailure> {
  const failure = error instanceof HttpError ? error.code : 'INTERNAL';
  if (failure !== 'NETWORK') await needText('later').catch(() => undefined);
  return failure;
}
