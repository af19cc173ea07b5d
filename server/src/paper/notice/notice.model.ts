import type { AcceptanceModel } from '../acceptance/acceptance.model.js';
import type { PaperCover } from '../cover.js';
import type { PaperPerson } from '../person-phrase.js';
import type { TasksModel } from '../tasks/tasks.model.js';

/**
 * Thông báo kết luận (form 1.4, domain.md 7.1, 9.4). Its numbers are recounted from the lists that stand in its own
 * annexes (`countNotice`), so that each can be traced there.
 */
export interface NoticeModel {
  cover: PaperCover;
  /** Trích yếu as it was prepared; empty: made from chair and meeting. */
  subject: string;
  /** The chair has approved the lines as they are printed. */
  approved: boolean;
  signer: { authority: string; post: string; name: string };
  recipients: string[];
  hosts: string[];
  chair: PaperPerson;
  coChairs: PaperPerson[];
  delegates: { invited: number; onSite: number; online: number };
  /** Title of the opening report; empty: there was none. */
  report: string;
  assessments: string[];
  requirements: string[];
  floor: NoticeFloor;
  tasks: TasksModel;
  acceptance: AcceptanceModel;
  /** Who follows up, where the meeting has named somebody. */
  monitors: PaperPerson[];
}

/** What is no row of an annex. */
export interface NoticeFloor {
  /** Raw opinions; what was converted from the floor is counted apart. */
  rawSubmissions: number;
  /** Speaker of each turn: people are counted apart from turns. */
  speakers: string[];
  /** Numbers of written opinions that stand for speeches which were not reached. */
  notReached: number[];
}
