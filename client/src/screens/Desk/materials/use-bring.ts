import type { CommandAnswer, Id } from '@doi-thoai/shared';
import { MATERIAL_LIMITS, MATERIAL_TYPES, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { HttpError, type HttpFailure } from '../../../realtime/http';
import { postFile } from '../../../realtime/post-file';
import { useSeat } from '../../../realtime/session-context';

export const ACCEPT = [...MATERIAL_TYPES, '.docx', '.xlsx', '.pptx'].join(',');

export interface Bringing {
  /** The file that was picked last, with the id under which it is sent, also again. */
  picked: { id: Id; file: File } | null;
  busy: boolean;
  failure: HttpFailure | null;
  pick: (file: File) => void;
  /** True when the material has it. */
  send: (materialId: Id) => Promise<boolean>;
}

/** A file on its way to a material. What failed is sent again under the same id, and is the same file (W108). */
export function useBring(): Bringing {
  const { meetingId, participantId } = useSeat();
  const [picked, setPicked] = useState<Bringing['picked']>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<HttpFailure | null>(null);
  const pick = (file: File): void => {
    setPicked({ id: makeId(), file });
    setFailure(null);
  };
  const send = async (materialId: Id): Promise<boolean> => {
    if (!picked) return false;
    const { id, file } = picked;
    setBusy(true);
    setFailure(null);
    try {
      if (file.size > MATERIAL_LIMITS.bytes) throw new HttpError('TOO_LARGE');
      const path = `api/meetings/${meetingId}/materials/${materialId}/versions/${id}`;
      await postFile<CommandAnswer>(path, file, 'application/octet-stream', participantId, file.name);
      return true;
    } catch (error) {
      setFailure(error instanceof HttpError ? error.code : 'INTERNAL');
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { picked, busy, failure, pick, send };
}
