import { hasPiledMarks, normaliseText } from '@doi-thoai/shared';
import { hash } from 'node:crypto';
import { DomainError } from '../kernel/domain-error.js';

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const MOST_DEEP = 8;

/** @throws MALFORMED */
function normalised(value: string): string {
  if (hasPiledMarks(value)) throw new DomainError('MALFORMED');
  return normaliseText(value);
}

/** A copy with every string in NFC, \n line ends, no blanks around; keys that could touch a prototype are refused. */
export function normalisePayload(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return normalised(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MOST_DEEP) throw new DomainError('MALFORMED');
  if (Array.isArray(value)) return value.map((item) => normalisePayload(item, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (FORBIDDEN_KEYS.has(key)) throw new DomainError('MALFORMED');
    copy[key] = normalisePayload((value as Record<string, unknown>)[key], depth + 1);
  }
  return copy;
}

/** JSON with sorted keys: the same payload has the same text whatever order it was written in. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const record = value as Record<string, unknown>;
  const pairs = Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
  return `{${pairs.join(',')}}`;
}

/** In hex. */
export function payloadHash(name: string, payload: object): string {
  return hash('sha256', `${name}\n${canonicalJson(payload)}`);
}
