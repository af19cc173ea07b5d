import { centred, type Block, type Inline } from '../state/blocks.js';
import { numberLine } from '../state/head.js';
import { ORDINAL, afterTable, dataTable } from '../state/table.js';
import { capitalise, cleanLine } from '../state/text.js';
import { longDate } from '../state/wording.js';
import type { MinutesModel } from './minutes.model.js';
import { LIST_IN_BODY } from './minutes.opening.js';
import { isDraft, personName, personPost } from './minutes.words.js';

/** Annex with the delegates present, when they are too many for the body; empty otherwise. */
export function presentAnnex(model: MinutesModel): Block[] {
  const { present } = model.attendance.delegates;
  if (present.length <= LIST_IN_BODY) return [];
  const online = present.some((delegate) => delegate.mode === 'ONLINE');
  const columns = [
    ORDINAL,
    { title: 'Họ và tên', width: 2900 },
    { title: 'Chức vụ, đơn vị', width: null },
    ...(online ? [{ title: 'Hình thức dự', width: 1500, centred: true }] : []),
  ];
  const rows = present.map((delegate, index) => {
    const mode = delegate.mode === 'ONLINE' ? 'Trực tuyến' : 'Trực tiếp';
    const cells = [String(index + 1), capitalise(personName(delegate)), personPost(delegate)];
    return { cells: online ? [...cells, mode] : cells };
  });
  return [...annexHead(model), dataTable(columns, rows), afterTable()];
}

function annexHead(model: MinutesModel): Block[] {
  const paper = isDraft(model) ? 'dự thảo Biên bản' : 'Biên bản';
  const { number, symbol, issuer, generatedAt, timeZone } = model;
  const source: Inline = {
    text: `(Kèm theo ${paper} ${numberLine(number, symbol).replace('Số:', 'số')} ${longDate(generatedAt, timeZone)} của ${cleanLine(issuer.name)})`,
    italics: true,
  };
  return [
    centred([{ text: 'Phụ lục', bold: true }]),
    centred([{ text: 'DANH SÁCH ĐẠI BIỂU CÓ MẶT', bold: true }]),
    centred([source], { after: 120 }),
  ];
}
