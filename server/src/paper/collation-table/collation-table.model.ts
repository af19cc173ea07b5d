import type { PaperOf } from '../block/model.js';

/** The table of opinions and petitions (Bảng tổng hợp ý kiến, kiến nghị; domain.md 7.3): plain data for both files. */
export interface CollationTableModel {
  of: PaperOf;
  meeting: string;
  rehearsal: boolean;
  timeZone: string;
  generatedAt: string;
  journal: { head: number; hash: string };
  /** In the order in which they are printed; the ordinal is the position. */
  rows: CollationTableRow[];
  counts: CollationTableCounts;
  secretary: string;
}

export interface CollationTableRow {
  topic: string;
  text: string;
  who: string;
  form: string;
  authority: string;
  responder: string;
  answer: string;
  answerType: string;
  due: string;
  outcome: string;
}

/** Things of different kinds stand side by side and are never added (domain.md 14.1). */
export interface CollationTableCounts {
  collated: number;
  uncollated: number;
  turns: number;
  answered: number;
  /** Left out: complaints, what went to other authorities, what is out of scope, suspected secrets. */
  aside: number;
}

export const COLLATION_COLUMNS: {
  key: keyof CollationTableRow;
  title: string;
  twips: number;
  characters: number;
}[] = [
  { key: 'topic', title: 'Nhóm vấn đề', twips: 1300, characters: 20 },
  { key: 'text', title: 'Nội dung ý kiến, kiến nghị', twips: 2750, characters: 50 },
  { key: 'who', title: 'Người, đơn vị', twips: 1300, characters: 24 },
  { key: 'form', title: 'Hình thức', twips: 900, characters: 16 },
  { key: 'authority', title: 'Thẩm quyền', twips: 900, characters: 16 },
  { key: 'responder', title: 'Đơn vị trả lời', twips: 1250, characters: 22 },
  { key: 'answer', title: 'Nội dung trả lời', twips: 2040, characters: 44 },
  { key: 'answerType', title: 'Phân loại trả lời', twips: 950, characters: 16 },
  { key: 'due', title: 'Hạn', twips: 1200, characters: 13 },
  { key: 'outcome', title: 'Kết quả', twips: 996, characters: 18 },
];
