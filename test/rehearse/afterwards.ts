import type { Id, Payload, SnapshotState } from '@doi-thoai/shared';
import type { Ack } from './player.js';

/** What was acknowledged after the hall and left no trace: the word of an author, the number of a notice. */
export function lostAfterwards(acks: readonly Ack[], state: SnapshotState): string[] {
  return [...lostVerdicts(acks, state), ...lostNotices(acks, state)];
}

/** The last word of each author about each answer. */
function lostVerdicts(acks: readonly Ack[], { verdicts }: SnapshotState): string[] {
  const last = new Map<string, { path: string; payload: Payload<'responses.judge'> }>();
  for (const { name, path, payload } of acks) {
    if (name !== 'responses.judge') continue;
    const word = payload as Payload<'responses.judge'>;
    last.set(`${word.responseId} ${word.submissionId}`, { path, payload: word });
  }
  return [...last.values()].flatMap(({ path, payload }) => {
    const { responseId, submissionId, verdict } = payload;
    const told = Object.values(verdicts).filter(
      (one) => one.responseId === responseId && one.submissionId === submissionId,
    );
    const right = told.length === 1 && told[0]?.verdict === verdict;
    return right
      ? []
      : [`${path}: the author said ${verdict}, the desk reads ${told[0]?.verdict ?? 'nothing'}`];
  });
}

function lostNotices(acks: readonly Ack[], { conclusion }: SnapshotState): string[] {
  const notices = new Map(
    Object.values(conclusion).flatMap((one) => one.notices.map((notice) => [notice.id, notice] as const)),
  );
  return acks.flatMap(({ name, path, payload, result }) => {
    if (name !== 'conclusions.number' && name !== 'conclusions.issue') return [];
    const notice = notices.get((payload as { noticeId: Id }).noticeId);
    const number = name === 'conclusions.number' ? (result as { number: number }).number : null;
    const there = number === null ? notice?.state === 'ISSUED' : notice?.number === number;
    return there ? [] : [`${path}: ${name} left no trace`];
  });
}
