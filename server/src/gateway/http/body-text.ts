import { hasForbiddenCharacters } from '@doi-thoai/shared';
import { DomainError } from '../../kernel/domain-error.js';

/** A short text of a body or path, as it was typed. A control character in it would break the database's statement. */
export function bodyText(value: unknown, most = 200): string {
  const fit = typeof value === 'string' && value.length > 0 && value.length <= most;
  if (!fit || hasForbiddenCharacters(value)) throw new DomainError('MALFORMED');
  return value;
}
