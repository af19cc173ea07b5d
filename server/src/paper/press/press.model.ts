import type { PaperCover } from '../cover.js';
import type { PaperPerson } from '../person-phrase.js';

/** Press text (domain.md 9.7): numbers, main topics, what the chair said; nobody's personal data. */
export interface PressModel {
  cover: PaperCover;
  /** The conclusion was issued: before, what the chair says may still change. */
  issued: boolean;
  hosts: string[];
  /** By office: a public function, not personal data. */
  chair: PaperPerson;
  collated: number;
  turns: number;
  answered: { collated: number; turns: number };
  /** Most opinions first. */
  topics: string[];
  /** Assessments and requirements that name nobody else. */
  statements: string[];
  /** Lines left out because they name somebody of the meeting. */
  withheld: number;
  tasks: { all: number; dated: number };
}
