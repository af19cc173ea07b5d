import type { NoticeView } from '@doi-thoai/shared';
import { numbered } from '@doi-thoai/shared';

/** As printed: "05/TB-SNV", "05-TB/ĐU"; empty before it has a number. */
export function numberOf({ number, ...notice }: NoticeView): string {
  return number === null ? '' : numbered({ ...notice, number });
}
