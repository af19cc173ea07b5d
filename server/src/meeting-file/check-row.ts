import {
  ASIDE_KINDS,
  ATTACHMENT_LIMITS,
  ATTACHMENT_TYPES,
  hasForbiddenCharacters,
  hasPiledMarks,
  isId,
  LINE_KINDS,
  MATERIAL_TYPES,
  SIGNED_LIMITS,
  SIGNED_TYPES,
  TABLE_LIMITS,
} from '@doi-thoai/shared';
import { checkPayload } from '../door/validation.js';
import { isCivilDate } from '../kernel/civil-date.js';
import { ConfigureMeetingDto } from '../meeting/meeting.dto.js';
import { planProblems } from '../meeting/meeting.plan.js';
import type { Field, Kind } from './format.js';
import { LONG_TEXT, SHORT_TEXT, TRACKING_CODE } from './format.js';

type Values = Record<string, unknown>;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.(\d{3}|\d{6})Z$/;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether an object has exactly these fields, in this order, each of its kind. */
export function isRow(fields: readonly Field[], value: unknown): value is Values {
  if (!isObject(value)) return false;
  const names = Object.keys(value);
  return (
    names.length === fields.length &&
    fields.every((field, i) => field.name === names[i] && fits(field, value[field.name]))
  );
}

function fits({ kind, nullable, of, most }: Field, value: unknown): boolean {
  if (value === null) return nullable;
  if (kind === 'text' && !isTextOf(value, most ?? SHORT_TEXT)) return false;
  return CHECKS[kind](value) && (of === undefined || of.includes(value as string));
}

const CHECKS: Record<Kind, (value: unknown) => boolean> = {
  id: isId,
  // Its length was looked at before.
  text: () => true,
  whole: isWhole,
  signed: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  flag: (value) => typeof value === 'boolean',
  instant: isInstant,
  day: isCivilDate,
  json: isPlain,
  ids: (value) => Array.isArray(value) && value.every(isId),
  hex: (value) => typeof value === 'string' && /^([0-9a-f]{2})+$/.test(value),
  plan: isPlan,
  aside: isAside,
  attachments: (value) =>
    Array.isArray(value) && value.length <= ATTACHMENT_LIMITS.perSubmission && value.every(isAttachment),
  materials: (value) =>
    hasOnly(value, ['count', 'openVersion', 'version']) && Object.values(value).every(isWhole),
  signedMark: (value) => hasOnly(value, ['openVersion', 'version']) && Object.values(value).every(isWhole),
  signedFile: isSignedFile,
  signedFiles: (value) =>
    Array.isArray(value) && value.length <= SIGNED_LIMITS.pictures && value.every(isSignedFile),
  board: (value) =>
    hasOnly(value, ['code', 'open']) && isShort(value.code) && typeof value.open === 'boolean',
  versions: (value) => Array.isArray(value) && value.every(isVersion),
  takenBack: (value) => hasOnly(value, ['reason', 'at']) && isShort(value.reason) && isWhole(value.at),
  names: (value) => Array.isArray(value) && isDated(value) && value.every(isName),
  agendaUsed: (value) =>
    isObject(value) && Object.entries(value).every(([key, seconds]) => isId(key) && isSeconds(seconds)),
  repeatOf: isRepeatOf,
  formerOwners: (value) => Array.isArray(value) && value.every(isShort),
  reminders: (value) =>
    Array.isArray(value) && value.length <= TABLE_LIMITS.remindersKept && value.every(isWhole),
  next: (value) => Array.isArray(value) && value.every(isNext),
  lastAct: isLastAct,
  trackingCode: (value) => typeof value === 'string' && TRACKING_CODE.test(value),
  issuedBefore: (value) => areAll(value, isIssuedBefore),
  publicNotice: isPublicNotice,
};

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** W20, W21: what a command would have refused does not come in by a file either. */
export function isText(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    !hasPiledMarks(value) &&
    value === value.normalize('NFC') &&
    !hasForbiddenCharacters(value)
  );
}

/** What is too long is not looked at any further. */
function isTextOf(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most && isText(value);
}

const isShort = (value: unknown): value is string => isTextOf(value, SHORT_TEXT);

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false;
  const at = Date.parse(value);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 23) === value.slice(0, 23);
}

/** JSON whose every text could have been typed, and whose keys touch no prototype. */
export function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return isText(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.entries(value).every(([key, one]) => isText(key) && !FORBIDDEN_KEYS.has(key) && isPlain(one));
}

/** As somebody could have planned it: screens and rules rely on every field of it. */
function isPlan(value: unknown): boolean {
  if (!isObject(value) || !isPlain(value)) return false;
  try {
    // Checking sets what is left out; the file keeps what it has.
    const { plan } = checkPayload(ConfigureMeetingDto, { plan: structuredClone(value), seen: 0 });
    return planProblems(plan).length === 0;
  } catch {
    return false;
  }
}

