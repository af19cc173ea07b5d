import type { CivilDate } from '@doi-thoai/shared';

/**
 * A paper as plain data: JSON that can be handed to a worker, with no object of any library in it. A paper is a
 * function `model → PaperDocument` in a folder of its own; `renderDocx` and `renderPdf` make the files. What a block
 * looks like is not said here: the document's system (state or Party; domain.md 7) says it, and never both in one file.
 *
 * Build blocks with the functions of `build.ts`. All texts may come from delegates: they are cleaned when they are
 * laid out, the papers need not.
 */
export interface PaperDocument {
  system: PaperSystem;
  /** Of the file's properties: what the paper is. */
  title: string;
  /** Of the file's properties: the issuing body. */
  author: string;
  /** A line at the foot of every page and at the head of the first (rehearsal, draft); null for none. */
  mark: string | null;
  sections: PaperSection[];
}

/** STATE: Nghị định 30/2020/NĐ-CP. PARTY: Quy định 399-QĐ/TW, Hướng dẫn 05-HD/VPTW. */
export type PaperSystem = 'STATE' | 'PARTY';

/** Begins on a new page, counts its pages from 1 and hides the number of the first. */
export interface PaperSection {
  orientation: 'PORTRAIT' | 'LANDSCAPE';
  blocks: PaperBlock[];
}

export type PaperBlock =
  | HeadBlock
  | TitleBlock
  | AnnexBlock
  | GroundsBlock
  | ParagraphBlock
  | LineBlock
  | EndingBlock
  | TableBlock
  | JournalBlock
  | SignaturesBlock
  | ClosingBlock
  | RecipientsBlock
  | { kind: 'pageBreak' };

/** A piece of a line: plain text, or text with an emphasis. The edges' blanks stay. */
export type Inline = string | { text: string; bold?: boolean; italics?: boolean };

/** Who issues the paper and under what number: what heads are made from. */
export interface PaperOf {
  system: PaperSystem;
  /** Cơ quan ban hành, as it is written in running text. */
  body: string;
  parentBody: string | null;
  /** The body's part of the symbol: SNV, ĐU. */
  abbreviation: string;
  /** Địa danh of place and date. */
  place: string;
  /** Null before the records clerk (văn thư) has given one: dots are printed. */
  number: number | null;
  /** `TB-SNV` for a state paper, `TB/ĐU` for a Party paper; see `symbolOf`. */
  symbol: string;
}

/** The two columns at the top of the first page. */
export interface HeadBlock {
  kind: 'head';
  of: PaperOf;
  /** False for a form without place and date (minutes). */
  dated: boolean;
  /** Null: day and month are written by hand. */
  date: CivilDate | null;
  /** Trích yếu of a công văn ("V/v ..."), under the number; null for papers with a title. */
  about: string | null;
  /** An extra mark of a Party paper under its number, e.g. TÀI LIỆU HỘI NGHỊ, Dự thảo lần 1; null for none. */
  extra: string | null;
}

/** Type of the paper (tên loại) and subject (trích yếu), centred. */
export interface TitleBlock {
  kind: 'title';
  /** e.g. THÔNG BÁO; printed in capitals. */
  type: string;
  subject: string;
  /** A line in italics between the two, e.g. (DỰ THẢO ...). */
  note: string | null;
}

/** Head of an annex: "Phụ lục I", its title, and the paper that it belongs to. Stands at the top of a section. */
export interface AnnexBlock {
  kind: 'annex';
  /** Null when it is the only one. */
  number: number | null;
  title: string;
  /** e.g. "Kèm theo Thông báo số 05/TB-SNV ngày ... của ..."; brackets are added. See `annexSource`. */
  source: string;
}

/** Căn cứ: one a line, without the sign at its end. */
export interface GroundsBlock {
  kind: 'grounds';
  lines: string[];
}

export interface ParagraphBlock {
  kind: 'paragraph';
  /** SECTION is a heading in bold that stays with what follows. */
  style: 'BODY' | 'SECTION';
  line: Inline[];
  /** Stays on the page of the next block, unbroken. */
  withNext: boolean;
}

/** A centred line of its own. */
export interface LineBlock {
  kind: 'line';
  line: Inline[];
  size: LineSize;
  /** Room above and below in twips (1/20 pt). */
  before: number;
  after: number;
  withNext: boolean;
}

/** TITLE and BODY 14 pt, NOTE 12 or 13 pt, SMALL 10 pt. */
export type LineSize = 'TITLE' | 'BODY' | 'NOTE' | 'SMALL';

/** The last sentence of the text, without its sign: "./." for the state, "." for the Party. Stays with the signatures. */
export interface EndingBlock {
  kind: 'ending';
  line: Inline[];
}

/** Ruled, over the whole width: header row on each page, rows never split. A blank follows it. */
export interface TableBlock {
  kind: 'table';
  columns: Column[];
  /** Made one by one where there are many: then it can be gone through again, and is no longer plain data. */
  rows: Iterable<Row>;
  /** SMALL: 10 pt, for pages that lie on their side; NORMAL: 12 pt. */
  size: 'NORMAL' | 'SMALL';
  /** Its cells are plain texts, each set as one on the page; else each of their lines is a paragraph. */
  plain: boolean;
}

export interface Column {
  title: string;
  /** Twips; null takes what the others leave. One column at most. */
  width: number | null;
  centred?: boolean;
}

/** A cell's paragraphs; a plain string is split at its line breaks. */
export type CellText = string | Inline[][];

/** A row of cells, or a line across the table that opens a group of rows. */
export type Row = { cells: CellText[] } | { group: string };

/** What the paper was made from: a sentence, and below it the journal's hash, unbroken. */
export interface JournalBlock {
  kind: 'journal';
  sentence: string;
  hash: string;
}

/** Two signatures side by side, kept on one page. */
export interface SignaturesBlock {
  kind: 'signatures';
  left: Signatory;
  right: Signatory;
  /** Words in the place of the signing, e.g. (DỰ THẢO, chưa ký); null leaves room for it. */
  instead: string | null;
}

/** Nơi nhận on the left, the signature on the right. */
export interface ClosingBlock {
  kind: 'closing';
  signatory: Signatory;
  recipients: string[];
  filing: string;
  instead: string | null;
}

export interface RecipientsBlock {
  kind: 'recipients';
  recipients: string[];
  /** Last line, e.g. "Lưu: VT, Hồ sơ."; see `filingOf`. */
  filing: string;
}

export interface Signatory {
  /** The lines above the post, in their order; none when the signatory signs by the post itself. */
  authority: Authority[];
  /** Post or role, printed in capitals. */
  post: string;
  /** Academic titles are left out. */
  name: string;
}

/** Words are printed in capitals as they are; a kind is written as the system writes it. */
export type Authority = string | { kind: AuthorityKind; of: string };

/**
 * ON_BEHALF thay mặt (TM. / T/M), IN_PLACE ký thay (KT. / K/T), BY_ORDER thừa lệnh (TL. / T/L), BY_DELEGATION thừa
 * ủy quyền (TUQ.), ACTING quyền (Q.). The Party has the first three only.
 */
export type AuthorityKind = 'ON_BEHALF' | 'IN_PLACE' | 'BY_ORDER' | 'BY_DELEGATION' | 'ACTING';
