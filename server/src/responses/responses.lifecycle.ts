import type { ParticipantView, ResponseType, Role } from '@doi-thoai/shared';
import type { Grant } from '@doi-thoai/shared';

/** Those on the podium; a secretary types for them, because leaders on stage do not type (domain.md 6.1). */
const ANSWERING: readonly Role[] = ['RESPONDER', 'CHAIR', 'CO_CHAIR'];

/** Types that promise something at once: a noted opinion is to be reviewed, an assigned one to be done. */
const PROMISING: readonly ResponseType[] = ['NOTED', 'ASSIGNED'];

export function promises(type: ResponseType): boolean {
  return PROMISING.includes(type);
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