function hasOnly(value: unknown, names: readonly string[]): value is Values {
  return (
    isObject(value) && Object.keys(value).length === names.length && names.every((name) => name in value)
  );
}

function isAside(value: unknown): boolean {
  if (!hasOnly(value, ['kind', 'text', 'byId', 'at'])) return false;
  const { kind, text, byId, at } = value;
  return (
    ASIDE_KINDS.some((one) => one === kind) &&
    kind !== 'SECRET_SUSPECT' &&
    isShort(text) &&
    isId(byId) &&
    isWhole(at)
  );
}

/** Its id becomes the name of a file on the disk. */
function isAttachment(value: unknown): boolean {
  if (!hasOnly(value, ['id', 'name', 'type', 'bytes', 'sha256'])) return false;
  return isFile(value, ATTACHMENT_TYPES);
}

function isSignedFile(value: unknown): boolean {
  return hasOnly(value, ['id', 'name', 'type', 'bytes', 'sha256']) && isFile(value, SIGNED_TYPES);
}

function isFile({ id, name, type, bytes, sha256 }: Values, types: readonly string[]): boolean {
  const kept = isId(id) && types.some((one) => one === type) && isWhole(bytes);
  return kept && isShort(name) && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
}

function isVersion(value: unknown): boolean {
  const names = ['id', 'number', 'name', 'type', 'bytes', 'sha256', 'byId', 'byName', 'at'];
  if (!hasOnly(value, names) || !isFile(value, MATERIAL_TYPES)) return false;
  const { number, byId, byName, at } = value;
  return isWhole(number) && isId(byId) && isShort(byName) && isWhole(at);
}

function isSeconds(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isRepeatOf(value: unknown): boolean {
  if (!hasOnly(value, ['meeting', 'heldOn', 'number'])) return false;
  const { meeting, heldOn, number } = value;
  return isShort(meeting) && (heldOn === null || isCivilDate(heldOn)) && (number === null || isWhole(number));
}

function isNext(value: unknown): boolean {
  if (!hasOnly(value, ['requestId', 'name', 'unit', 'topicId'])) return false;
  const { requestId, name, unit, topicId } = value;
  return isId(requestId) && isShort(name) && isShort(unit) && isId(topicId);
}

function isLastAct(value: unknown): boolean {
  if (!hasOnly(value, ['entry', 'kind', 'actorId', 'at'])) return false;
  const { entry, kind, actorId, at } = value;
  return isWhole(entry) && isShort(kind) && isId(actorId) && isWhole(at);
}

/** From one day on a unit has one name. */
function isDated(names: readonly unknown[]): boolean {
  const days = names.map((name) => (name as { validFrom?: unknown } | null)?.validFrom);
  return names.length > 0 && new Set(days).size === names.length;
}

function isName(value: unknown): boolean {
  if (!hasOnly(value, ['validFrom', 'name', 'basis'])) return false;
  const { validFrom, name, basis } = value;
  return (validFrom === null || isCivilDate(validFrom)) && isShort(name) && name !== '' && isShort(basis);
}

function isIssuedBefore(value: unknown): boolean {
  if (!hasOnly(value, ['number', 'symbol', 'issuedOn', 'revision'])) return false;
  const { number, symbol, issuedOn, revision } = value;
  return isWhole(number) && isShort(symbol) && isCivilDate(issuedOn) && isWhole(revision);
}

/** Every phone of the meeting lays it out. */
function isPublicNotice(value: unknown): boolean {
  const names = ['id', 'body', 'numbered', 'issuedOn', 'subject', 'lines', 'commitments'];
  if (!hasOnly(value, names)) return false;
  const { id, body, numbered, issuedOn, subject, lines, commitments } = value;
  const head = isId(id) && [body, numbered, subject].every(isShort) && isCivilDate(issuedOn);
  return head && areAll(lines, isPublicLine) && areAll(commitments, isPublicPromise);
}

function isPublicLine(value: unknown): boolean {
  if (!hasOnly(value, ['id', 'kind', 'text'])) return false;
  return isId(value.id) && LINE_KINDS.some((one) => one === value.kind) && isTextOf(value.text, LONG_TEXT);
}

function isPublicPromise(value: unknown): boolean {
  if (!hasOnly(value, ['id', 'lineIds', 'text', 'ownerUnit', 'dueOn'])) return false;
  const { id, lineIds, text, ownerUnit, dueOn } = value;
  const words = isTextOf(text, LONG_TEXT) && isShort(ownerUnit);
  return isId(id) && areAll(lineIds, isId) && words && (dueOn === null || isCivilDate(dueOn));
}

function areAll(value: unknown, are: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(are);
}
