import type { RepeatOf } from '@doi-thoai/shared';
import { formatCivilDate } from '../../text/format';
import type { useText } from '../../text/text';

type TFunction = ReturnType<typeof useText>['t'];

/** The item of an earlier meeting as one reads it: its meeting, number and day, as far as they are known. */
export function repeatWords({ meeting, number, heldOn }: RepeatOf, t: TFunction): string {
  const what = t('collation.repeatOf', { meeting, number: number ?? 0 });
  return heldOn === null ? what : t('collation.repeatOn', { what, date: formatCivilDate(heldOn) });
}
