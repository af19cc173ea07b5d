import type { SubmissionView } from '@doi-thoai/shared';
import { useEffect, useState } from 'react';
import { getJson } from '../../../realtime/http';
import { useSeat } from '../../../realtime/session-context';

export interface FullText {
  text: string;
  /** The rest could not be fetched: only the beginning is here. */
  failed: boolean;
  loading: boolean;
}

/** Rows carry the beginning of a long text; the rest is fetched when the row is opened. */
export function useFullText(row: SubmissionView): FullText {
  const { meetingId, participantId } = useSeat();
  const [got, setGot] = useState<{ key: string; text: string | null } | null>(null);
  const key = `${row.id} ${row.edition}`;
  const { id, clipped } = row;
  useEffect(() => {
    if (!clipped) return undefined;
    let wanted = true;
    const path = `api/meetings/${meetingId}/submissions/${id}`;
    getJson<SubmissionView>(path, { seat: participantId }).then(
      (whole) => wanted && setGot({ key, text: whole.text }),
      () => wanted && setGot({ key, text: null }),
    );
    return () => {
      wanted = false;
    };
  }, [meetingId, participantId, id, key, clipped]);
  if (!clipped) return { text: row.text, failed: false, loading: false };
  const present = got?.key === key ? got : null;
  return { text: present?.text ?? row.text, failed: present?.text === null, loading: present === null };
}
