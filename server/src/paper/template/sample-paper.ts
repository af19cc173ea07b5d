import type { PaperKind } from '@doi-thoai/shared';
import { ORDINAL, annex, body, closing, ending, filingOf, head, heading, signatory, symbolOf, table, title } from '../block/build.js'; // prettier-ignore
import type { PaperBlock, PaperDocument, PaperOf, PaperSection, PaperSystem } from '../block/model.js';
import { fillingOf, type Filling } from './filling.js';

// Everybody and everything here is invented; an uploaded template is tried with it, and shown filled with it.

const BODIES: Record<PaperSystem, Pick<PaperOf, 'body' | 'parentBody' | 'abbreviation' | 'place'>> = {
  STATE: {
    ...{ body: 'Sở Nhà ở và Vườn cây', parentBody: 'Ủy ban nhân dân tỉnh Sông Lam' },
    ...{ abbreviation: 'SNV', place: 'Sông Lam' },
  },
  PARTY: {
    ...{ body: 'Đảng ủy Sở Nhà ở và Vườn cây', parentBody: 'Đảng ủy UBND tỉnh Sông Lam' },
    ...{ abbreviation: 'ĐU', place: 'Sông Lam' },
  },
};
const MEETING = 'Hội nghị đối thoại với cư dân khu tập thể Bờ Bãi';
const PEOPLE = ['Ông (Bà) Bế Thị Mẫu, Tổ trưởng Tổ 3', 'Ông (Bà) Hà Văn Mẫu, Tổ trưởng Tổ 4'];

/** A paper of that kind with invented words, as it would be filled into a template. */
export function sampleFilling(kind: PaperKind, system: PaperSystem): Filling {
  const words = BODIES[system];
  const of: PaperOf = { system, ...words, number: 5, symbol: symbolOf({ system, ...words }, 'TB') };
  const sections = sectionsOf(kind, of);
  const paper: PaperDocument = {
    ...{ system, title: MEETING, author: of.body, mark: 'BẢN ĐIỀN THỬ, số liệu giả định', sections },
  };
  return fillingOf(paper, {
    ...{ body: of.body, parentBody: of.parentBody ?? '', meeting: MEETING },
    ...{ at: '8 giờ 00 phút, ngày 08 tháng 9 năm 2026', place: 'Nhà văn hóa Bờ Bãi' },
    chair: 'Giám đốc Sở Nhà ở và Vườn cây Lê Thị Sông Lam',
    guests: kind === 'INVITATIONS' ? PEOPLE : [],
  });
}

function sectionsOf(kind: PaperKind, of: PaperOf): PaperSection[] {
  if (kind === 'INVITATIONS') return PEOPLE.map((who) => standing(letter(of, who)));
  if (kind === 'NOTICE') return [standing(notice(of)), lying(annexBlocks('BẢNG PHÂN CÔNG NHIỆM VỤ', 1))];
  if (kind === 'PRESS') return [standing([title('Thông tin báo chí', MEETING), ...sentences])];
  return [lying(annexBlocks('BẢNG ĐIỀN THỬ', null))];
}

const standing = (blocks: PaperBlock[]): PaperSection => ({ orientation: 'PORTRAIT', blocks });
const lying = (blocks: PaperBlock[]): PaperSection => ({ orientation: 'LANDSCAPE', blocks });

const sentences: PaperBlock[] = [
  body('Hội nghị tiếp nhận 12 ý kiến tổng hợp về sửa chữa nhà, cấp nước và lối đi chung.'),
  body('Sở giao các phòng trả lời từng ý kiến trước ngày 30 tháng 9 năm 2026.'),
];

const end = (of: PaperOf): PaperBlock =>
  closing(signatory('Giám đốc', 'Lê Thị Sông Lam'), ['Như trên', 'Các phòng, đơn vị thuộc Sở'], filingOf(of));

const letter = (of: PaperOf, who: string): PaperBlock[] => [
  ...[head(of, null), title('Giấy mời', `Dự ${MEETING}`)],
  body(`${of.body} trân trọng kính mời: `, { text: who, bold: true }, '.'),
  ...[ending('Rất hân hạnh được đón tiếp'), end(of)],
];

const notice = (of: PaperOf): PaperBlock[] => [
  ...[head(of, '2026-09-08'), title('Thông báo', `Kết luận của Giám đốc Sở tại ${MEETING}`)],
  ...[
    heading('1. Đánh giá chung'),
    ...sentences,
    ending('Sở thông báo để các đơn vị biết, thực hiện'),
    end(of),
  ],
];

const annexBlocks = (words: string, number: number | null): PaperBlock[] => [
  annex(words, `Kèm theo Thông báo của ${MEETING}`, number),
  ...sentences,
  table(
    [ORDINAL, { title: 'Nhiệm vụ', width: null }, { title: 'Chủ trì', width: 2300 }],
    [
      { cells: ['1', 'Sửa mái nhà B2', 'Phòng Quản lý nhà'] },
      { cells: ['2', 'Thay ống nước tầng 1', 'Phòng Hạ tầng'] },
    ],
    'SMALL',
  ),
];
