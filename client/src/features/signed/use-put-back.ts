import type { Id, SignedPaper } from '@doi-thoai/shared';
import { DOCX, SIGNED_LIMITS, makeId } from '@doi-thoai/shared';
import { useState, type Dispatch, type SetStateAction } from 'react';
import { HttpError, postJson } from '../../realtime/http';
import { postFile } from '../../realtime/post-file';
import { failureText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { hasText, t } from '../../text/text';

/** A file that was chosen, under the id with which it is sent, also again. */
export interface Chosen {
  id: Id;
  file: File;
}

/** What was not taken: a file, by its name, or the whole, which may be tried again. */
export interface PutBackFailure {
  file: string | null;
  why: string;
}

export interface PuttingBack {
  signedId: Id;
  generatedId: Id;
  edited: Chosen | null;
  scan: readonly Chosen[];
  /** "2 of 5 files", while they are on their way. */
  sending: { n: number; of: number } | null;
  failure: PutBackFailure | null;
  setEdited: (chosen: Chosen | null) => void;
  setScan: Dispatch<SetStateAction<readonly Chosen[]>>;
  /** True when the server has them all. */
  send: () => Promise<boolean>;
}

/** The paper is made anew on the server, which may be busy with others. */
const PATIENCE_MS = 90_000;
const TYPES: Record<string, string> = { docx: DOCX, pdf: 'application/pdf' };

export const isPdf = ({ file }: Chosen): boolean => typeOf(file) === 'application/pdf';

function typeOf(file: File): string {
  return TYPES[/\.(\w+)$/.exec(file.name.toLowerCase())?.[1] ?? ''] ?? file.type;
}

/** What a file is, and not how it went. */
const OF_FILE = ['SIGNED_TYPE', 'ATTACHMENT_TYPE', 'DOCX_UNSAFE', 'SECRECY_MARK', 'TOO_LARGE'];

function failureOf(error: unknown, sent: Chosen | null): PutBackFailure {
  const code = error instanceof HttpError ? error.code : '';
  const key = `signed.refused.${code}`;
  const why = hasText(key) ? t(key, { mb: SIGNED_LIMITS.bytes / 1024 / 1024 }) : failureText(error);
  return { file: sent && OF_FILE.includes(code) ? sent.file.name : null, why };
}

type Choice = Pick<PuttingBack, 'edited' | 'scan' | 'setEdited' | 'setScan'>;

/** What will be sent; what was said of one choice is not said of the next. */
function useChoice(onChange: () => void): Choice {
  const [edited, setEdited] = useState<Chosen | null>(null);
  const [scan, setScan] = useState<readonly Chosen[]>([]);
  const changing =
    <Value>(set: (value: Value) => void) =>
    (value: Value): void => {
      onChange();
      set(value);
    };
  return { edited, scan, setEdited: changing(setEdited), setScan: changing(setScan) };
}

/** Files of a signed version on their way. What is there already is sent again and is the same file (W168). */
export function usePutBack(paper: SignedPaper, issuer: string): PuttingBack {
  const { meetingId, participantId } = useSeat();
  const [ids] = useState(() => ({ signedId: makeId(), generatedId: makeId() }));
  const [sending, setSending] = useState<PuttingBack['sending']>(null);
  const [failure, setFailure] = useState<PutBackFailure | null>(null);
  const choice = useChoice(() => setFailure(null));
  const path = `api/meetings/${meetingId}/signed/${ids.signedId}`;

  const sendOne = async ({ id, file }: Chosen): Promise<void> => {
    if (file.size > SIGNED_LIMITS.bytes) throw new HttpError('TOO_LARGE');
    await postFile(`${path}/files/${id}`, file, 'application/octet-stream', participantId, file.name);
  };
  const send = async (): Promise<boolean> => {
    const all = [...(choice.edited ? [choice.edited] : []), ...choice.scan];
    let sent: Chosen | null = null;
    setFailure(null);
    try {
      setSending({ n: 0, of: all.length });
      const options = { seat: participantId, patience: PATIENCE_MS };
      await postJson(`${path}/generated/${ids.generatedId}`, { paper, issuer }, options);
      for (const [index, one] of all.entries()) {
        setSending({ n: index + 1, of: all.length });
        sent = one;
        await sendOne(one);
      }
      return true;
    } catch (error) {
      setFailure(failureOf(error, sent));
      return false;
    } finally {
      setSending(null);
    }
  };
  return { ...ids, ...choice, sending, failure, send };
}
