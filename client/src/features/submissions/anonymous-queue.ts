import type { AnonymousOpinion, Refusal } from '@doi-thoai/shared';
import { isTemporary } from '@doi-thoai/shared/client/outbox';
import { HttpError, postJson } from '../../realtime/http';
import { changeKept, keptOpinions, type KeptOpinion } from './kept-opinions';

/** Longer than the server gathers: what arrived is committed before it is asked about. */
const FIRST_WAIT_MS = 3000;
const LONGEST_WAIT_MS = 60_000;

let sending = false;
/** Somebody asked while a round was on its way. */
let asked = false;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let listening = false;

/**
 * Anonymous opinions go no way on which a command goes, because a command has an actor. They lie on the device with
 * the ids that they were made with, and are sent until the server has taken or refused them: at once, after a pause
 * that grows, when the network comes back, and at the next visit.
 */
export function sendAnonymous(): void {
  listen();
  clearTimeout(timer);
  timer = undefined;
  asked = true;
  if (!sending) void drain();
}

function listen(): void {
  if (listening) return;
  listening = true;
  addEventListener('online', sendAnonymous);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') sendAnonymous();
  });
}

function waiting(): KeptOpinion[] {
  return keptOpinions().filter(({ disclosure, state }) => disclosure === 'ANONYMOUS' && state === 'WAITING');
}

async function drain(): Promise<void> {
  sending = true;
  let wait: number | null = null;
  while (asked) {
    asked = false;
    wait = await oneRound();
  }
  sending = false;
  failures = wait === null ? 0 : failures + 1;
  if (wait !== null) timer = setTimeout(sendAnonymous, wait);
}

/** One after the other; one that has to wait (its seat has ended) does not hold up the others. */
async function oneRound(): Promise<number | null> {
  let wait: number | null = null;
  for (const kept of waiting()) {
    const again = await attempt(kept);
    if (again !== null) wait = Math.max(wait ?? 0, again);
  }
  return wait;
}

/** In how many milliseconds to try again, or null: it is settled. */
async function attempt(kept: KeptOpinion): Promise<number | null> {
  const { submissionId, meetingId, seat, tried } = kept;
  // Noted before it goes out: a page that is killed in between must know that it may have arrived.
  changeKept(submissionId, { tried: true });
  try {
    await postJson(`api/meetings/${meetingId}/anonymous`, bodyOf(kept), { seat });
    changeKept(submissionId, { state: 'THERE', refusal: null });
    return null;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || isTemporary(refusal.code)) return pause(refusal);
    // What the receipt opens is then something else: asking for it would settle nothing.
    const doubtful = tried && refusal.code !== 'RECEIPT_REUSED';
    return doubtful ? settleDoubt(kept, refusal) : refuse(kept, refusal);
  }
}

/** A repeat may be refused (the intake was closed meanwhile) although the first one was taken. */
async function settleDoubt(kept: KeptOpinion, refusal: Refusal): Promise<number | null> {
  try {
    await postJson('api/track', { code: kept.receipt });
    changeKept(kept.submissionId, { state: 'THERE', refusal: null });
    return null;
  } catch (error) {
    const unknown = refusalOf(error)?.code === 'CODE_UNKNOWN';
    return unknown ? refuse(kept, refusal) : pause(null);
  }
}

function refuse(kept: KeptOpinion, refusal: Refusal): null {
  changeKept(kept.submissionId, { state: 'REFUSED', refusal });
  return null;
}

function pause(refusal: Refusal | null): number {
  const grown = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  return Math.max(grown, refusal?.details.retryAfterMs ?? 0);
}

/** Null: nothing came back. */
function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof HttpError) || error.code === 'NETWORK') return null;
  return { ok: false, code: error.code, details: error.details };
}

/** What may leave the device, and nothing that says from whom it is. */
function bodyOf({ submissionId, receipt, kind, topicId, summary, text }: KeptOpinion): AnonymousOpinion {
  return { submissionId, receipt, kind, topicId, summary, text };
}
