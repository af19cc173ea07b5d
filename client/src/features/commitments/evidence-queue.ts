import type { Id } from '@doi-thoai/shared';
import { ATTACHMENT_LIMITS } from '@doi-thoai/shared';
import { useEffect, useMemo } from 'react';
import { HttpError } from '../../realtime/http';
import { postFile } from '../../realtime/post-file';
import { useSeat } from '../../realtime/session-context';
import { AttachQueue } from '../submissions/attach-queue';

/** A report of a promise: where its files lie. */
export function placeOf(commitmentId: Id, actId: Id): string {
  return `${commitmentId}/acts/${actId}/files`;
}

/** One queue for each seat of this page, so that a closed dialog loses nothing. */
const queues = new Map<Id, AttachQueue>();
/** Reports of this page to which files were added, by promise. */
const added = new Map<Id, Id[]>();

export function useEvidenceQueue(): AttachQueue {
  const { meetingId, participantId } = useSeat();
  const queue = useMemo(() => {
    const known = queues.get(participantId);
    if (known) return known;
    const made = new AttachQueue(async (place, id, file) => {
      if (file.size > ATTACHMENT_LIMITS.bytes) throw new HttpError('ATTACHMENT_LIMIT');
      const path = `api/meetings/${meetingId}/commitments/${place}/${id}`;
      await postFile(path, file, 'application/octet-stream', participantId, file.name);
    });
    queues.set(participantId, made);
    return made;
  }, [meetingId, participantId]);
  useEffect(() => {
    const back = () => queue.now();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, [queue]);
  return queue;
}

export function sendEvidence(queue: AttachQueue, commitmentId: Id, actId: Id, file: File): void {
  const before = added.get(commitmentId) ?? [];
  if (!before.includes(actId)) added.set(commitmentId, [...before, actId]);
  queue.add(placeOf(commitmentId, actId), file);
}

export function reportsWithFiles(commitmentId: Id): readonly Id[] {
  return added.get(commitmentId) ?? NONE;
}

const NONE: readonly Id[] = [];
