import type { BroughtMeeting, Id, Refusal } from '@doi-thoai/shared';
import { HttpError } from '../../realtime/http';

export const MEETING_FILE = 'application/vnd.doi-thoai.meeting+json';

/** How much has gone over, 0 to 1; null while only the other side works. */
export type Progress = number | null;

interface Taking {
  /** Below the meeting's own address. */
  path: 'file' | 'dossier';
  type: string;
  meetingId: Id;
  seat: Id;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Fetches a large file whole, so that one that breaks off is never kept. Throws `HttpError`. */
export async function takeWhole({ path, type, meetingId, seat, signal, onProgress }: Taking): Promise<Blob> {
  const address = `/api/meetings/${meetingId}/${path}`;
  const response = await reached(fetch(address, { headers: { 'x-seat': seat }, signal }));
  if (!response.ok || !response.body) throw await refusalIn(response);
  const total = Number(response.headers.get('content-length'));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reached(reader.read());
    if (done) break;
    chunks.push(value);
    length += value.length;
    onProgress(total > 0 ? length / total : null);
  }
  if (total > 0 && length !== total) throw new HttpError('NETWORK');
  return new Blob(chunks, { type });
}

/** A file of this device, under a name of ours. */
export function keepFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has its own hold on it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

interface Bringing {
  file: File;
  /** The same one again is the same import again. */
  commandId: Id;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Brings a file; only the older way of the browser tells how much has gone. Throws `HttpError`. */
export function bringMeetingFile({ file, commandId, signal, onProgress }: Bringing): Promise<BroughtMeeting> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/staff/meeting-files');
    request.setRequestHeader('content-type', MEETING_FILE);
    request.setRequestHeader('x-command-id', commandId);
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded < total ? loaded / total : null);
    request.upload.onload = () => onProgress(null);
    request.onerror = request.onabort = () => reject(new HttpError('NETWORK'));
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (answer?.ok === true) resolve(answer.result);
      else reject(answer ? new HttpError(answer.code, answer.details) : new HttpError('NETWORK'));
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function parsed(words: string): { ok: true; result: BroughtMeeting } | Refusal | null {
  try {
    return JSON.parse(words) as { ok: true; result: BroughtMeeting } | Refusal;
  } catch {
    return null;
  }
}

async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch {
    throw new HttpError('NETWORK');
  }
}

async function refusalIn(response: Response): Promise<HttpError> {
  const refusal = parsed(await reached(response.text()));
  return refusal?.ok === false ? new HttpError(refusal.code, refusal.details) : new HttpError('NETWORK');
}
