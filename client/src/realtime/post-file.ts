import type { Id, Refusal } from '@doi-thoai/shared';
import { HttpError } from './http';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Milliseconds: a file goes through a hall's network, and a reader on the other side looks at it. */
const PATIENCE_MS = 60_000;

/** POST of a file as it is. Apart from `http.ts`, which every phone fetches first. Throws `HttpError`. */
export async function postFile<T>(
  path: string,
  file: Blob,
  type: string,
  /** Null: for the account that is signed in. */
  seat: Id | null,
  name?: string,
): Promise<T> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const named: Record<string, string> = name === undefined ? {} : { 'x-file-name': encodeURIComponent(name) };
  const seated: Record<string, string> = seat === null ? {} : { 'x-seat': seat };
  const headers = { 'content-type': type, ...seated, ...named };
  let response: Response;
  let words: string;
  try {
    response = await fetch(`/${path}`, { method: 'POST', headers, body: file, signal });
    words = await response.text();
  } catch {
    throw new HttpError('NETWORK');
  }
  const value = JSON.parse(words) as T | Refusal;
  if (response.ok) return value as T;
  const { code, details } = value as Refusal;
  throw new HttpError(code, details);
}
