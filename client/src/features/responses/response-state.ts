import type { ResponseView } from '@doi-thoai/shared';

/** What was handed in waits for the chair or was sent back. */
export function stateOf({
  state,
  returnText,
}: Pick<ResponseView, 'state' | 'returnText'>): 'DRAFT' | 'RETURNED' | 'APPROVED' | 'PUBLISHED' {
  return state === 'DRAFT' && returnText !== '' ? 'RETURNED' : state;
}
