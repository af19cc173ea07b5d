import { ORDINAL, annex, annexSource, table } from '../block/build.js';
import { mapped } from '../block/lazily.js';
import type { PaperBlock } from '../block/model.js';
import { capitalise } from '../state/text.js';
import { longDate } from '../state/wording.js';
import type { MinutesModel } from './minutes.model.js';
import { LIST_IN_BODY } from './minutes.opening.js';
import { personName, personPost } from './minutes.words.js';

/** Annex with the delegates present, when they are too many for the body; empty otherwise. */
export function presentAnnex(model: MinutesModel): PaperBlock[] {
  const { present } = model.attendance.delegates;
  if (present.length <= LIST_IN_BODY) return [];
  const online = present.some((delegate) => delegate.mode === 'ONLINE');
  const columns = [
    ORDINAL,
    { title: 'Họ và tên', width: 2900 },
    { title: 'Chức vụ, đơn vị', width: null },
    ...(online ? [{ title: 'Hình thức dự', width: 1500, centred: true }] : []),
  ];
  const rows = mapped(present, (delegate, index) => {
    const mode = delegate.mode === 'ONLINE' ? 'Trực tuyến' : 'Trực tiếp';
    const cells = [String(index + 1), capitalise(personName(delegate)), personPost(delegate)];
    return { cells: online ? [...cells, mode] : cells };
  });
  return [annexHead(model), table(columns, rows)];
}

function annexHead({ of, generatedAt, timeZone, meeting }: MinutesModel): PaperBlock {
  const paper = meeting.endedAt === null ? 'dự thảo Biên bản' : 'Biên bản';
  // Minutes are of the day on which the meeting ended, whenever they are printed.
  const day = longDate(meeting.endedAt ?? generatedAt, timeZone);
  return annex('DANH SÁCH ĐẠI BIỂU CÓ MẶT', annexSource(paper, of, day));
}
