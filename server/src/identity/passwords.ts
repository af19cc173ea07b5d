import { TABLE_LIMITS, countGraphemes, hasForbiddenCharacters, normaliseText } from '@doi-thoai/shared';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { ARGON2, isOwnHash } from '../kernel/password-hash.js';

/** Each one occupies a core and 19 MiB: two at a time leave room for the meeting. */
const AT_ONCE = 2;
const WAITING = 50;

const { passwordShortest: SHORTEST, passwordLongest: LONGEST } = TABLE_LIMITS;

/** Makes and checks password hashes, a few at a time; refuses with BUSY when too many wait. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly line: (() => void)[] = [];
  private nobody: Promise<string> | undefined;

  /** The argon2id hash that an account keeps. Refuses with INVALID what is too short or too long. */
  async hash(password: string): Promise<string> {
    const text = normaliseText(password);
    const length = countGraphemes(text);
    const reason = hasForbiddenCharacters(text)
      ? 'FORBIDDEN_CHARACTERS'
      : length < SHORTEST
        ? 'TOO_SHORT'
        : length > LONGEST
          ? 'TOO_LONG'
          : null;
    if (reason !== null) {
      const limit = reason === 'TOO_LONG' ? LONGEST : SHORTEST;
      throw new DomainError('INVALID', { fields: [{ path: 'password', reason, limit }] });
    }
    return this.limited(() => hash(text, ARGON2));
  }

  /**
   * Takes as long when there is no such account (`passwordHash` null) as when the password is wrong. A hash that was not
   * made here opens to nobody.
   */
  async isRight(passwordHash: string | null, password: string): Promise<boolean> {
    return this.limited(async () => {
      this.nobody ??= hash('nobody has this password', ARGON2);
      if (password.length > 4 * LONGEST) return false;
      const own = passwordHash !== null && isOwnHash(passwordHash) ? passwordHash : null;
      const right = await verify(own ?? (await this.nobody), normaliseText(password));
      return right && own !== null;
    });
  }

  private async limited<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.line.length >= WAITING) throw new DomainError('BUSY', { retryAfterMs: 2_000 });
      await new Promise<void>((resolve) => this.line.push(resolve));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next)
        next(); // the place is handed on
      else this.running -= 1;
    }
  }
}
