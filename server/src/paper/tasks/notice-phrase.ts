import { numberLine } from '../block/build.js';
import type { PaperCover } from '../cover.js';
import { cleanLine } from '../state/text.js';
import { dayWords } from '../state/wording.js';
import type { NoticeOfTable } from './tasks.model.js';

/** "Thông báo số 05/TB-SNV ngày 20 tháng 9 năm 2026 của Sở Nội vụ"; what is not known yet stays to be filled in. */
export function noticePhrase({ of }: Pick<PaperCover, 'of'>, notice: NoticeOfTable): string {
  const { system, body } = of;
  const numbered = numberLine({ system, number: notice.number, symbol: notice.symbol }).replace(
    /^Số:?/,
    'số',
  );
  const day = notice.issuedOn === null ? 'ngày ..... tháng ..... năm .......' : dayWords(notice.issuedOn);
  return `Thông báo ${numbered} ${day} của ${cleanLine(body)}`;
}
