import type { Deadline } from '@doi-thoai/shared';
import type { useText } from '../../text/text';

type Say = ReturnType<typeof useText>['t'];

/** A deadline in words: `3 ngày làm việc trước ngày họp`. */
export function deadlineWords(t: Say, { days, dayKind, side, anchor }: Deadline): string {
  return t(`rules.time.${dayKind}.${side}`, { n: days, anchor: t(`rules.anchor.${anchor}`) });
}
