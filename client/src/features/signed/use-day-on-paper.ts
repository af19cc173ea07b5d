import type { CivilDate, SignedPaper } from '@doi-thoai/shared';
import { WITH_NOTICE } from '@doi-thoai/shared';
import { civilToday } from '../../text/format';
import { useConclusion } from '../conclusions/use-conclusion';

/** The day that a paper most likely carries: the notice's own, of the minutes when they were signed, else today. */
export function useDayOnPaper(paper: SignedPaper, issuer: string): CivilDate {
  const { minutesSignedOn, notices } = useConclusion();
  if (paper === 'MINUTES') return minutesSignedOn ?? civilToday();
  const notice = WITH_NOTICE.includes(paper) ? notices.find(({ bodyId }) => bodyId === issuer) : undefined;
  return notice?.issuedOn ?? civilToday();
}
