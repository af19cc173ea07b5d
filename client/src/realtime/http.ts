import type { ErrorCode, ErrorDetails, Id, Refusal } from '@doi-thoai/shared';

/** `NETWORK`: nothing came back, so whether it happened is unknown. */
export type HttpFailure = ErrorCode | 'NETWORK';

/** A request that did not succeed, with the code of PROTOCOL's errors. */
export class HttpError extends Error {
  constructor(
    readonly code: HttpFailure,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
  }
}

interface RequestOptions {
  /** Seat (participant id) that the request acts for; its cookie goes along by itself. */
  seat?: Id;
  /** Milliseconds; the network of a hall may swallow a request without a sound. */
  patience?: number;
}

const PATIENCE_MS = 15_000;

/** GET `api/…` as JSON. Throws `HttpError`. */
export function getJson<T>(path: string, options: RequestOptions = {}): Promise<T> {
  return request<T>(path, { method: 'GET' }, options);
}

/** POST `api/…` with a JSON body. Throws `HttpError`. An empty answer resolves with null. */
export function postJson<T>(path: string, body: unknown = {}, options: RequestOptions = {}): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return request<T>(path, { method: 'POST', headers, body: JSON.stringify(body) }, options);
}

async function request<T>(path: string, init: RequestInit, options: RequestOptions): Promise<T> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), options.patience ?? PATIENCE_MS);
  const headers = new Headers(init.headers);
  if (options.seat) headers.set('x-seat', options.seat);
  try {
    const response = await fetch(`/${path}`, { ...init, headers, signal: abort.signal });
    return await read<T>(response);
  } catch (error) {
    throw error instanceof HttpError ? error : new HttpError('NETWORK');
  } finally {
    clearTimeout(timer);
  }
}

async function read<T>(response: Response): Promise<T> {
  const words = await response.text();
  if (response.ok && words === '') return null as T;
  const value = JSON.parse(words) as T | Refusal;
  if (response.ok) return value as T;
  const { code, details } = value as Refusal;
  throw new HttpError(code, details);
}
