import type { CivilDate, CommitmentState } from '@doi-thoai/shared';
import type { PaperCover } from '../cover.js';
import type { MinutesDue } from '../minutes/minutes.model.js';

/** Bảng phân công nhiệm vụ (domain.md 7.3): what was promised or assigned, by whom it is done and until when. */
export interface TasksModel {
  cover: PaperCover;
  /** The notice that it belongs to, as far as it is known. */
  notice: NoticeOfTable;
  tasks: TaskRow[];
  /** Taken back by the chair: they are in no row, and no task may vanish without a word. */
  cancelled: number;
}

/** "Kèm theo Thông báo ...": what a table that is an annex says of the paper that it belongs to. */
export interface NoticeOfTable {
  number: number | null;
  symbol: string;
  issuedOn: CivilDate | null;
}

export interface TaskRow {
  text: string;
  product: string;
  /** One lead, or several that are equal; empty: nobody was named. */
  leads: string[];
  coordinating: string[];
  due: MinutesDue;
  /** The day that was promised at first, once it was extended. */
  firstDueOn: CivilDate | null;
  extended: number;
  /** Null: a task of the conclusion of which no promise was made yet. */
  state: CommitmentState | null;
  /** Where it comes from, one line for each kind. */
  sources: string[];
}
