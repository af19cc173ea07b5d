import { countGraphemes, hasForbiddenCharacters, isId } from '@doi-thoai/shared';
import type { FieldProblem } from '@doi-thoai/shared';
import { Type, plainToInstance } from 'class-transformer';
import type { ValidationError } from 'class-validator';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsObject,
  ValidateNested,
  ValidationTypes,
  getMetadataStorage,
  registerDecorator,
  validateSync,
} from 'class-validator';
import { isCivilDate } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import type { DtoClass } from '../journal/handler.js';

type Reason = FieldProblem['reason'];

/** Registers a constraint whose message is the reason itself, so that no sentence is made on the server. */
function constraint(
  name: string,
  limit: number | undefined,
  judge: (value: unknown) => Reason | null,
): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      constraints: [limit, judge],
      validator: {
        validate: (value) => judge(value) === null,
        defaultMessage: (args) => judge(args?.value) ?? 'WRONG_TYPE',
      },
    });
  };
}

/**
 * Words of a person: NFC, no control characters but \n and \t, between `min` (1) and `max` graphemes.
 * With `optional` the empty string is allowed.
 */
export function Words(max: number, options: { min?: number } = {}): PropertyDecorator {
  const min = options.min ?? 1;
  return constraint('words', max, (value) => {
    if (value === undefined || value === null) return 'MISSING';
    if (typeof value !== 'string') return 'WRONG_TYPE';
    if (hasForbiddenCharacters(value)) return 'FORBIDDEN_CHARACTERS';
    // A grapheme has at least one code unit: most texts need no counting.
    if (value.length > max && countGraphemes(value) > max) return 'TOO_LONG';
    if (value.length < min) return value.length === 0 ? 'MISSING' : 'TOO_SHORT';
    return null;
  });
}

/** A canonical UUID; `nullable` allows null (never undefined). */
export function IsIdField(options: { nullable?: boolean } = {}): PropertyDecorator {
  return constraint('idField', undefined, (value) => {
    if (value === null && options.nullable === true) return null;
    if (value === undefined) return 'MISSING';
    return isId(value) ? null : 'WRONG_TYPE';
  });
}

/** Distinct canonical UUIDs, between `min` (0) and `max`. */
export function IsIdList(max: number, options: { min?: number } = {}): PropertyDecorator {
  return constraint('idList', max, (value) => {
    if (value === undefined) return 'MISSING';
    if (!Array.isArray(value) || !value.every(isId)) return 'WRONG_TYPE';
    if (value.length < (options.min ?? 0)) return 'TOO_SHORT';
    if (value.length > max || new Set(value).size !== value.length) return 'OUT_OF_RANGE';
    return null;
  });
}

/** A list of words, each between 1 and `length` graphemes. */
export function WordList(max: number, length: number): PropertyDecorator {
  return constraint('wordList', max, (value) => {
    if (value === undefined) return 'MISSING';
    if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) return 'WRONG_TYPE';
    if (value.length > max) return 'OUT_OF_RANGE';
    if (value.some((one) => hasForbiddenCharacters(one))) return 'FORBIDDEN_CHARACTERS';
    if (value.some((one) => one === '')) return 'MISSING';
    return value.some((one) => one.length > length && countGraphemes(one) > length) ? 'TOO_LONG' : null;
  });
}

// 1990-01-01 .. 2200-01-01: anything else is a mistake of units.
const EARLIEST = 631_152_000_000;
const LATEST = 7_258_118_400_000;

/** A SHA-256 in hex, small letters; `nullable` allows null. */
export function Sha256(options: { nullable?: boolean } = {}): PropertyDecorator {
  return constraint('sha256', undefined, (value) => {
    if (value === null && options.nullable === true) return null;
    if (value === undefined) return 'MISSING';
    return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? null : 'WRONG_TYPE';
  });
}

/** Milliseconds since 1970, whole. */
export function IsInstantField(options: { nullable?: boolean } = {}): PropertyDecorator {
  return constraint('instantField', undefined, (value) => {
    if (value === null && options.nullable === true) return null;
    if (value === undefined) return 'MISSING';
    if (typeof value !== 'number' || !Number.isInteger(value)) return 'WRONG_TYPE';
    return value >= EARLIEST && value <= LATEST ? null : 'OUT_OF_RANGE';
  });
}

/** A text that has a form of its own. */
export function Fits(fits: (text: string) => boolean): PropertyDecorator {
  return constraint('fits', undefined, (value) => {
    if (value === undefined) return 'MISSING';
    if (typeof value !== 'string') return 'WRONG_TYPE';
    return fits(value) ? null : 'OUT_OF_RANGE';
  });
}

/** One of a closed list. */
export function OneOf(values: readonly string[]): PropertyDecorator {
  return constraint('oneOf', undefined, (value) => {
    if (value === undefined) return 'MISSING';
    return typeof value === 'string' && values.includes(value) ? null : 'NOT_IN_LIST';
  });
}

