import type { Id, SignedPaper } from '@doi-thoai/shared';
import { DOCX, SIGNED_LIMITS, makeId } from '@doi-thoai/shared';
import { useState, type Dispatch, type SetStateAction } from 'react';
import { HttpError, postJson } from '../../realtime/http';
import { postFile } from '../../realtime/post-file';
import { failureText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';

/** A file that was chosen, under the id with which it is sent, also again. */
export interface Chosen {
  id: Id;
  file: File;
}

export interface PuttingBack {
  signedId: Id;
  generatedId: Id;
  edited: Chosen | null;
  scan: readonly Chosen[];
  /** "2 of 5 files", while they are on their way. */
  sending: { n: number; of: number } | null;
  failure: string | null;
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

/** Files of a signed version on their way. What is there already is sent again and is the same file (W168). */
export function usePutBack(paper: SignedPaper, issuer: string): PuttingBack {
  const { meetingId, participantId } = useSeat();
  const [ids] = useState(() => ({ signedId: makeId(), generatedId: makeId() }));
  const [edited, setEdited] = useState<Chosen | null>(null);
  const [scan, setScan] = useState<readonly Chosen[]>([]);
  const [sending, setSending] = useState<PuttingBack['sending']>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const path = `api/meetings/${meetingId}/signed/${ids.signedId}`;

  const sendOne = async ({ id, file }: Chosen): Promise<void> => {
    if (file.size > SIGNED_LIMITS.bytes) throw new HttpError('TOO_LARGE');
    await postFile(`${path}/files/${id}`, file, 'application/octet-stream', participantId, file.name);
  };
  const send = async (): Promise<boolean> => {
    const all = [...(edited ? [edited] : []), ...scan];
    setFailure(null);
    try {
      setSending({ n: 0, of: all.length });
      const options = { seat: participantId, patience: PATIENCE_MS };
      await postJson(`${path}/generated/${ids.generatedId}`, { paper, issuer }, options);
      for (const [index, one] of all.entries()) {
        setSending({ n: index + 1, of: all.length });
        await sendOne(one);
      }
      return true;
    } catch (error) {
      setFailure(failureText(error));
      return false;
    } finally {
      setSending(null);
    }
  };
  return { ...ids, edited, scan, sending, failure, setEdited, setScan, send };
}
