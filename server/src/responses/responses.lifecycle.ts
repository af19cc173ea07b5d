import type { AnswerWords, ParticipantView, ResponseState, ResponseType, Role } from '@doi-thoai/shared';
import type { Grant } from '@doi-thoai/shared';

/** Those on the podium; a secretary types for them, because leaders on stage do not type (domain.md 6.1). */
const ANSWERING: readonly Role[] = ['RESPONDER', 'CHAIR', 'CO_CHAIR'];

/** Types that promise something at once: a noted opinion is to be reviewed, an assigned one to be done. */
const PROMISING: readonly ResponseType[] = ['NOTED', 'ASSIGNED'];

export function promises(type: ResponseType): boolean {
  return PROMISING.includes(type);
}

/** Nobody is above them. */
export function isChair(role: Role): boolean {
  return role === 'CHAIR' || role === 'CO_CHAIR';
}

/** Whether `responder` may be named as the one who answers: by the own unit's responder, or by the secretary. */
export function mayAnswer(
  grant: Grant,
  actor: { role: Role; unitId: string | null },
  responder: Pick<ParticipantView, 'role' | 'unitId'>,
): boolean {
  if (grant !== 'ownUnit') return ANSWERING.includes(responder.role);
  return responder.role === 'RESPONDER' && actor.unitId !== null && responder.unitId === actor.unitId;
}

export type ReviewAct = 'edit' | 'approve' | 'sendBack' | 'publish' | 'correct';
type Refused = 'ALREADY_PUBLISHED' | 'NOT_PUBLISHED' | 'NOT_APPROVED';

/** Draft → approved → published (domain.md 6.5): where an act brings an answer, or why it does not. */
const COURSE: Record<ReviewAct, Record<ResponseState, ResponseState | Refused>> = {
  // Other words than those that the chair approved.
  edit: { DRAFT: 'DRAFT', APPROVED: 'DRAFT', PUBLISHED: 'ALREADY_PUBLISHED' },
  approve: { DRAFT: 'APPROVED', APPROVED: 'APPROVED', PUBLISHED: 'ALREADY_PUBLISHED' },
  sendBack: { DRAFT: 'DRAFT', APPROVED: 'DRAFT', PUBLISHED: 'ALREADY_PUBLISHED' },
  publish: { DRAFT: 'NOT_APPROVED', APPROVED: 'PUBLISHED', PUBLISHED: 'PUBLISHED' },
  correct: { DRAFT: 'NOT_PUBLISHED', APPROVED: 'NOT_PUBLISHED', PUBLISHED: 'PUBLISHED' },
};

export function next(act: ReviewAct, state: ResponseState): ResponseState | Refused {
  return COURSE[act][state];
}

/** Nothing but what an answer says. */
export function wordsOf(of: AnswerWords): AnswerWords {
  const { type, text, forwardedTo, result, legalGround, letterNumber } = of;
  return { type, text, forwardedTo, result, legalGround, letterNumber };
}