/** A whole number in a range; `nullable` allows null. */
export function Whole(min: number, max: number, options: { nullable?: boolean } = {}): PropertyDecorator {
  return constraint('whole', max, (value) => {
    if (value === null && options.nullable === true) return null;
    if (value === undefined) return 'MISSING';
    if (typeof value !== 'number' || !Number.isInteger(value)) return 'WRONG_TYPE';
    return value >= min && value <= max ? null : 'OUT_OF_RANGE';
  });
}

/** The version that the person was looking at. */
export function Seen(): PropertyDecorator {
  return Whole(0, Number.MAX_SAFE_INTEGER);
}

/** `YYYY-MM-DD` of a day that exists. */
export function IsCivilDateField(options: { nullable?: boolean } = {}): PropertyDecorator {
  return constraint('civilDate', undefined, (value) => {
    if (value === null && options.nullable === true) return null;
    if (value === undefined) return 'MISSING';
    if (typeof value !== 'string') return 'WRONG_TYPE';
    return isCivilDate(value) ? null : 'OUT_OF_RANGE';
  });
}

/** A list of objects of one class. */
export function ListOf(
  max: number,
  of: () => new () => object,
  options: { min?: number } = {},
): PropertyDecorator {
  const decorators = [
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    ArrayMaxSize(max),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(of),
  ];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

/** One object of a class. */
export function PartOf(of: () => new () => object): PropertyDecorator {
  const decorators = [IsObject(), ValidateNested(), Type(of)];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

const BY_CONSTRAINT: Record<string, Reason> = {
  whitelistValidation: 'UNKNOWN_FIELD',
  isIn: 'NOT_IN_LIST',
  isEnum: 'NOT_IN_LIST',
  min: 'OUT_OF_RANGE',
  max: 'OUT_OF_RANGE',
  arrayMaxSize: 'OUT_OF_RANGE',
  arrayMinSize: 'TOO_SHORT',
  isDateString: 'WRONG_TYPE',
  matches: 'WRONG_TYPE',
};
const OWN = new Set([
  'words',
  'idField',
  'idList',
  'instantField',
  'oneOf',
  'whole',
  'civilDate',
  'sha256',
  'wordList',
]);

function problemsOf(errors: readonly ValidationError[], path: string): FieldProblem[] {
  return errors.flatMap((error) => {
    const at = path === '' ? error.property : `${path}.${error.property}`;
    const below = problemsOf(error.children ?? [], at);
    const [name, message] = Object.entries(error.constraints ?? {})[0] ?? [];
    if (name === undefined) return below;
    const missing = error.value === undefined && name !== 'whitelistValidation';
    const own = OWN.has(name) ? (message as Reason) : BY_CONSTRAINT[name];
    const reason: Reason = missing ? 'MISSING' : (own ?? 'WRONG_TYPE');
    return [{ path: at, reason }, ...below];
  });
}

type Judge = (value: unknown) => Reason | null;

/** The rules of a DTO class by property, when all of them are of this file; null: class-validator has to be asked. */
function ownRules(dto: DtoClass<object>): ReadonlyMap<string, readonly Judge[]> | null {
  const rules = new Map<string, Judge[]>();
  const metadatas = getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false);
  for (const { type, name, propertyName, constraints } of metadatas) {
    const judge: unknown = constraints?.[1];
    const own = type === ValidationTypes.CUSTOM_VALIDATION && name !== undefined && OWN.has(name);
    if (!own || typeof judge !== 'function') return null;
    const judges = rules.get(propertyName);
    if (judges) judges.push(judge as Judge);
    else rules.set(propertyName, [judge as Judge]);
  }
  return rules.size > 0 ? rules : null;
}

const rulesOf = new Map<DtoClass<object>, ReadonlyMap<string, readonly Judge[]> | null>();

/**
 * True when every rule of the class agrees and there is no field beyond them. False says nothing yet: then
 * class-validator finds out what is wrong, with the same rules. Asking it each time cost as much as the hashing.
 */
function isPlainlyRight(dto: DtoClass<object>, raw: Record<string, unknown>): boolean {
  let rules = rulesOf.get(dto);
  if (rules === undefined) rulesOf.set(dto, (rules = ownRules(dto)));
  if (rules === null) return false;
  for (const key of Object.keys(raw)) if (!rules.has(key)) return false;
  for (const [property, judges] of rules) {
    for (const judge of judges) if (judge(raw[property]) !== null) return false;
  }
  return true;
}

/** Checks a normalised payload against its DTO class; refuses with INVALID and every field's problem. */
export function checkPayload<P extends object>(dto: DtoClass<P>, raw: object): P {
  // Flat payloads need no transformer, and the hot ones are flat.
  const flat = Object.values(raw).every((value) => typeof value !== 'object' || value === null);
  const instance = flat ? Object.assign(new dto(), raw) : plainToInstance(dto, raw);
  if (flat && isPlainlyRight(dto, raw as Record<string, unknown>)) return instance;
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
  });
  if (errors.length > 0) throw new DomainError('INVALID', { fields: problemsOf(errors, '') });
  return instance;
}
