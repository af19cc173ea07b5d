import type { CommitmentView, Id, ResponseView, SourceRef, SubmissionView } from '@doi-thoai/shared';

/** The line that is never cut: gửi → nhận → duyệt → trả lời → cam kết → xong. */
export const LIFE_STEPS = ['sent', 'received', 'approved', 'answered', 'promised', 'done'] as const;
export type LifeStep = (typeof LIFE_STEPS)[number];

export interface Life {
  /** What is being waited for now; with `finished`, what was reached last. */
  current: LifeStep;
  finished: boolean;
  /** It stops here until the author does something, or for good. */
  stopped: boolean;
}

const at = (current: LifeStep, more: Partial<Life> = {}): Life => ({
  current,
  finished: false,
  stopped: false,
  ...more,
});

type Standing = Pick<SubmissionView, 'moderation' | 'withdrawn'>;
type Promised = Pick<CommitmentView, 'state'>;

/**
 * Where an opinion that the server has stands. Answered is not resolved: without a promise the line ends at the
 * answer and never says "done"; a promise is done when all of them are verified.
 */
export function lifeOf(
  standing: Standing,
  answers: readonly Pick<ResponseView, 'id'>[],
  promises: readonly Promised[],
): Life {
  if (standing.withdrawn) return at('approved', { stopped: true });
  const live = promises.filter(({ state }) => state !== 'CANCELLED');
  if (live.length > 0) return lifeOfPromises(live);
  if (promises.length > 0) return at('promised', { stopped: true });
  if (answers.length > 0) return at('answered', { finished: true });
  if (standing.moderation === 'APPROVED') return at('answered');
  return at('approved', { stopped: standing.moderation === 'RETURNED' });
}

function lifeOfPromises(promises: readonly Promised[]): Life {
  if (promises.every(({ state }) => state === 'VERIFIED')) return at('done', { finished: true });
  if (promises.every(({ state }) => state === 'PROPOSED')) return at('promised');
  return at('done');
}

/** What hangs on an opinion: put to it by itself, or to a collated opinion that it stands behind. */
export function hangsOn(
  { id, collatedIds }: Pick<SubmissionView, 'id' | 'collatedIds'>,
  targets: readonly SourceRef[],
): boolean {
  return targets.some(
    (target) =>
      (target.kind === 'SUBMISSION' && target.id === id) ||
      (target.kind === 'COLLATED' && collatedIds.includes(target.id)),
  );
}

/** How far a message has come: `waiting` on this device, at the `server`, `seen` by the secretariat. */
export type Delivery = 'waiting' | 'server' | 'seen';

/**
 * Two ticks are honest: they need a person's act. Without review an opinion is approved by nobody, so only what
 * came later (public, collated) shows that it was read.
 */
export function deliveryOf(
  submission: Pick<SubmissionView, 'moderation' | 'visibility' | 'collatedIds' | 'channel'>,
  moderated: boolean,
): Delivery {
  const { moderation, visibility, collatedIds, channel } = submission;
  const reviewed = moderation === 'RETURNED' || (moderated && moderation === 'APPROVED');
  const queued = channel === 'SPEECH_NOT_REACHED';
  return reviewed || queued || visibility !== 'HIDDEN' || collatedIds.length > 0 ? 'seen' : 'server';
}

/** Answers or promises of one opinion, oldest first. */
export function ofSubmission<Row extends { at: number }>(
  rows: Record<Id, Row>,
  submission: Pick<SubmissionView, 'id' | 'collatedIds'>,
  targetsOf: (row: Row) => readonly SourceRef[],
): Row[] {
  return Object.values(rows)
    .filter((row) => hangsOn(submission, targetsOf(row)))
    .sort((a, b) => a.at - b.at);
}
