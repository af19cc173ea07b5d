import type { PaperCover } from '../cover.js';
import type { PaperPerson } from '../person-phrase.js';

/** Giấy mời (form 1.6; QĐ 45/2018: chair, participants, content, time, place, what is asked of whoever comes). */
export interface InvitationModel {
  cover: PaperCover;
  /** A letter each. */
  people: PaperPerson[];
  hosts: string[];
  chair: PaperPerson;
  /** Units that are invited, as the list of participants has them. */
  units: string[];
  agenda: string[];
  topics: string[];
}
