import type { SubmissionView } from '@doi-thoai/shared';
import { formatDate, formatDateTime, formatTime } from '../../text/format';
import type { useText } from '../../text/text';

type TFunction = ReturnType<typeof useText>['t'];
type Written = Pick<SubmissionView, 'disclosure' | 'authorName' | 'authorUnit'>;

export function isNamed({ disclosure }: Pick<SubmissionView, 'disclosure'>): boolean {
  return disclosure === 'NAMED';
}

/** How an author is named wherever one is: what was sent without a name says so, with the unit where it was kept. */
export function authorLabel({ disclosure, authorName, authorUnit }: Written, t: TFunction): string {
  const name = isNamed({ disclosure }) ? authorName : t(`states.disclosure.${disclosure}`);
  return [name, authorUnit].filter(Boolean).join(' · ');
}

/** With its day when that is not today. Of an anonymous opinion the time of day is not kept: only the day is said. */
export function receivedLabel({ disclosure, receivedAt }: SubmissionView, now = Date.now()): string {
  const day = formatDate(receivedAt);
  if (disclosure === 'ANONYMOUS') return day;
  return day === formatDate(now) ? formatTime(receivedAt) : formatDateTime(receivedAt);
}

export function whenLabel({ disclosure }: SubmissionView, instant: number): string {
  return disclosure === 'ANONYMOUS' ? formatDate(instant) : formatDateTime(instant);
}
