import { LIMITS, countGraphemes, hasForbiddenCharacters } from '@doi-thoai/shared';

/** One mistake of a scenario: where (`script[41].with.topicId`) and why. */
export interface Problem {
  path: string;
  reason: string;
}

/** Every mistake that was found, not only the first. */
export class ScenarioError extends Error {
  constructor(
    readonly problems: readonly Problem[],
    name = 'scenario',
  ) {
    const lines = problems.map((problem) => `  ${problem.path}: ${problem.reason}`);
    super(`${name}: ${problems.length} mistake(s)\n${lines.join('\n')}`);
    this.name = 'ScenarioError';
  }
}

export type JsonObject = Record<string, unknown>;

/** Names that steps may refer to: a letter, then letters, digits and hyphens. */
export const KEY = /^[a-z][a-z0-9-]{0,39}$/;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'is null';
  const shown = JSON.stringify(value);
  return `is ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}`;
}

/** Reads fields of unknown JSON; a mistake is noted and a harmless value returned, so that reading goes on. */
export class Reader {
  readonly problems: Problem[] = [];

  note(path: string, reason: string): void {
    this.problems.push({ path, reason });
  }

  object(value: unknown, path: string, allowed: readonly string[]): JsonObject {
    if (!isObject(value)) {
      this.note(path, `must be an object, ${describe(value)}`);
      return {};
    }
    for (const field of Object.keys(value)) {
      if (!allowed.includes(field)) {
        this.note(`${path}.${field}`, `unknown field; allowed: ${allowed.join(', ') || 'none'}`);
      }
    }
    return value;
  }

  list<T>(value: unknown, path: string, read: (item: unknown, itemPath: string) => T, min = 0): T[] {
    if (!Array.isArray(value)) {
      this.note(path, `must be a list, ${describe(value)}`);
      return [];
    }
    if (value.length < min) this.note(path, `needs at least ${min} item(s), has ${value.length}`);
    return value.map((item: unknown, index) => read(item, `${path}[${index}]`));
  }

  /** Text with content; `limit` counts graphemes as the server does. */
  text(value: unknown, path: string, limit: number, mayBeEmpty = false): string {
    if (typeof value !== 'string') {
      this.note(path, `must be a text, ${describe(value)}`);
      return '';
    }
    const length = countGraphemes(value);
    if (!mayBeEmpty && value.trim() === '') this.note(path, 'must not be empty');
    if (length > limit) this.note(path, `has ${length} characters, the limit is ${limit}`);
    if (hasForbiddenCharacters(value)) this.note(path, 'holds control characters or lone surrogates');
    return value;
  }

  key(value: unknown, path: string): string {
    if (typeof value === 'string' && KEY.test(value)) return value;
    this.note(path, `must be a name (a-z, 0-9, hyphen, at most 40), ${describe(value)}`);
    return '';
  }

  oneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): T {
    const found = allowed.find((item) => item === value);
    if (found === undefined) this.note(path, `must be one of ${allowed.join(', ')}; ${describe(value)}`);
    return found ?? (allowed[0] as T);
  }

  /** `$name` of something that was made before. */
  reference(value: unknown, path: string): string {
    if (typeof value === 'string' && value.startsWith('$') && KEY.test(value.slice(1))) return value;
    this.note(path, 'must be a reference as "$name"');
    return '$';
  }

  number(value: unknown, path: string, min: number, max: number, whole = true): number {
    if (typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value))) {
      return value;
    }
    this.note(path, `must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}, ${describe(value)}`);
    return min;
  }

  flag(value: unknown, path: string): boolean {
    if (typeof value !== 'boolean') this.note(path, `must be true or false, ${describe(value)}`);
    return value === true;
  }

  /** Calls back for each repeated value. */
  unique<T>(items: readonly T[], keyOf: (item: T) => string, path: string, what: string): void {
    const first = new Map<string, number>();
    items.forEach((item, index) => {
      const key = keyOf(item);
      const before = first.get(key);
      if (before === undefined) first.set(key, index);
      else if (key !== '')
        this.note(`${path}[${index}]`, `${what} "${key}" is already used by ${path}[${before}]`);
    });
  }
}

/** An upper bound for free remarks (headings, notes); they never reach the server. */
export const REMARK_LIMIT = LIMITS.reason;
